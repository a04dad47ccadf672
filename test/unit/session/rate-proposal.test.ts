// What an assessment proposes beside its estimate, and the share of draws in which each of a few amplitudes is the largest.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateFigures } from '../../../src/session/assessment-criteria.ts';
import {
  newClient,
  tidyCode,
  withCautionsSeen,
  withRate,
  currentRate,
} from '../../../src/session/client-record.ts';
import { comfortableRate, compareRetest } from '../../../src/session/rate-proposal.ts';
import { bestShares } from '../../../src/signal/best-share.ts';

const row = (rate: number, change: Partial<RateFigures> = {}): RateFigures => ({
  key: `rate-${rate}`,
  steps: [`rate-${rate}`],
  rate,
  done: 12,
  clean: 12,
  verdict: 'done',
  amplitude: 7,
  error: 0.4,
  peakToTrough: 15,
  plv: 0.98,
  lockedFraction: 0.7,
  lfPowerMs2: 800,
  lfPeakHz: rate / 60,
  lfPeaks: 1,
  ease: undefined,
  distress: undefined,
  ...change,
});
const last = { rate: 5.6, epoch: 1000, source: 'estimate' } as const;

describe('how likely each amplitude is the largest', () => {
  it('gives the shares of the worked example in the clinical literature’s manner', () => {
    // Amplitudes and errors of a virtual client, 6.5 to 4.5; by 400 draws 0.05, 0.36, 0.20, 0.39 and 0.00 (data/domain reference 5.6).
    const shares = bestShares([
      { amplitude: 6.94, error: 0.33 },
      { amplitude: 7.24, error: 0.52 },
      { amplitude: 7.18, error: 0.46 },
      { amplitude: 7.38, error: 0.41 },
      { amplitude: 6.11, error: 0.51 },
    ]);
    const drawn = [0.05, 0.36, 0.2, 0.39, 0];
    shares.forEach((share, i) => expect(Math.abs(share - (drawn[i] ?? 0))).toBeLessThan(0.08));
  });

  it('is a half each for equals, and sums to 1', () => {
    expect(
      bestShares([
        { amplitude: 5, error: 1 },
        { amplitude: 5, error: 1 },
      ])[0],
    ).toBeCloseTo(0.5, 6);
    const one = fc.record({
      amplitude: fc.double({ min: 0, max: 20, noNaN: true }),
      error: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (measured) => {
        expect(bestShares(measured).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('two with a difference of one joint standard error: Φ(1)', () => {
    const [first] = bestShares([
      { amplitude: 5 + Math.SQRT2, error: 1 },
      { amplitude: 5, error: 1 },
    ]);
    expect(first).toBeCloseTo(0.841345, 4);
  });
});

describe('what is proposed', () => {
  it('without a peak: the easiest rate, nearest 6 among equals, else the one nearest 6', () => {
    expect(comfortableRate([row(6.5), row(5.5), row(5)])).toEqual({ rate: 6.5, easiest: false });
    expect(comfortableRate([row(6, { ease: 5 }), row(5.5, { ease: 8 }), row(4.5, { ease: 8 })])).toEqual({
      rate: 5.5,
      easiest: true,
    });
    expect(comfortableRate([row(6, { verdict: 'not-followed' }), row(5)])).toEqual({
      rate: 5,
      easiest: false,
    });
    expect(comfortableRate([])).toEqual({ rate: 6, easiest: false });
  });

  it('a retest keeps the rate unless a neighbour is clearly larger', () => {
    expect(compareRetest(last, [row(6.1), row(5.6, { amplitude: 9 }), row(5.1)])).toMatchObject({
      kind: 'holds',
      rate: 5.6,
    });
    expect(compareRetest(last, [row(6.1, { amplitude: 9 }), row(5.6), row(5.1)])).toMatchObject({
      kind: 'moved',
      rate: 6.1,
    });
    expect(compareRetest(last, [row(6.1, { amplitude: 7.1 }), row(5.6), row(5.1)])).toMatchObject({
      kind: 'open',
      rate: 5.6,
    });
    expect(compareRetest(last, [row(6.1), row(5.6, { verdict: 'not-clean' })])).toBeUndefined();
  });
});

describe('the record of a client', () => {
  it('holds a tidy code, dated rates and the first reading of the cautions', () => {
    expect(tidyCode('  K-17 ')).toBe('K-17');
    expect(tidyCode('   ')).toBeUndefined();
    expect(tidyCode('a  very long code indeed')).toBe('a very long');
    const client = withRate(withRate(newClient('K-17'), last), { ...last, rate: 5.4, epoch: 2000 });
    expect(currentRate(client)?.rate).toBe(5.4);
    expect(currentRate(undefined)).toBeUndefined();
    expect(withCautionsSeen(withCautionsSeen(client, 5), 9).cautionsSeen).toBe(5);
  });
});
