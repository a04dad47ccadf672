/**
 * The same beats give the same numbers wherever they are read: the live window, the course of a session opened from the file, and the
 * analysis of the file; and what the rhythm hides in one is hidden in all. Over the published recordings and made-up rhythms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { intervalsIn, intervalSession } from '../../fixtures/intervals.ts';
import { rmssdTrend, spectrumSeries } from '../../../src/session/chart-series.ts';
import type { Session } from '../../../src/session/session.ts';
import { poincareSeries } from '../../../src/session/whole-session.ts';
import { analyse, type Figures } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { SlidingWindow } from '../../../src/signal/sliding-window.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

const MINUTE = 60_000;
const opened = (rr: readonly number[]): Session =>
  endedSession(intervalSession(rr, { id: 'x', epoch: 0, app: '0', origin: 'y', name: 'list' }));

/** Sinus, then four minutes of irregular intervals of a moderate spread, then sinus. */
function irregularInside(): number[] {
  const random = createRandom(11);
  const sinus = (count: number): number[] =>
    Array.from({ length: count }, (_, i) => 860 + 30 * Math.sin(i / 1.6) + random.normal(0, 8));
  return [...sinus(280), ...Array.from({ length: 380 }, () => random.normal(620, 80)), ...sinus(280)];
}

/** Figures of the file and of the session at each full minute. */
function compared(rr: readonly number[]): { file: Figures; trend: number | undefined }[] {
  const beats = beatsOf(rr);
  const { windows } = analyse(beats, labelBeats(beats), MINUTE);
  const session = opened(rr);
  const trend = rmssdTrend(session, session.state.at);
  return windows.map((file) => ({ file, trend: trend.find(({ at }) => at === file.to)?.value }));
}

describe('what the rhythm hides', () => {
  it('is drawn in no course, spectrum or cloud of a session, and in no window of a file', () => {
    const rr = irregularInside();
    const session = opened(rr);
    const { irregular, beats } = session.track('client');
    const on = beats.filter((_, i) => irregular[i] === true);
    const [from, to] = [on[0]?.at ?? NaN, on.at(-1)?.at ?? NaN];
    expect(to - from).toBeGreaterThan(3 * MINUTE);
    const drawn = rmssdTrend(session, session.state.at).filter(({ value }) => value !== undefined);
    expect(drawn.length).toBeGreaterThan(10);
    for (const { at } of drawn)
      expect(at <= from + 0.05 * MINUTE || at - MINUTE >= to - 0.05 * MINUTE).toBe(true);
    expect(poincareSeries(session)).toBeUndefined();
    expect(spectrumSeries(session, to)).toBeUndefined();
    for (const { file, trend } of compared(rr)) if (!file.valid) expect(trend).toBeUndefined();
  });
});

describe.skipIf(!hasData('rr'))('one file, one rule', () => {
  const names = hasData('rr') ? readdirSync(dataFile('rr')).filter((name) => name.endsWith('.txt')) : [];
  const folders = [
    ...names.map((name) => `rr/${name}`),
    ...readdirSync(dataFile('artifacts')).flatMap((name) =>
      name.endsWith('.corrupted.txt') ? [`artifacts/${name}`] : [],
    ),
  ];

  it.each(folders)('%s: every beat, and the same RMSSD live, in the course and in the file', (name) => {
    const rr = intervalsIn(readFileSync(dataFile(name), 'utf8')).slice(0, 4000);
    const beats = beatsOf(rr);
    const session = opened(rr);
    expect(session.track('client').beats.map((beat) => beat.rr)).toEqual(rr);
    const labels = labelBeats(beats);
    const windows = compared(rr);
    const live = new SlidingWindow(beats, labels, MINUTE);
    const last = live.update();
    if (last !== undefined) expect(last.to).toBeCloseTo(beats.at(-1)?.at ?? 0, 6);
    let drawn = 0;
    for (const { file, trend } of windows) {
      if (!file.valid) expect(trend).toBeUndefined();
      if (trend === undefined || file.rmssdMs === undefined) continue;
      drawn += 1;
      // Windows of the two count the beat on their very edge differently.
      expect(Math.abs(trend - file.rmssdMs)).toBeLessThanOrEqual(0.12 * file.rmssdMs);
    }
    const fit = windows.filter(({ file }) => file.valid && file.beats > 40).length;
    expect(drawn).toBeGreaterThanOrEqual(Math.floor(0.8 * fit));
  });
});
