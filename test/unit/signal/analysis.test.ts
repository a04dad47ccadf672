/** The whole analysis of made recordings: windows, artefacts, holes, and what stands as unknown. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { beatsOf, goldenRr } from '../../fixtures/golden-series.ts';
import { swingingHeart } from '../../fixtures/swinging-heart.ts';

const clean = swingingHeart({ seed: 5, meanBpm: 66, swingBpm: 12, minutes: 22 });

/** The same with every 40th beat missed: two intervals become one. */
function missing(rr: readonly number[], every: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < rr.length; i++) {
    if (i % every === every - 1 && i + 1 < rr.length) out.push(rr[i]! + rr[++i]!);
    else out.push(rr[i]!);
  }
  return out;
}

describe('analysis', () => {
  it('cuts full windows only, and loses no beat', () => {
    const beats = beatsOf(clean);
    const { whole, windows } = analyse(beats, undefined, 300_000);
    expect(windows.length).toBe(4);
    expect(windows.map((w) => [w.from, w.to])).toEqual(
      [0, 1, 2, 3].map((k) => [k * 300_000, (k + 1) * 300_000]),
    );
    const rest = beats.filter((b) => b.at >= 1_200_000).length;
    expect(windows.reduce((sum, w) => sum + w.beats, 0) + rest).toBe(whole.beats);
    for (const w of windows) expect(w).toMatchObject({ corrected: 0, irregular: 0, valid: true });
    for (const w of windows) expect(w.missing).toBeLessThan(1e-9);
  });

  it('gives the golden spectrum figures', () => {
    const { whole } = analyse(beatsOf(goldenRr), undefined, 300_000);
    expect(whole.lfMs2).toBeGreaterThan(1793 * 0.995);
    expect(whole.lfMs2).toBeLessThan(1793 * 1.005);
    expect(whole.rmssdMs).toBeCloseTo(24.195494, 5);
  });

  it('puts missed beats right: figures near those of the clean recording', () => {
    const truth = analyse(beatsOf(clean), undefined, 300_000).whole;
    const beats = beatsOf(missing(clean, 40));
    const raw = analyse(beats, undefined, 300_000).whole;
    const { whole, artefacts } = analyse(beats, labelBeats(beats), 300_000);
    expect(artefacts.length).toBe(Math.floor(clean.length / 40));
    expect(new Set(artefacts.map((a) => a.kind))).toEqual(new Set(['missed']));
    expect(raw.rmssdMs! / truth.rmssdMs!).toBeGreaterThan(3);
    for (const key of ['rmssdMs', 'sdnnMs', 'meanHrBpm', 'lfMs2'] as const) {
      expect(Math.abs(whole[key]! / truth[key]! - 1), key).toBeLessThan(0.03);
    }
    expect(whole.valid).toBe(true);
    expect(analyse(beats, labelBeats(beats), 60_000).windows.every((w) => w.missing < 0.001)).toBe(true);
  });

  it('is not valid where more than 5 % was corrected', () => {
    const beats = beatsOf(missing(clean, 14));
    expect(analyse(beats, labelBeats(beats), 300_000).whole.valid).toBe(false);
  });

  it('gives no spectrum of a window whose time is unknown, and averages the whole around it', () => {
    const holed = [...clean];
    holed[500] = 9000;
    const beats = beatsOf(holed);
    const { whole, windows } = analyse(beats, labelBeats(beats), 300_000);
    const struck = windows.findIndex((w) => w.to > beats[500]!.at);
    expect(windows[struck]).toMatchObject({ lfMs2: undefined, hfMs2: undefined, lfPeakHz: undefined });
    expect(windows[struck]!.rmssdMs).toBeDefined();
    expect(windows[struck]!.missing).toBeGreaterThan(0.02);
    windows.forEach((w, k) => k !== struck && expect(w.lfMs2).toBeDefined());
    const truth = analyse(beatsOf(clean), undefined, 300_000).whole;
    expect(Math.abs(whole.lfMs2! / truth.lfMs2! - 1)).toBeLessThan(0.05);
  });

  it('crosses no hole: figures of two stretches do not depend on how long they are apart', () => {
    const half = clean.slice(0, 600);
    const other = clean.slice(600, 1200);
    const first = beatsOf(half);
    const at = (pause: number) => [...first, ...beatsOf(other, first.at(-1)!.at + pause, 1)];
    const near = analyse(at(1000), undefined, 300_000).whole;
    const far = analyse(at(90_000), undefined, 300_000).whole;
    expect(near.differences).toBe(1198);
    for (const key of ['rmssdMs', 'sdnnMs', 'lfMs2', 'hfMs2'] as const)
      expect(near[key]).toBeCloseTo(far[key]!, 6);
    expect(far.missing).toBeCloseTo(90_000 / far.to, 6);
    expect(far.valid).toBe(false);
  });

  it('knows nothing of nothing', () => {
    const { whole, windows } = analyse([], undefined, 300_000);
    expect(windows).toEqual([]);
    expect(whole).toMatchObject({ beats: 0, meanNnMs: undefined, lfMs2: undefined, missing: 0 });
  });
});
