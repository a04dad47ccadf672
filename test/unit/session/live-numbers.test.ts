/** The live numbers on the simulated client: what is shown, what is hidden, and why. */
import { describe, expect, it } from 'vitest';
import { waveTrend } from '../../../src/session/chart-series.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import type { Shown } from '../../../src/session/live.ts';
import { warmth } from '../../../src/session/warmth.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';

const reasonOf = (shown: Shown): string => (shown.shown ? 'shown' : shown.reason.code);
const valueOf = (shown: Shown): number => {
  if (!shown.shown) throw new Error(`hidden: ${shown.reason.code}`);
  return shown.value;
};

describe('live numbers', () => {
  it('settle first, then show RMSSD of the last minute as the plain formula gives it', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(3000);
    const early = watch.numbers(s.now());
    expect(early.heartRate).toBeGreaterThan(40);
    expect(reasonOf(early.rmssd)).toBe('settling');
    await s.run(90_000);
    const { rmssd: shown } = watch.numbers(s.now());
    expect(reasonOf(shown)).toBe('shown');
    if (!shown.shown) return;
    const { beats, labels } = s.session.track();
    const within = beats
      .slice(0, labels.kinds.length)
      .filter((beat) => beat.at > shown.basis.from && beat.at <= shown.basis.to);
    expect(within.length).toBe(shown.basis.beats);
    const steps = within.slice(1).map((beat, i) => beat.rr - (within[i]?.rr ?? NaN));
    const plain = Math.sqrt(steps.reduce((sum, step) => sum + step * step, 0) / steps.length);
    expect(shown.value).toBeCloseTo(plain, 6);
  });

  it('hide RMSSD while breathing is slow and paced, show the wave and the adherence instead, and turn back a minute after', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(80_000);
    expect(reasonOf(watch.numbers(s.now()).heartWave)).toBe('no-guide');
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    const reasons = new Set<string>();
    for (let second = 0; second < 100; second++) {
      await s.run(1000);
      const { heartWave } = watch.numbers(s.now());
      reasons.add(heartWave.shown ? 'shown' : JSON.stringify(heartWave.reason));
    }
    expect([...reasons]).toEqual([
      ...[0, 1, 2, 3].map((have) => JSON.stringify({ code: 'few-breaths', have, need: 4 })),
      'shown',
    ]);
    const paced = watch.numbers(s.now());
    expect(reasonOf(paced.rmssd)).toBe('paced');
    expect(reasonOf(paced.sdnn)).toBe('paced');
    expect(valueOf(paced.heartWave)).toBeGreaterThan(8);
    expect(paced.adherence).toEqual({ state: 'with' });
    const warm = warmth(s.session, watch.breaths, s.now());
    expect(warm).toBeGreaterThan(0.4);
    expect(warm).toBeLessThan(1);
    s.rest();
    await s.run(30_000);
    expect(reasonOf(watch.numbers(s.now()).rmssd)).toBe('paced');
    await s.run(50_000);
    const free = watch.numbers(s.now());
    expect(reasonOf(free.rmssd)).toBe('shown');
    expect(free.adherence).toBeUndefined();
  });

  it('say that a client breathes in a rhythm of its own, never that it fails', async () => {
    const s = await simulatedSession('own-pace');
    const watch = new LiveNumbersReader(s.session);
    await s.run(30_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(60_000);
    const states: (string | undefined)[] = [];
    for (let look = 0; look < 20; look++) {
      await s.run(6000);
      states.push(watch.numbers(s.now()).adherence?.state);
    }
    expect(states).not.toContain('with');
    expect(states.filter((state) => state === 'own').length).toBeGreaterThan(5);
  });

  it('leave breaths with marked speech out of what is locked to the breath, everywhere, and take them back with the mark', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(20_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(100_000);
    const before = waveTrend(s.session).filter(({ value }) => value !== undefined).length;
    expect(watch.numbers(s.now())).toMatchObject({ heartWave: { shown: true }, leavesOut: false });
    s.session.record({ type: 'mark', at: s.now() - 60_000, id: 'm', kind: 'speech', by: 'therapist' });
    s.session.record({ type: 'mark', at: s.now(), id: 'n', kind: 'movement', by: 'therapist' });
    // Of ten breaths the four or five before the mark are left, and the newest of them lie within two minutes.
    const marked = watch.numbers(s.now());
    expect(marked.leavesOut).toBe(true);
    const { heartWave } = marked;
    const to = heartWave.shown ? heartWave.basis.to : 0;
    expect(to).toBeLessThanOrEqual(s.now() - 60_000);
    expect(waveTrend(s.session).filter(({ value }) => value !== undefined).length).toBeLessThan(before - 4);
    s.session.record({ type: 'undone', at: s.now(), id: 'm' });
    s.session.record({ type: 'undone', at: s.now(), id: 'n' });
    expect(watch.numbers(s.now()).leavesOut).toBe(false);
    expect(waveTrend(s.session).filter(({ value }) => value !== undefined)).toHaveLength(before);
  });

  it('tell the wave of the four newest breaths of the last two minutes, with the smallest and the largest', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(20_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(100_000);
    const { heartWave: wave } = watch.numbers(s.now());
    const newest = watch.breaths.breaths.slice(-4);
    const sizes = newest.map(({ ptt }) => ptt);
    expect(newest.every(({ valid }) => valid)).toBe(true);
    if (!wave.shown) throw new Error('hidden');
    expect(wave.value).toBeCloseTo(sizes.reduce((sum, size) => sum + size, 0) / 4, 9);
    expect(wave.range).toEqual([Math.min(...sizes), Math.max(...sizes)]);
    expect(wave.basis).toMatchObject({ from: newest[0]?.onset, corrected: 0 });
    expect(wave.basis.to).toBeCloseTo((newest[0]?.onset ?? 0) + 40_000, 6);
    expect(wave.basis.missing).toBeCloseTo(0, 9);
  });

  it('hide everything but the heart rate for a strap without intervals', async () => {
    const s = await simulatedSession('no-intervals');
    const watch = new LiveNumbersReader(s.session);
    await s.run(60_000);
    const numbers = watch.numbers(s.now());
    expect(numbers.heartRate).toBeGreaterThan(40);
    expect(reasonOf(numbers.rmssd)).toBe('no-intervals');
    expect(reasonOf(numbers.heartWave)).toBe('no-intervals');
  });

  it('hide variability in a rhythm that cannot be interpreted', async () => {
    const s = await simulatedSession('irregular-rhythm');
    const watch = new LiveNumbersReader(s.session);
    await s.run(90_000);
    expect(reasonOf(watch.numbers(s.now()).rmssd)).toBe('rhythm');
  });

  it('leave no number standing when the link is lost, and bridge no interval when it comes back', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(90_000);
    s.simulation.faults.loseLink(12_000);
    await s.run(6000);
    const lost = watch.numbers(s.now());
    expect(warmth(s.session, watch.breaths, s.now())).toBeUndefined();
    expect(lost.heartRate).toBeUndefined();
    expect(reasonOf(lost.rmssd)).toBe('no-strap');
    await s.run(60_000);
    const { beats, gaps } = s.session.track();
    expect(gaps.map((gap) => gap.reason)).toEqual(['link']);
    expect(new Set(beats.map((beat) => beat.segment)).size).toBe(2);
    expect(watch.numbers(s.now()).heartRate).toBeGreaterThan(40);
  });

  it('take the slow heart rate from the five newest usable intervals, as the plain mean gives it', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    const { labels, beats } = s.session.track();
    let seen = 0;
    for (let second = 0; second < 60; second++) {
      await s.run(1000);
      const { slowHeartRate: slow } = watch.numbers(s.now());
      if (!slow.shown) continue;
      seen += 1;
      const have = labels.kinds.length;
      const newest = beats.slice(have - 5, have);
      const span = newest.reduce((sum, { rr }) => sum + rr, 0);
      expect(slow.value).toBeCloseTo((5 * 60_000) / span, 9);
      expect(slow).toMatchObject({ weak: false, basis: { beats: 5, corrected: 0, missing: 0 } });
      expect(slow.basis.to).toBe(newest.at(-1)?.at);
      expect(slow.basis.to - slow.basis.from).toBeCloseTo(span, -2);
    }
    expect(seen).toBeGreaterThan(30);
  });

  it('pass over what is no normal beat in the slow heart rate, and say so', async () => {
    const s = await simulatedSession('early-beats');
    const watch = new LiveNumbersReader(s.session);
    const seen = new Set<boolean>();
    for (let second = 0; second < 200; second++) {
      await s.run(1000);
      const { slowHeartRate: slow } = watch.numbers(s.now());
      if (!slow.shown) continue;
      seen.add(slow.weak);
      const { beats, corrected } = slow.basis;
      expect(beats * (1 - corrected)).toBeCloseTo(5, 9);
      expect(slow.weak).toBe(beats > 5);
      expect(slow.value).toBeGreaterThan(40);
      expect(slow.value).toBeLessThan(120);
    }
    expect(seen).toEqual(new Set([false, true]));
  });
});
