/** Numbers of the signal that a person can notice, from both sides of each. */
import { describe, expect, it } from 'vitest';
import { BeatClock, type ClockPacket } from '../../../src/signal/beat-clock.ts';
import type { BeatKind } from '../../../src/signal/beats.ts';
import { RhythmGate } from '../../../src/signal/rhythm-gate.ts';
import {
  hrOnlyReason,
  noSignal,
  signalHeartRate,
  signalQuality,
  signalState,
  withLink,
  withPacket,
  type SignalFold,
} from '../../../src/signal/signal-state.ts';

/** A clock that has heard one packet a second for half a minute, the last at 30 s, and then `more`. */
function heard(...more: readonly (Partial<ClockPacket> & { readonly at: number })[]): BeatClock {
  const clock = new BeatClock();
  const usual = { rr: [1000], bpm: 60, connection: 1 };
  for (let s = 1; s <= 30; s++) clock.push({ at: 1000 * s, ...usual });
  for (const packet of more) clock.push({ ...usual, ...packet });
  clock.finish();
  return clock;
}
const reasons = (clock: BeatClock): string[] => clock.gaps.map(({ reason }) => reason);
const seconds = (from: number, count: number, rr: readonly number[] = [1000], step = 1000) =>
  Array.from({ length: count }, (_, n) => ({ at: from + step * n, rr }));

describe('the beat clock', () => {
  it('takes more than 5 s without a packet for a hole, and 5 s for a delay until beats are missing', () => {
    expect(reasons(heard(...seconds(35_000, 10)))).toEqual(['lost']);
    expect(reasons(heard(...seconds(35_001, 10)))).toEqual(['silence']);
  });

  it('takes more than 10 s of packets without an interval for a hole', () => {
    const dry = (ms: number) => [
      ...seconds(31_000, 9, []),
      ...seconds(30_000 + ms, 1),
      ...seconds(41_500, 9),
    ];
    expect(reasons(heard(...dry(10_000)))).not.toContain('silence');
    expect(reasons(heard(...dry(10_001)))).toEqual(['silence']);
  });

  it.each([
    [200, 0],
    [199, 1],
    [3000, 0],
    [3001, 1],
  ])('takes %i ms for %i impossible intervals', (ms, count) => {
    const clock = heard({ at: 30_000 + ms, rr: [ms] }, ...seconds(31_000 + ms, 3));
    expect(clock.outOfRange).toBe(count);
    expect(clock.beats.some(({ rr }) => rr === ms)).toBe(count === 0);
  });

  it('takes a heart rate of 0 for no contact after 3 s, not before', () => {
    const zero = (ms: number) => [
      { at: 31_000, bpm: 0, rr: [] },
      { at: 31_000 + ms, bpm: 0, rr: [] },
      ...seconds(32_000 + ms, 6),
    ];
    expect(reasons(heard(...zero(2_999)))).not.toContain('contact');
    expect(reasons(heard(...zero(3_000)))).toEqual(['contact']);
  });

  it('puts the first beat after a hole no closer than half its interval to the last one before', () => {
    // Told at 32 s, the intervals reach back to 30.2 s: 200 ms after the last beat, which was at 30 s.
    const clock = heard({ at: 32_000, rr: [700, 700, 700, 800, 900, 900], connection: 2 });
    const first = clock.beats.findIndex(({ segment }) => segment === 1);
    expect(clock.beats[first]?.rr).toBe(800);
    expect((clock.beats[first]?.at ?? 0) - (clock.beats[first - 1]?.at ?? 0)).toBe(400);
  });
});

