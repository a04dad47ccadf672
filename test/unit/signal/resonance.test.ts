// The resonance estimate on breaths with a known curve: accuracy, decision rules, and what must not change the answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_SIZE, GRID_STEP, GRID_FROM, makeCurveLibrary } from '../../../src/signal/curve-library.ts';
import { radialBreaths, usableBreaths, type PacedBreath } from '../../../src/signal/resonance-amplitude.ts';
import { estimateResonance, fitResonance, insightOf, judgeResonance } from '../../../src/signal/resonance.ts';
import { createRandom } from '../../../mocks/random.ts';

const library = makeCurveLibrary();
const STEPS = [6.5, 6, 5.5, 5, 4.5];

/** Breaths in unbroken runs of `each` at the given rates, with the gain and phase of `curve` and noise of `sd` bpm. */
function breathsOf(
  curve: (rate: number) => { gain: number; phase: number },
  { rates = STEPS, each = 12, sd = 1, seed = 1 } = {},
): PacedBreath[] {
  const random = createRandom(seed);
  const breaths: PacedBreath[] = [];
  let onset = 0;
  for (const rate of rates) {
    for (let k = 0; k < each; k++) {
      const periodMs = 60_000 / rate;
      const { gain, phase } = curve(rate);
      breaths.push({
        onset,
        periodMs,
        re: gain * Math.cos(phase) + random.normal(0, sd),
        im: gain * Math.sin(phase) + random.normal(0, sd),
        valid: true,
      });
      onset += periodMs;
    }
  }
  return breaths;
}

/** A second-order resonance of quality `q` at `f0` with 8 bpm at its peak. */
const resonance = (f0: number, q: number) => (rate: number) => {
  const x = q * (rate / f0 - f0 / rate);
  return { gain: 8 / Math.hypot(1, x), phase: Math.PI - Math.atan(x) };
};

