/** Hours of a measured breath as the facts of a session: a simulated chest at 25 samples a second, packed every ten seconds as live. It prints nothing. */
import { createChest, SITTING } from '../../mocks/chest.ts';
import { createRandom } from '../../mocks/random.ts';
import type { SessionEvent } from '../../src/session/events.ts';
import { packCounts } from '../../src/session/breath-samples.ts';
import { BREATH_HZ, BREATH_STEP } from '../../src/signal/breath-sample.ts';
import type { Ms } from '../../src/terms/units.ts';

const PACKED: Ms = 10_000;

/** `facts` with the samples of their whole length among them. */
export function withBreath(facts: readonly SessionEvent[], breathsPerMin = 7): readonly SessionEvent[] {
  const end = facts.at(-1)?.at ?? 0;
  const chest = createChest({ ...SITTING, moves: 0.3 }, createRandom(3), (at) => ({
    volume: (1 - Math.cos((2 * Math.PI * breathsPerMin * at) / 60_000)) / 2,
    speaking: false,
  }));
  const samples: SessionEvent[] = [];
  for (let from = 0; from + PACKED < end; from += PACKED) {
    const counts: number[] = [];
    for (let at = from; at < from + PACKED; at += BREATH_STEP) counts.push(...chest(at));
    samples.push({
      type: 'breath-samples',
      at: from + PACKED,
      who: 'client',
      source: 'polar',
      kind: 'acceleration',
      stream: 1,
      hz: BREATH_HZ,
      from,
      age: PACKED,
      rate: 1,
      unit: 1,
      counts: packCounts(counts),
    });
  }
  return [...facts, ...samples].toSorted((a, b) => a.at - b.at);
}
