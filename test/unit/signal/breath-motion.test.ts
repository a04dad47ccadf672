/** Movement that hides a breath, and the low-pass that tells it from quick movement: 25 samples a second. */
import { describe, expect, it } from 'vitest';
import { BreathMotion } from '../../../src/signal/breath-motion.ts';
import { LowPass } from '../../../src/signal/low-pass.ts';

describe('the low-pass', () => {
  /** Amplitude of a sine of `hz` behind a low-pass at 1 Hz, once it has settled. */
  const gain = (hz: number): number => {
    const low = new LowPass(25, 1);
    let most = 0;
    for (let i = 0; i < 5000; i++) {
      const y = low.push(Math.sin((2 * Math.PI * hz * i) / 25));
      if (i > 2500) most = Math.max(most, Math.abs(y));
    }
    return most;
  };

  it('is Butterworth of second order: half the power at its cut, by the bilinear transform elsewhere', () => {
    const warped = (hz: number): number => Math.tan((Math.PI * hz) / 25) / Math.tan(Math.PI / 25);
    for (const hz of [0.1, 0.5, 1, 2, 5]) expect(gain(hz)).toBeCloseTo(1 / Math.sqrt(1 + warped(hz) ** 4), 2);
  });

  it('begins, and begins again, as if the first sample had always been', () => {
    const low = new LowPass(25, 1);
    for (let i = 0; i < 50; i++) expect(low.push(7)).toBeCloseTo(7, 12);
    low.push(100);
    low.reset();
    expect([low.push(-3), low.push(-3)]).toEqual([
      expect.closeTo(-3, 12) as number,
      expect.closeTo(-3, 12) as number,
    ]);
  });
});

/** Whether each of some samples is masked: `raw` and its low-passed self by sample. */
function masked(
  count: number,
  at: (i: number) => readonly [raw: readonly number[], low: readonly number[]],
  motion = new BreathMotion(),
): boolean[] {
  return Array.from({ length: count }, (_, i) => motion.push(...at(i)).masked);
}
const still = [0, 0, 1000];

describe('quick movement', () => {
  /** Each axis `quick` off its low-passed self, in turn up and down, over a quiet of `quiet`. */
  const moved = (quick: number, quiet = 1): boolean[] =>
    masked(200, (i) => {
      const off = i >= 100 && i < 150 ? quick : quiet;
      const sign = i % 2 === 0 ? 1 : -1;
      return [still.map((one) => one + sign * off), still];
    });
  it('masks above 25 mg in the square mean of the axes, and above four times the quiet', () => {
    // Three axes: √3 times as much.
    expect([14.4, 14.5].map((quick) => moved(quick).includes(true))).toEqual([false, true]);
    expect([39.9, 40.1].map((quick) => moved(quick, 10).includes(true))).toEqual([false, true]);
  });

  it('masks for a second after its last hit', () => {
    const hits = moved(100);
    const first = hits.indexOf(true);
    expect(first).toBeGreaterThan(99);
    expect(first).toBeLessThan(105);
    // The square mean of a second is over the limit up to a second after the movement.
    expect(hits.lastIndexOf(true)).toBeGreaterThan(170);
    expect(hits.slice(first, hits.lastIndexOf(true)).every(Boolean)).toBe(true);
  });

  it('is told against the quiet, which is 1', () => {
    const motion = new BreathMotion();
    const unrest = Array.from({ length: 100 }, (_, i) => {
      const off = (i < 90 ? 5 : 10) * (i % 2 === 0 ? 1 : -1);
      return motion.push(
        still.map((one) => one + off),
        still,
      ).unrest;
    });
    expect(unrest[80]).toBeCloseTo(1, 9);
    // Ten of 25 samples of twice the size: √((15 + 40) / 25).
    expect(unrest[99]).toBeCloseTo(Math.sqrt(55 / 25), 9);
  });
});

describe('a change of posture', () => {
  /** From sample `when` on the chest lies otherwise by `by` mg on one axis, slowly enough to be no quick movement. */
  const turned = (by: number, when = 400, motion = new BreathMotion()): boolean[] =>
    masked(
      when + 200,
      (i) => {
        const now = [0, by * Math.min(1, Math.max(0, (i - when) / 25)), 1000];
        return [now, now];
      },
      motion,
    );
  it('masks where more than 60 mg change in a second and a half', () => {
    expect([55, 70].map((by) => turned(by).includes(true))).toEqual([false, true]);
    expect([-70, 70].map((by) => turned(by).indexOf(true))).toEqual(Array(2).fill(turned(70).indexOf(true)));
    expect(turned(70).indexOf(true)).toBeGreaterThan(400);
  });

  it('says nothing in the first ten seconds, nor in those after a hole', () => {
    expect(turned(200, 150).includes(true)).toBe(false);
    const motion = new BreathMotion();
    turned(200, 400, motion);
    motion.gap();
    expect(turned(200, 150, motion).includes(true)).toBe(false);
  });
});
