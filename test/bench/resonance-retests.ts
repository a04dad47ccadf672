// How often a retest keeps a rate that is still right, and moves one that is not.
import { PEAKED } from '../../mocks/response.ts';
import { retestPlan } from '../../src/pacing/plan.ts';
import { reachOf } from '../../src/pacing/protocol.ts';
import { retestResonance } from '../../src/signal/resonance-retest.ts';
import type { BreathsPerMin } from '../../src/terms/units.ts';
import { estimateResonance } from '../../src/signal/resonance.ts';
import { peakOf, responseFor, type ClientSpec } from './resonance-client.ts';
import type { Lab } from './resonance-outcome.ts';

/** How far the peak lies from the accepted rate, breaths per minute. */
const MOVES = [0, 0.5] as const;

/** The lines of the table for retests of the clients with these seeds. */
export async function retestLines(lab: Lab, seeds: readonly number[]): Promise<string[]> {
  const lines = [
    '',
    '## Retest, three rates of 90 s',
    '',
    '| peak against the accepted rate | beats | clients | stays | proposes the better rate | proposes a worse rate | no result | cover 80 % |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const move of MOVES) {
    for (const world of ['human', 'disturbed', 'clean'] as const) {
      let covered = 0;
      let ranges = 0;
      const counts = { stays: 0, better: 0, worse: 0, none: 0 };
      const all = PEAKED.flatMap((family) => seeds.map((seed) => ({ family, seed })));
      for (const { family, seed } of all) {
        const way = seed % 2 === 0 ? 1 : -1;
        const accepted: BreathsPerMin = Math.round((peakOf(seed) - way * move) * 10) / 10;
        const plan = retestPlan(accepted, { floor: 3.6 });
        const spec: ClientSpec = { seed, family, world, conduct: 'follows' };
        const { lossAt, peak } = responseFor(spec);
        const { breaths } = await lab.led(plan, spec);
        const result = retestResonance(lab.library, breaths, plan.rates, accepted);
        const whole = estimateResonance(lab.library, breaths, reachOf(plan));
        if ('fit' in whole && peak !== undefined) {
          const { low, high } = whole.fit.posterior;
          ranges += 1;
          if (peak >= low && peak <= high) covered += 1;
        }
        if (result.kind === 'stays') counts.stays += 1;
        else if (result.kind === 'proposes') {
          const better = lossAt(result.rate) < lossAt(accepted);
          counts[better ? 'better' : 'worse'] += 1;
        } else counts.none += 1;
      }
      const share = (n: number): string => `${((100 * n) / all.length).toFixed(0)} %`;
      const shares = [counts.stays, counts.better, counts.worse, counts.none].map(share);
      lines.push(
        `| ${move === 0 ? 'the same' : `${move} away`} | ${world === 'human' ? 'human drift' : world} | ${all.length} | ${shares.join(' | ')} | ${(covered / ranges).toFixed(2)} |`,
      );
    }
  }
  return lines;
}
