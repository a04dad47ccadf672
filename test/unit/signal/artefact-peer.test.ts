/** The published peer on its golden case, so that the comparison with it is a fair one. */
import { describe, expect, it } from 'vitest';
import { labelAll } from '../../../src/signal/artefacts.ts';
import { peerFlags } from '../../fixtures/lipponen-tarvainen.ts';

/** 120 beats of two sines; a beat moved, one split, two merged (golden case of the domain reference). */
function golden(): { clean: number[]; spoilt: number[] } {
  const clean = Array.from(
    { length: 120 },
    (_, n) => 850 + 60 * Math.sin((2 * Math.PI * n) / 12) + 8 * Math.sin(2 * Math.PI * 0.37 * n + 1),
  );
  const rr = (i: number): number => clean[i] ?? NaN;
  const spoilt = [...clean];
  spoilt[95] = rr(95) - 220;
  spoilt[96] = rr(96) + 220;
  spoilt.splice(70, 1, 0.45 * rr(70), 0.55 * rr(70));
  spoilt.splice(40, 2, rr(40) + rr(41));
  return { clean, spoilt };
}

function rmssd(rr: readonly number[]): number {
  const squares = rr.slice(1).map((interval, i) => (interval - (rr[i] ?? NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

describe('Lipponen and Tarvainen 2019', () => {
  it('flags what the reference implementation flags', () => {
    const { clean, spoilt } = golden();
    expect(spoilt).toHaveLength(120);
    expect([40, 69, 70, 95, 96].map((i) => Number(spoilt[i]?.toFixed(1)))).toEqual([
      1787, 360.4, 440.5, 607.5, 1062.8,
    ]);
    expect(rmssd(spoilt)).toBeCloseTo(140.195, 3);
    expect(rmssd(clean)).toBeCloseTo(24.216, 3);
    expect(peerFlags(spoilt)).toEqual({ ectopic: [96], missed: [40], extra: [69], longShort: [70, 95] });
    expect(peerFlags(clean)).toEqual({ ectopic: [], missed: [], extra: [], longShort: [] });
  });

  it('and ours finds the same events, by name', () => {
    const { clean, spoilt } = golden();
    const flagged = labelAll(spoilt).flatMap((kind, i) => (kind === 'normal' ? [] : [`${i} ${kind}`]));
    expect(flagged).toEqual(['40 missed', '69 extra', '70 extra', '95 ectopic', '96 ectopic']);
    expect(labelAll(clean).every((kind) => kind === 'normal')).toBe(true);
  });
});
