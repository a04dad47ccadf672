// What an assessment proposes beside its estimate, and the share of draws in which each of a few amplitudes is the largest.
import { describe, expect, it } from 'vitest';
import type { RateFigures } from '../../../src/session/assessment-criteria.ts';
import { currentRate, tidyCode } from '../../../src/session/client-record.ts';
import { comfortableRate, compareRetest } from '../../../src/session/rate-proposal.ts';

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
  depth: undefined,
  ease: undefined,
  distress: undefined,
  ...change,
});
const last = { rate: 5.6, epoch: 1000, source: 'estimate' } as const;

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
    const shares = (...of: number[]) => [6.1, 5.6, 5.1].map((rate, i) => ({ rate, share: of[i] ?? 0 }));
    expect(compareRetest(last, { kind: 'stays', rate: 5.6, shares: shares(0.2, 0.6, 0.2) })).toMatchObject({
      kind: 'holds',
      rate: 5.6,
      share: 0.6,
    });
    expect(
      compareRetest(last, { kind: 'proposes', rate: 6.1, shares: shares(0.85, 0.1, 0.05) }),
    ).toMatchObject({
      kind: 'moved',
      rate: 6.1,
      share: 0.85,
    });
    expect(compareRetest(last, { kind: 'stays', rate: 5.6, shares: shares(0.5, 0.4, 0.1) })).toMatchObject({
      kind: 'open',
      rate: 5.6,
    });
    expect(compareRetest(last, { kind: 'not-followed' })).toBeUndefined();
    expect(compareRetest(last, undefined)).toBeUndefined();
  });
});

describe('the record of a client', () => {
  it('holds a tidy code, and of dated rates the last one counts', () => {
    expect(tidyCode('  K-17 ')).toBe('K-17');
    expect(tidyCode('   ')).toBeUndefined();
    expect(tidyCode('a  very long code indeed')).toBe('a very long');
    const client = { code: 'K-17', rates: [last, { ...last, rate: 5.4, epoch: 2000 }] };
    expect(currentRate(client)?.rate).toBe(5.4);
    expect(currentRate(undefined)).toBeUndefined();
  });
});
