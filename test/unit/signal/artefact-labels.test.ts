/** What the labeller promises its callers: kinds, events, delay, stretches, and that a label never changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArtefactLabeller, labelAll, labelBeats, labelStretch } from '../../../src/signal/artefacts.ts';
import { gateStates } from '../../../src/signal/rhythm-gate.ts';
import { swingingHeart } from '../../fixtures/swinging-heart.ts';

const steady = (count: number): number[] => Array.from({ length: count }, (_, i) => 850 + 20 * Math.sin(i));
const kindsOf = (...odd: number[]): string[] =>
  labelAll([...steady(30), ...odd, ...steady(12)]).slice(30, 30 + odd.length);

const anyStretch = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 700, max: 950 }) },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 6000 }) },
  ),
  { maxLength: 80 },
);

describe('labels', () => {
  it('name what happened', () => {
    expect(kindsOf(870)).toEqual(['normal']);
    expect(kindsOf(560, 1140)).toEqual(['ectopic', 'ectopic']);
    expect(kindsOf(1700)).toEqual(['missed']);
    expect(kindsOf(2550)).toEqual(['missed']);
    expect(kindsOf(350, 500)).toEqual(['extra', 'extra']);
    expect(kindsOf(5200)).toEqual(['gap']);
    expect(kindsOf(1300)).toEqual(['long']);
    expect(kindsOf(420, 830)).toEqual(['short', 'normal']);
    // Alone, with no shorter interval after it, it is an early beat that resets the sinus.
    expect(kindsOf(420, 880)).toEqual(['ectopic', 'ectopic']);
  });

  it('count one early beat, which labels two intervals, as one event', () => {
    const { kinds, events } = labelStretch([...steady(20), 560, 1140, ...steady(10), 1700, ...steady(10)]);
    expect(kinds.filter((kind) => kind !== 'normal')).toEqual(['ectopic', 'ectopic', 'missed']);
    expect(events.slice(20, 22)).toEqual([1, 1]);
    expect(events[32]).toBe(2);
    expect(events.filter((event) => event === undefined)).toHaveLength(kinds.length - 3);
  });

  it('come three intervals late, the first ones after the tenth', () => {
    const labeller = new ArtefactLabeller();
    const known = steady(14).map((interval) => {
      labeller.push(interval);
      return labeller.kinds.length;
    });
    expect(known).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 6, 9, 11]);
    labeller.finish();
    expect(labeller.kinds).toHaveLength(14);
  });

  it('never change once committed, and live equals afterwards', () => {
    fc.assert(
      fc.property(anyStretch, (rr) => {
        const labeller = new ArtefactLabeller();
        const whole = labelStretch(rr);
        for (const interval of rr) {
          labeller.push(interval);
          expect(labeller.kinds).toEqual(whole.kinds.slice(0, labeller.kinds.length));
          expect(labeller.events).toEqual(whole.events.slice(0, labeller.events.length));
        }
        labeller.finish();
        expect(labeller.kinds).toEqual(whole.kinds);
        expect(whole.kinds).toHaveLength(rr.length);
        expect(whole.deviations).toHaveLength(rr.length);
        expect(whole.kinds.map((kind) => kind === 'normal')).toEqual(
          whole.events.map((event) => event === undefined),
        );
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('of a stretch depend on that stretch alone', () => {
    fc.assert(
      fc.property(anyStretch, anyStretch, (first, second) => {
        const beats = [first, second].flatMap((rr, segment) =>
          rr.map((interval) => ({ at: 0, rr: interval, segment })),
        );
        const { kinds } = labelBeats(beats);
        expect(kinds).toEqual([...labelAll(first), ...labelAll(second)]);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('of a stretch too short for a rhythm say only what no heart does', () => {
    expect(labelAll([800, 120, 3000])).toEqual(['normal', 'short', 'long']);
    expect(labelStretch([800, 120, 3000]).deviations).toEqual([undefined, undefined, undefined]);
    expect(labelAll([])).toEqual([]);
    expect(labelAll([820, 810, 2900, 830, 800, 815])).toEqual([
      'normal',
      'normal',
      'gap',
      'normal',
      'normal',
      'normal',
    ]);
  });

  it('find the rhythm again after it has been counted double for minutes', () => {
    const doubled = steady(40).flatMap((interval) => [interval * 0.5, interval * 0.5]);
    const kinds = labelAll([...steady(60), ...doubled, ...steady(60)]);
    expect(kinds.slice(-40).every((kind) => kind === 'normal')).toBe(true);
  });

  it('leave breathing swings of 6 to 40 bpm alone, and the rhythm gate too', () => {
    for (const swingBpm of [6, 12, 20, 30, 40]) {
      let beats = 0;
      let flagged = 0;
      for (let seed = 0; seed < 20; seed++) {
        const rr = swingingHeart({
          seed: 7 * seed + swingBpm,
          meanBpm: seed % 2 === 0 ? 75 : 60,
          swingBpm,
          minutes: 8,
        });
        const labels = labelStretch(rr);
        beats += rr.length;
        flagged += labels.kinds.filter((kind) => kind !== 'normal').length;
        expect(gateStates(rr, labels).some(Boolean)).toBe(false);
      }
      expect(beats).toBeGreaterThan(10_000);
      expect(flagged / beats).toBeLessThanOrEqual(0.001);
    }
  });
});