describe('the library of curves', () => {
  it('holds about 1700 curves whose largest value is 1, and weights that sum to 1', () => {
    expect(library.count).toBeGreaterThan(1650);
    expect(library.count - library.firstFlat).toBe(14);
    expect(library.prior.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(library.prior.slice(library.firstFlat).reduce((a, b) => a + b, 0)).toBeCloseTo(0.2, 9);
    for (let m = 0; m < library.count; m++) {
      const row = library.shapes.subarray(m * GRID_SIZE, (m + 1) * GRID_SIZE);
      expect(Math.max(...row)).toBe(1);
      expect(row[Math.round(((library.peaks[m] ?? 0) - GRID_FROM) / GRID_STEP)]).toBe(1);
    }
  });

  it('has peaks spread as the prior says: mean 5.4, standard deviation near 0.55, whatever the draws favoured', () => {
    let mean = 0;
    let square = 0;
    let sum = 0;
    for (let m = 0; m < library.firstFlat; m++) {
      const v = library.prior[m] ?? 0;
      const peak = library.peaks[m] ?? 0;
      sum += v;
      mean += v * peak;
      square += v * peak * peak;
    }
    mean /= sum;
    expect(mean).toBeCloseTo(5.4, 1);
    expect(Math.sqrt(square / sum - mean * mean)).toBeCloseTo(0.55, 1);
  });

  it('is the same every time it is made', () => {
    const other = makeCurveLibrary();
    expect(other.shapes).toEqual(library.shapes);
    expect(other.prior).toEqual(library.prior);
  });
});

describe('usable breaths', () => {
  const run = (periods: readonly number[], start = 0): PacedBreath[] => {
    let onset = start;
    return periods.map((periodMs) => {
      const breath = { onset, periodMs, re: 1, im: 0, valid: true };
      onset += periodMs;
      return breath;
    });
  };

  it('leave out the first two of every unbroken run', () => {
    const breaths = [...run([10_000, 10_000, 10_000]), ...run([10_000, 10_000, 10_000], 60_000)];
    expect(usableBreaths(breaths)).toEqual([false, false, true, false, false, true]);
  });

  it('leave out the breath of a change above 6.5 % and the one after it, not of a gentler one', () => {
    expect(usableBreaths(run([10_000, 10_000, 10_000, 10_600, 11_236]))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(usableBreaths(run([10_000, 10_000, 10_000, 11_000, 11_000, 11_000]))).toEqual([
      ...[false, false, true, false, false, true],
    ]);
    expect(usableBreaths(run([10_000, 10_000, 10_000, 9000, 9000, 9000]))).toEqual([
      ...[false, false, true, false, false, true],
    ]);
  });

  it('leave out what is invalid and what the curves do not cover', () => {
    expect(usableBreaths(run([5000, 5000, 5000, 5000]))).toEqual([false, false, false, false]);
    const one = run([10_000, 10_000, 10_000, 10_000]).map((b, i) => ({
      ...b,
      valid: i !== 2,
    }));
    expect(usableBreaths(one)).toEqual([false, false, false, true]);
  });
});

describe('radial amplitudes', () => {
  it('are the wave along its phase, and leave the scatter of the onset across', () => {
    const radial = radialBreaths(breathsOf(() => ({ gain: 5, phase: 2 }), { sd: 0 }));
    for (const r of radial?.radial ?? []) expect(r).toBeCloseTo(5, 9);
    expect(radial?.plv).toBeCloseTo(1, 9);
    expect(radial?.scale).toBe(0.15);
  });

  it('are unknown below three usable breaths', () => {
    expect(radialBreaths(breathsOf(() => ({ gain: 5, phase: 0 }), { rates: [6], each: 4 }))).toBeUndefined();
    expect(fitResonance(library, [])).toBeUndefined();
  });
});

describe('the estimate', () => {
  it.each([4.8, 5.2, 5.6, 6])('finds a sharp peak at %f a minute', (f0) => {
    const result = estimateResonance(library, breathsOf(resonance(f0, 3), { sd: 0.5 }));
    if (result.kind !== 'estimate') throw new Error(result.kind);
    expect(Math.abs(result.fit.posterior.rate - f0)).toBeLessThan(0.2);
    expect(result.low).toBeLessThanOrEqual(f0);
    expect(result.high).toBeGreaterThanOrEqual(f0);
    expect(result.confidence).toBe('clear');
  });

  it('rounds the rate to 0.1 and the range outward', () => {
    const result = estimateResonance(library, breathsOf(resonance(5.4, 2)));
    if (!('fit' in result)) throw new Error(result.kind);
    const { rate, low, high } = result.fit.posterior;
    expect(Math.abs(result.rate - rate)).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(result.low).toBeLessThanOrEqual(low + 1e-6);
    expect(low - result.low).toBeLessThan(0.1);
    expect(result.high).toBeGreaterThanOrEqual(high - 1e-6);
    expect(Number((result.low * 10).toFixed(6)) % 1).toBe(0);
  });

  it('shows the curve that was there, within its own uncertainty', () => {
    const curve = resonance(5.5, 2);
    const result = estimateResonance(library, breathsOf(curve, { sd: 0.7 }));
    if (!('fit' in result)) throw new Error(result.kind);
    const inside = result.fit.posterior.curve.filter(({ rate }) => rate >= 4.5 && rate <= 6.5);
    expect(inside.length).toBeGreaterThan(10);
    for (const point of inside) {
      expect(point.low).toBeLessThan(point.amplitude);
      expect(Math.abs(point.amplitude - curve(point.rate).gain)).toBeLessThan(1);
    }
    const share = inside.filter((p) => curve(p.rate).gain >= p.low && curve(p.rate).gain <= p.high).length;
    expect(share / inside.length).toBeGreaterThan(0.6);
  });

  it('says "no clear peak" of a wave that is alike everywhere, and still shows a range', () => {
    const result = estimateResonance(
      library,
      breathsOf(() => ({ gain: 8, phase: 1 }), { each: 20, sd: 0.8 }),
    );
    expect(result).toMatchObject({ kind: 'no-clear-peak' });
    if ('fit' in result) expect(result.high - result.low).toBeGreaterThan(0.5);
  });

  it('is not misled by a wave that fades evenly over the session', () => {
    const breaths = breathsOf(resonance(5.3, 2), { sd: 0.5 });
    const last = breaths.at(-1)?.onset ?? 1;
    const fading = breaths.map((b) => {
      const gain = 1.08 - (0.16 * b.onset) / last;
      return { ...b, re: b.re * gain, im: b.im * gain };
    });
    const result = estimateResonance(library, fading);
    if (!('fit' in result)) throw new Error(result.kind);
    expect(result.low).toBeLessThanOrEqual(5.3);
    expect(result.high).toBeGreaterThanOrEqual(5.3);
  });

  it('says that the peak may lie below what was tried', () => {
    const result = estimateResonance(library, breathsOf(resonance(3.9, 3), { sd: 0.4 }));
    expect(result).toMatchObject({ edge: 'low', rate: 4.5 });
  });
});

describe('what was not allowed', () => {
  it('is never proposed: the rate lies within those that were tried, and the edge is theirs', () => {
    for (const floor of [4.75, 5, 5.25, 5.5]) {
      const rates = [6.75, 6.25, 5.75, floor];
      const result = estimateResonance(
        library,
        breathsOf(resonance(floor - 0.6, 3), { rates, each: 12, sd: 0.5 }),
        6.75 - floor,
      );
      if (!('fit' in result)) throw new Error(result.kind);
      expect(result.rate).toBeGreaterThanOrEqual(floor);
      expect(result.rate).toBeLessThan(floor + 0.35);
      expect(result.edge).toBe('low');
      expect(result.low).toBeLessThanOrEqual(result.rate);
      expect(result.high).toBeGreaterThanOrEqual(result.rate);
    }
  });
});

describe("the person's own share", () => {
  const ownOf = (sd: number, each: number): number => {
    const fit = fitResonance(library, breathsOf(resonance(5.6, 2), { sd, each }));
    return fit?.posterior.own ?? NaN;
  };
  it('is large with a large wave and small with a faint one', () => {
    expect(ownOf(0.5, 12)).toBeGreaterThan(1 / 2);
    expect(ownOf(5, 8)).toBeLessThan(0.34);
    expect(ownOf(5, 8)).toBeGreaterThanOrEqual(0);
  });
});

describe('no result', () => {
  it('from too few breaths, or from rates that lie too close', () => {
    expect(estimateResonance(library, [])).toMatchObject({
      kind: 'too-little',
      usable: 0,
    });
    const few = estimateResonance(library, breathsOf(resonance(5.5, 3), { each: 6 }));
    expect(few).toMatchObject({ kind: 'too-little', usable: 20 });
    const close = estimateResonance(
      library,
      breathsOf(resonance(5.5, 3), { rates: [6, 5.5, 5], each: 16 }),
      2.75,
    );
    expect(close).toMatchObject({ kind: 'too-little' });
    // A plan that can reach no more than 6.5 to 5.5 is judged by what it can reach.
    const enough = estimateResonance(
      library,
      breathsOf(resonance(5.6, 3), { rates: [6.5, 6, 5.5], each: 16 }),
      1,
    );
    expect(enough.kind).toBe('estimate');
  });

  it('from breaths whose wave has no common phase', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const alone = breathsOf(() => ({ gain: 0, phase: 0 }), { sd: 3, seed });
      expect(estimateResonance(library, alone).kind).toBe('not-followed');
    }
  });
});

