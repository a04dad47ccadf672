/** What the client's picture is told of their own breath: a share where it is sure, nothing where it is not, and no jump. */
import { describe, expect, it } from 'vitest';
import { OwnBreathMark } from '../../../src/session/own-breath.ts';
import type { ChestTrack } from '../../../src/session/chest-track.ts';

type Track = Parameters<OwnBreathMark['at']>[0];
interface Point {
  readonly at: number;
  readonly level: number;
  readonly masked: boolean;
}
const HZ = 25;
const PERIOD = 10_000;

/** A breath of `swing` around `middle` until `until`, 25 points a second. */
const curve = (until: number, swing: (at: number) => number = () => 20, masked = false): Point[] =>
  Array.from({ length: (until / 1000) * HZ }, (_, i) => {
    const at = (i * 1000) / HZ;
    return { at, level: 300 - (swing(at) / 2) * Math.cos((2 * Math.PI * at) / PERIOD), masked };
  });

const track = (points: readonly Point[], state = 'clear', directed = true): Track => ({
  points: points as ChestTrack['points'],
  directed,
  look: (now) => ({ from: 0, to: now, state }) as ReturnType<ChestTrack['look']>,
  following: () => undefined,
});

describe('the mark of the own breath', () => {
  it('goes from the usual end of the breath out to that of the breath in', () => {
    const mark = new OwnBreathMark();
    const shares: number[] = [];
    const all = curve(60_000);
    for (let n = 40 * HZ; n <= all.length; n += 5) {
      const share = mark.at(track(all.slice(0, n)), (n * 1000) / HZ);
      if (share !== undefined) shares.push(share);
    }
    expect(shares).toHaveLength(101);
    expect(Math.min(...shares)).toBe(0);
    expect(Math.max(...shares)).toBe(1);
    // Halfway in it is halfway up.
    expect(new OwnBreathMark().at(track(all.slice(0, 42.5 * HZ + 1)), 42_500)).toBeCloseTo(0.5, 1);
  });

  it.each([
    ['nothing has come', track([])],
    ['the person moves', track(curve(40_000, () => 20, true))],
    ['the person speaks', track(curve(40_000), 'speaking')],
    ['the swing is too small for the sensor', track(curve(40_000), 'small')],
    ['up is not known to be in', track(curve(40_000), 'clear', false)],
    ['the curve is flat', track(curve(40_000, () => 0))],
  ])('is not shown while %s', (_, unsure) => {
    expect(new OwnBreathMark().at(unsure, 40_000)).toBeUndefined();
  });

  it('is shown while the breath goes with the guide, clear or not', () => {
    const with_ = { ...track(curve(40_000), 'irregular'), following: () => ({ state: 'with' as const }) };
    expect(new OwnBreathMark().at(with_, 40_000)).toBeDefined();
  });

  it('does not jump when a deep breath is forgotten', () => {
    const mark = new OwnBreathMark();
    const all = curve(120_000, (at) => (at >= 30_000 && at < 40_000 ? 60 : 20));
    let before: number | undefined;
    let most = 0;
    for (let n = 45 * HZ; n <= all.length; n += 5) {
      const share = mark.at(track(all.slice(0, n)), (n * 1000) / HZ);
      if (share !== undefined && before !== undefined) most = Math.max(most, Math.abs(share - before));
      before = share;
    }
    // In a fifth of a second an even breath of ten seconds goes 6 % of its way at most; the scale's own ends are left a little of it.
    expect(most).toBeGreaterThan(0.05);
    expect(most).toBeLessThan(0.11);
  });
});