describe('the rhythm gate', () => {
  const gate = (): RhythmGate => {
    const made = new RhythmGate();
    for (let n = 0; n < 40; n++) made.push(800, 'normal', 0);
    return made;
  };
  /** States after each push. */
  const push = (
    to: RhythmGate,
    rr: readonly number[],
    kind: BeatKind = 'normal',
    deviation: number | undefined = 0,
  ): boolean[] =>
    rr.map((ms) => {
      to.push(ms, kind, deviation);
      return to.on;
    });
  const even = (n: number): number[] => Array.from({ length: n }, () => 800);

  it.each(['ectopic', 'short'] as const)('opens at 12 of 40 that are %s, and shuts at 2', (kind) => {
    const one = gate();
    expect(push(one, even(12), kind)).toEqual([...Array<boolean>(11).fill(false), true]);
    // 28 more fill the window; from then on each takes one out.
    expect(push(one, even(38)).lastIndexOf(true)).toBe(36);
    expect(one.on).toBe(false);
  });

  it('stays open while more than 8 of 40 changes are jumps, of more than 0.16 in the logarithm', () => {
    const stairs = (jumps: number, high: number): number[] =>
      Array.from({ length: 40 }, (_, n) => (Math.min(n, jumps - 1) % 2 === 0 ? high : 800));
    const after = (jumps: number, high: number): boolean => {
      const one = gate();
      push(one, even(12), 'ectopic');
      expect(one.on).toBe(true);
      return push(one, stairs(jumps, high)).at(-1) ?? false;
    };
    // ln(938 / 800) = 0.159, ln(940 / 800) = 0.161.
    expect([after(8, 940), after(9, 940), after(9, 938)]).toEqual([false, true, false]);
  });

  it('opens at 16 jumps of 40, not at 15', () => {
    const one = gate();
    const tiny = Array.from({ length: 41 }, (_, n) => 800 + 8 * (n % 2));
    push(one, tiny, 'normal', 0.2);
    const states = push(
      one,
      Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? 1000 : 800)),
      'normal',
      0.2,
    );
    expect(states).toEqual([...Array<boolean>(15).fill(false), true]);
  });

  it('opens when 18 of 40 changes turn, not at 17', () => {
    const one = gate();
    // Three up, three down, each a jump: one change in three turns.
    const levels = [700, 850, 1030, 1250, 1030, 850];
    const slow = Array.from({ length: 60 }, (_, n) => levels[n % 6] ?? 0);
    expect(push(one, slow, 'normal', 0.2)).not.toContain(true);
    const fast = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 700 : 850));
    const all = [...slow, ...fast];
    const turns = (end: number): number =>
      Array.from({ length: 40 }, (_, k) => end - k).filter((i) => {
        const change = (j: number): number => Math.log((all[j] ?? 0) / (all[j - 1] ?? 0));
        return change(i) * change(i - 1) < 0;
      }).length;
    const states = push(one, fast, 'normal', 0.2);
    const opened = states.indexOf(true);
    expect(turns(60 + opened)).toBe(18);
    expect(turns(60 + opened - 1)).toBe(17);
  });

  it('opens at a median surprise of 0.09, not below', () => {
    const jumping = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? 700 : 900));
    expect(push(new RhythmGate(), jumping, 'normal', 0.0899)).not.toContain(true);
    expect(push(new RhythmGate(), jumping, 'normal', 0.09)).toContain(true);
  });

  it('judges from 30 intervals on', () => {
    const states = push(new RhythmGate(), even(30), 'short');
    expect(states).toEqual([...Array<boolean>(29).fill(false), true]);
  });
});

describe('the signal', () => {
  const whole = { verdict: 'full', corrected: 0, missing: 0 } as const;
  const linked = withLink(noSignal, { at: 0, state: 'connected' });
  const take = (fold: SignalFold, at: number, rr: readonly number[] = [1000], bpm = 60): SignalFold =>
    withPacket(fold, { at, bpm, rr }, whole);
  const run = (from: number, to: number, start: SignalFold, rr: readonly number[] = [1000]): SignalFold => {
    let fold = start;
    for (let at = from; at <= to; at += 1000) fold = take(fold, at, rr);
    return fold;
  };

  it('is lost after 3 s without a packet', () => {
    const fold = run(1000, 20_000, linked);
    expect([signalState(fold, 22_999), signalState(fold, 23_000)]).toEqual(['good', 'lost']);
  });

  it('is heart rate only after 10 s of packets without an interval from a strap that sent five', () => {
    const dry = (sent: number): SignalFold =>
      run(1000 * (sent + 1), 30_000, run(1000, 1000 * sent, linked), []);
    expect([signalState(dry(20), 30_000), hrOnlyReason(dry(20), 30_000)]).toEqual(['hr-only', 'ceased']);
    expect(signalState(run(21_000, 29_000, run(1000, 20_000, linked), []), 29_999)).toBe('good');
    expect([hrOnlyReason(dry(5), 30_000), hrOnlyReason(dry(4), 30_000)]).toEqual(['ceased', undefined]);
  });

  it('shows a heart rate that stands still without an interval for less than a minute', () => {
    const fold = run(21_000, 79_000, run(1000, 20_000, linked), []);
    expect([signalHeartRate(fold, 79_999), signalHeartRate(fold, 80_000)]).toEqual([60, undefined]);
    expect(signalHeartRate(take(fold, 80_000, [], 61), 80_000)).toBe(61);
    expect(signalHeartRate(take(fold, 80_000), 80_000)).toBe(60);
  });

  it('knows nothing of fewer than 10 beats, and takes one event for a share from 50 on', () => {
    const of = (beats: number, events: number) =>
      signalQuality('full', { beats, events, corrected: events / beats, missing: 0 }).corrected;
    expect([of(9, 1), of(10, 1), of(49, 1), of(50, 1)]).toEqual([undefined, 0, 0, 0.02]);
    expect(of(20, 2)).toBeCloseTo(0.05);
    expect(signalQuality('full', { beats: 20, events: 0, corrected: 0, missing: 0.04 }).missing).toBe(0.04);
  });
});
