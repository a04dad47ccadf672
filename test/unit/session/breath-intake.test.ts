/** Frames of a belt on their way to facts: rounded as a fact holds them, packed every ten seconds, cut at a hole. */
import { describe, expect, it } from 'vitest';
import { BreathIntake, type LiveSample } from '../../../src/session/breath-intake.ts';
import { samplesOf, unpackCounts } from '../../../src/session/breath-samples.ts';
import type { BreathSamplesFact } from '../../../src/session/breath-events.ts';

const pull = (i: number): number => 6.254 + 2 * Math.sin(i / 10);

/** A belt that sends one sample every 50 ms, each 20 ms later than it was taken; without those that `lost` names. */
function belt(
  count: number,
  value: (i: number) => number = pull,
  lost: (i: number) => boolean = () => false,
) {
  const intake = new BreathIntake('client', 3, 'force');
  const facts: { readonly fact: BreathSamplesFact; readonly i: number }[] = [];
  const live: LiveSample[] = [];
  for (let i = 0; i < count; i++) {
    if (lost(i)) continue;
    const frame = {
      at: 5020 + 50 * i,
      source: 'vernier',
      kind: 'force',
      device: 50 * i,
      samples: [[value(i)]],
      hz: 20,
    } as const;
    const told = intake.frame(frame);
    live.push(...told.live);
    for (const fact of told.facts) facts.push({ fact: { ...fact, at: frame.at } as BreathSamplesFact, i });
  }
  return { intake, facts, live };
}
const countsOf = ({ counts }: BreathSamplesFact): number[] => [...unpackCounts(counts)];

describe('samples of a belt', () => {
  it('are a fact every ten seconds, with all that it needs to be read again', () => {
    const { intake, facts } = belt(410);
    expect(facts.map(({ i }) => i)).toEqual([199, 399]);
    const [first, second] = facts.map(({ fact }) => fact);
    expect(first).toMatchObject({
      type: 'breath-samples',
      who: 'client',
      source: 'vernier',
      kind: 'force',
      stream: 3,
      hz: 20,
      from: 0,
      unit: 0.01,
    });
    expect(second?.from).toBe(10_000);
    expect(countsOf(first!)).toEqual(Array.from({ length: 200 }, (_, i) => Math.round(100 * pull(i))));
    // The tenth of a second before the end is not known before the end: the rest comes when it is asked for.
    const [rest] = intake.flush(25_520);
    expect(countsOf(rest as BreathSamplesFact)).toEqual(
      Array.from({ length: 10 }, (_, i) => Math.round(100 * pull(400 + i))),
    );
    expect(intake.flush(25_520)).toEqual([]);
  });

  it('are drawn as they are kept, at the same times', () => {
    const { facts, live } = belt(200);
    const kept = [...samplesOf(facts[0]!.fact)];
    expect(live).toHaveLength(200);
    expect(live.map(({ values }) => values)).toEqual(kept.map(({ values }) => values));
    expect(live.every(({ stream, step }) => stream === 3 && step === 50)).toBe(true);
    for (const [i, { device, at }] of kept.entries()) {
      expect(device).toBe(live[i]!.device);
      // The clock was learned on the way.
      expect(Math.abs(at - live[i]!.at)).toBeLessThan(60);
    }
  });

  it('are held within what a fact holds', () => {
    const { facts } = belt(200, (i) => (i % 2 === 0 ? 1000 : -1000));
    expect(countsOf(facts[0]!.fact).slice(0, 4)).toEqual([32_767, -32_768, 32_767, -32_768]);
  });

  it('are cut at a hole: no fact reaches over it', () => {
    const { intake, facts } = belt(150, pull, (i) => i >= 80 && i < 110);
    expect(facts).toHaveLength(1);
    expect(countsOf(facts[0]!.fact)).toHaveLength(80);
    const [rest] = intake.flush(12_520) as BreathSamplesFact[];
    expect([rest?.from, countsOf(rest!).length]).toEqual([5500, 40]);
  });

  it('begin another stream where the sensor’s clock goes back or another sensor sends', () => {
    const { intake } = belt(20);
    const frame = { at: 0, source: 'vernier', kind: 'force', device: 1000, samples: [[1]], hz: 20 } as const;
    expect(intake.restarts(frame)).toBe(false);
    expect(intake.restarts({ ...frame, device: 0 })).toBe(true);
    expect(intake.restarts({ ...frame, kind: 'acceleration' })).toBe(true);
    expect(new BreathIntake('client', 1, 'force').restarts({ ...frame, device: 0 })).toBe(false);
  });
});
