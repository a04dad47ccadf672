import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breathMoment } from '../../../../src/pacing/breath.ts';
import { countAt, countsOf } from '../../../../src/ui/client/count.ts';
import { barHeights } from '../../../../src/ui/client/looks/still.ts';

const segment = { breathsPerMin: 5.5, inhaleShare: 0.4, since: 0 };
const at = (ms: number) => {
  const moment = breathMoment(segment, ms);
  if (moment === undefined) throw new Error('before the guide');
  return countAt(moment);
};

describe('counting', () => {
  it('spreads whole counts of about a second over each phase', () => {
    // 10.909 s: 4.364 in, 6.545 out.
    expect(countsOf(segment, 60_000 / 5.5)).toEqual({ in: 4, out: 7 });
    expect(at(0)).toMatchObject({ phase: 'in', n: 1, of: 4 });
    expect(at(1090)).toMatchObject({ phase: 'in', n: 1 });
    expect(at(1092)).toMatchObject({ phase: 'in', n: 2 });
    expect(at(4363)).toMatchObject({ phase: 'in', n: 4 });
    expect(at(4365)).toMatchObject({ phase: 'out', n: 1, of: 7 });
    expect(at(10_908)).toMatchObject({ phase: 'out', n: 7 });
  });

  it('tells how long until the next count', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (ms) => {
        const here = at(ms);
        const next = at(ms + here.leftMs + 0.01);
        expect(here.leftMs).toBeGreaterThanOrEqual(0);
        expect(here.leftMs).toBeLessThan(1600);
        expect(next.n === here.n + 1 || next.n === 1).toBe(true);
      }),
    );
  });

  it('has bars that rise to the turn and fall after it', () => {
    const { in: rise, out: fall } = barHeights({ in: 4, out: 7 });
    expect(rise.at(-1)).toBeCloseTo(1);
    expect(fall[0]).toBeCloseTo(1);
    expect([...rise].sort((a, b) => a - b)).toEqual(rise);
    expect([...fall].sort((a, b) => b - a)).toEqual(fall);
  });
});