describe('what must not change the answer', () => {
  const breaths = breathsOf(resonance(5.4, 2));
  const before = fitResonance(library, breaths)?.posterior;

  it('the same breaths again, after a way through JSON', () => {
    const told = JSON.parse(JSON.stringify(breaths)) as PacedBreath[];
    expect(fitResonance(makeCurveLibrary(), told)?.posterior).toEqual(before);
  });

  it('the moment of the session, and a constant turn of the phase', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (later, turn) => {
          const moved = breaths.map((b) => ({
            ...b,
            onset: b.onset + later,
            re: b.re * Math.cos(turn) - b.im * Math.sin(turn),
            im: b.re * Math.sin(turn) + b.im * Math.cos(turn),
          }));
          const after = fitResonance(library, moved)?.posterior;
          expect(after?.rate).toBeCloseTo(before?.rate ?? 0, 6);
          expect(after?.high).toBeCloseTo(before?.high ?? 0, 6);
          expect(after?.pLow).toBeCloseTo(before?.pLow ?? 0, 6);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('a constant latency of the strap, which turns the phase with the rate', () => {
    const late = breaths.map((b) => {
      const turn = (-2 * Math.PI * 1500) / b.periodMs;
      return {
        ...b,
        re: b.re * Math.cos(turn) - b.im * Math.sin(turn),
        im: b.re * Math.sin(turn) + b.im * Math.cos(turn),
      };
    });
    expect(Math.abs((fitResonance(library, late)?.posterior.rate ?? 0) - (before?.rate ?? 0))).toBeLessThan(
      0.1,
    );
  });

  it('one wild breath, much', () => {
    const wild = breaths.map((b, i) => (i === 20 ? { ...b, re: b.re * 5, im: b.im * 5 } : b));
    expect(Math.abs((fitResonance(library, wild)?.posterior.rate ?? 0) - (before?.rate ?? 0))).toBeLessThan(
      0.15,
    );
  });

  it('nothing in any breaths makes a figure that is no number', () => {
    const anyBreath = fc.record({
      rate: fc.double({ min: 3.5, max: 8, noNaN: true }),
      re: fc.double({ min: -40, max: 40, noNaN: true }),
      im: fc.double({ min: -40, max: 40, noNaN: true }),
      valid: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyBreath, { maxLength: 60 }), (list) => {
        let onset = 0;
        const any = list.map(({ rate, re, im, valid }) => {
          const breath = { onset, periodMs: 60_000 / rate, re, im, valid };
          onset += breath.periodMs;
          return breath;
        });
        const fit = fitResonance(library, any);
        if (fit === undefined) return;
        const { rate, low, high, pLow } = fit.posterior;
        for (const value of [rate, low, high, pLow]) expect(Number.isFinite(value)).toBe(true);
        expect(low).toBeLessThanOrEqual(high);
        expect(judgeResonance(fit).usable).toBe(fit.breaths.rate.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the insight for the next rate', () => {
  it('knows for each candidate what it would teach', () => {
    const fit = fitResonance(library, breathsOf(resonance(5.4, 2)));
    if (fit === undefined) throw new Error('no fit');
    const insight = insightOf(fit);
    expect(insight.moments.map(({ rate }) => rate)).toEqual([
      ...[4.25, 4.5, 4.75, 5, 5.25, 5.5, 5.75, 6, 6.25, 6.5, 6.75, 7],
    ]);
    const { moments } = insight;
    expect(Math.exp(moments[7]?.level ?? 0)).toBeGreaterThan(5);
    // Neighbouring rates hang together, and never by more than each with itself.
    moments.forEach(({ shared }, i) => {
      expect(shared).toHaveLength(moments.length);
      shared.forEach((value, j) => {
        expect(value).toBe(moments[j]?.shared[i]);
        expect(value ** 2).toBeLessThanOrEqual((shared[i] ?? 0) * (moments[j]?.shared[j] ?? 0) + 1e-12);
      });
    });
    expect(insight.until).toBeCloseTo(fit.breaths.onset.at(-1)! + 60_000 / fit.breaths.rate.at(-1)!, 6);
    // A larger amplitude on the fast side speaks for a faster peak, on the slow side against it.
    expect(insight.moments.at(-1)?.covariance).toBeGreaterThan(0);
    expect(insight.moments[0]?.covariance).toBeLessThan(0);
  });
});
