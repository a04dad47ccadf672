import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breathShape, type Pace } from '../../../../src/pacing/breath.ts';
import { guideMoment, withPace, withRest, type Guide } from '../../../../src/pacing/guide.ts';
import { breathsAhead, framesOf, rollLength } from '../../../../src/ui/client/roll.ts';
import { HALF_COSINE, levelTrack } from '../../../../src/ui/client/track.ts';

const six: Pace = { breathsPerMin: 6, inhaleShare: 0.4 };
const guide: Guide = withPace([], six, 1000);

/** What the browser does with `linear(a,b,c)`: evenly spaced points, straight between them. */
function eased(easing: string, x: number): number {
  if (easing === 'linear') return x;
  const points = easing.slice('linear('.length, -1).split(',').map(Number);
  const at = x * (points.length - 1);
  const i = Math.min(points.length - 2, Math.floor(at));
  const [a = NaN, b = NaN] = [points[i], points[i + 1]];
  return a + (b - a) * (at - i);
}

/** The value of `opacity` that keyframes show at `share` of their length. */
function drawnAt(frames: Keyframe[], share: number): number {
  const after = frames.findIndex((frame) => (frame.offset ?? 0) > share);
  const i = after < 0 ? frames.length - 1 : after;
  const [from, to] = [frames[i - 1], frames[i]];
  if (from === undefined || to === undefined) return Number(frames.at(-1)?.opacity);
  const span = Number(to.offset) - Number(from.offset);
  const x = span === 0 ? 1 : (share - Number(from.offset)) / span;
  return Number(from.opacity) + (Number(to.opacity) - Number(from.opacity)) * eased(String(from.easing), x);
}

const levels = levelTrack((level) => ({ opacity: level }));
const paces = fc.record({
  breathsPerMin: fc.double({ min: 3, max: 12, noNaN: true }),
  inhaleShare: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  holdInMs: fc.double({ min: 0, max: 3000, noNaN: true }),
  holdOutMs: fc.double({ min: 0, max: 3000, noNaN: true }),
});

describe('the strip of breaths', () => {
  it('has the half cosine as its easing, to 0.00016', () => {
    for (let x = 0; x <= 1; x += 0.0007) {
      expect(Math.abs(eased(HALF_COSINE, x) - (1 - Math.cos(Math.PI * x)) / 2)).toBeLessThan(0.00016);
    }
  });

  it('draws the height of the pure curve at every moment, whatever the pace', () => {
    fc.assert(
      fc.property(paces, fc.double({ min: 0, max: 1, noNaN: true }), (pace, share) => {
        const { breaths } = breathsAhead(withPace([], pace, 0), 0, 60_000);
        const at = share * rollLength(breaths);
        const breath = breaths.find(({ onset, periodMs }) => at >= onset && at <= onset + periodMs);
        if (breath === undefined) throw new Error('no breath there');
        const { level } = breathShape(pace, breath.periodMs, at - breath.onset);
        expect(drawnAt(framesOf(breaths, levels), share)).toBeCloseTo(level, 3);
      }),
    );
  });

  it('begins with the breath under way, so that a late window joins in the middle of it', () => {
    const { breaths } = breathsAhead(guide, 34_567, 30_000);
    expect(breaths.map(({ onset }) => onset)).toEqual([31_000, 41_000, 51_000, 61_000]);
  });

  it('takes a change of pace at the onset and keeps what is before it', () => {
    const slower = withPace(guide, { breathsPerMin: 5, inhaleShare: 0.4 }, 41_000);
    const { breaths, cutAt } = breathsAhead(slower, 34_000, 30_000);
    expect(breaths.map(({ onset, periodMs }) => [onset, periodMs])).toEqual([
      [31_000, 10_000],
      [41_000, 12_000],
      [53_000, 12_000],
    ]);
    expect(cutAt).toBeUndefined();
  });

  it('ends at a rest, leaps over a pause, and tells where a breath is cut', () => {
    const resting = withRest(guide, 41_000);
    expect(breathsAhead(resting, 34_000, 60_000).breaths.map(({ onset }) => onset)).toEqual([31_000]);
    expect(breathsAhead(resting, 42_000, 60_000).breaths).toEqual([]);
    const again = withPace(resting, six, 50_000);
    expect(breathsAhead(again, 34_000, 30_000).breaths.map(({ onset }) => onset)).toEqual([
      31_000, 50_000, 60_000,
    ]);
    const cut = withPace(guide, six, 36_000);
    expect(breathsAhead(cut, 34_000, 30_000)).toMatchObject({ breaths: [{ onset: 31_000 }], cutAt: 36_000 });
  });

  it('has offsets that never go back, from 0 to 1, across changes of pace', () => {
    fc.assert(
      fc.property(paces, paces, fc.integer({ min: 1, max: 9 }), (first, second, index) => {
        const since = (index * 60_000) / first.breathsPerMin;
        const changed = withPace(withPace([], first, 0), second, since);
        const { breaths } = breathsAhead(changed, 0, 240_000);
        const offsets = framesOf(breaths, levels).map((frame) => Number(frame.offset));
        expect(offsets[0]).toBe(0);
        expect(offsets.at(-1)).toBeCloseTo(1, 9);
        offsets.reduce((before, offset) => {
          expect(offset).toBeGreaterThanOrEqual(before);
          return offset;
        }, 0);
      }),
    );
  });

  it('shows after an hour what the pure function says, to a microsecond', () => {
    const hour = 3_601_234;
    const five: Guide = withPace([], { breathsPerMin: 5.5, inhaleShare: 0.4 }, 0);
    const { breaths } = breathsAhead(five, hour, 20_000);
    expect(breaths[0]?.onset).toBeCloseTo(330 * (60_000 / 5.5), 3);
    expect(guideMoment(five, hour)?.onset).toBeCloseTo(breaths[0]?.onset ?? NaN, 6);
  });
});
