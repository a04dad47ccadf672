/** Own breathing rate and adherence on seeded clients: how often each is told, and that a "with" can be trusted. */
import { describe, expect, it } from 'vitest';
import { adherence, type Adherence } from '../../../src/signal/adherence.ts';
import { breathAmplitudes } from '../../../src/signal/breath-amplitudes.ts';
import { breathLock } from '../../../src/signal/breath-locked.ts';
import { ownRate } from '../../../src/signal/own-rate.ts';
import { breathingClient } from '../../fixtures/breathing-client.ts';
import { evenBreaths } from '../../fixtures/steady-heart.ts';

const GUIDE = 6;
const SEEDS = 8;

/** States of every run of six breaths in clients that breathe at `breathsPerMin` while the guide leads six a minute. */
function states(swing: number, breathsPerMin: number): (Adherence | undefined)[] {
  const found: (Adherence | undefined)[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const record = breathingClient({ seed, swing, breathsPerMin, seconds: 220 });
    const breaths = breathAmplitudes(record.beats, record.kinds, evenBreaths(20_000, 60_000 / GUIDE, 18));
    for (let k = 6; k <= breaths.length; k++) {
      const last = breaths[k - 1]!;
      const own = ownRate(record, last.onset + last.periodMs, true);
      found.push(adherence(breathLock(record, breaths.slice(k - 6, k), 0.4), GUIDE, () => own));
    }
  }
  return found;
}

const share = (all: readonly (Adherence | undefined)[], state: string): number =>
  all.filter((s) => s?.state === state).length / all.length;

describe('adherence', () => {
  it('a large wave at the guide is with it, a smaller one mostly', () => {
    expect(share(states(16, 6), 'with')).toBeGreaterThan(0.97);
    expect(share(states(6, 6), 'with')).toBeGreaterThan(0.6);
  });

  it('another rate is never called with the guide, and mostly told', () => {
    for (const rate of [13, 8, 5]) {
      const found = states(12, rate);
      expect(share(found, 'with'), `${rate}`).toBeLessThan(0.02);
      expect(share(found, 'own'), `${rate}`).toBeGreaterThan(0.7);
      const rates = found.flatMap((s) => (s?.state === 'own' ? s.breathsPerMin : []));
      for (const own of rates) expect(Math.abs(own - rate), `${rate}`).toBeLessThan(1);
    }
  });

  it('no wave at all is unclear', () => {
    const found = states(0, 6);
    expect(share(found, 'unclear')).toBeGreaterThan(0.7);
    expect(share(found, 'with')).toBeLessThan(0.12);
  });

  it('says nothing of fewer than six breaths', () => {
    const record = breathingClient({ seed: 3, swing: 16, breathsPerMin: 6, seconds: 120 });
    const breaths = breathAmplitudes(record.beats, record.kinds, evenBreaths(20_000, 10_000, 5));
    expect(adherence(breathLock(record, breaths, 0.4), 6, () => undefined)).toBeUndefined();
    expect(adherence(undefined, 6, () => undefined)).toBeUndefined();
  });
});

describe('own breathing rate', () => {
  it('of a free breather at 14 a minute with a vascular wave beside it', () => {
    let confident = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const record = breathingClient({ seed, swing: 8, breathsPerMin: 14, seconds: 90, vascular: 1.5 });
      const rate = ownRate(record, 85_000, false)!;
      expect(Math.abs(rate.breathsPerMin - 14), `seed ${seed}`).toBeLessThan(1);
      if (rate.confident) confident++;
    }
    expect(confident).toBeGreaterThan(6);
  });

  it('of slow breathing', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const record = breathingClient({ seed, swing: 14, breathsPerMin: 6, seconds: 90 });
      const rate = ownRate(record, 85_000, true)!;
      expect(rate.confident).toBe(true);
      expect(Math.abs(rate.breathsPerMin - 6)).toBeLessThan(0.5);
    }
  });

  it('is seldom confident without a breathing wave', () => {
    let confident = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const record = breathingClient({ seed, swing: 0, breathsPerMin: 14, seconds: 90, vascular: 0.6 });
      if (ownRate(record, 85_000, false)?.confident === true) confident++;
    }
    expect(confident).toBeLessThan(6);
  });

  it('is unknown from less than 45 s, and across a hole', () => {
    const record = breathingClient({ seed: 1, swing: 14, breathsPerMin: 6, seconds: 90 });
    expect(
      ownRate({ ...record, beats: record.beats.filter((b) => b.at > 50_000) }, 85_000, true),
    ).toBeUndefined();
    const kinds = [...record.kinds];
    kinds[record.beats.findIndex((b) => b.at > 60_000)] = 'gap';
    expect(ownRate({ ...record, kinds }, 85_000, true)).toBeUndefined();
  });
});
