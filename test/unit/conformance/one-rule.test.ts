/**
 * The same beats give the same numbers wherever they are read: the live window, the course of a session opened from the file, and the
 * analysis of the file; and what the rhythm hides in one is hidden in all. Over the published recordings and made-up rhythms.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { intervalsIn, intervalSession } from '../../fixtures/intervals.ts';
import { hasNoTrueIntervals, rmssdTrend } from '../../../src/session/chart-series.ts';
import { spectrumSeries } from '../../../src/session/spectrum-series.ts';
import type { Session } from '../../../src/session/session.ts';
import { stretchFigures } from '../../../src/session/stretch-figures.ts';
import { poincareSeries } from '../../../src/session/whole-session.ts';
import { analyse, type Figures } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { quality } from '../../../src/signal/quality.ts';
import { SlidingWindow } from '../../../src/signal/sliding-window.ts';
import { validityOf } from '../../../src/signal/validity.ts';
import { FEWEST_DIFFERENCES } from '../../../src/signal/window-basis.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { dataFile, hasBeside, hasData } from '../../fixtures/data-folder.ts';

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

/** Whether the session holds true intervals; of others nothing is shown anywhere. */
const isWhole = (session: Session): boolean => !hasNoTrueIntervals(session);

/** What the live number says when beat `newest` is the last one with a label, or `undefined` where it is hidden; slow breathing is not guided. */
function liveAt(session: Session, newest: number): number | undefined {
  const { beats, labels, irregular } = session.track('client');
  const kinds = labels.kinds.slice(0, newest + 1);
  const window = new SlidingWindow(beats, { kinds, events: labels.events }, MINUTE, irregular).update();
  if (window === undefined || hasNoTrueIntervals(session) || irregular[newest] === true) return undefined;
  const interpretable = validityOf(window.irregular, 0) !== 'invalid';
  const judged = quality({ window, interpretable, need: MINUTE });
  return judged.state === 'hidden' || window.differences < FEWEST_DIFFERENCES ? undefined : window.rmssdMs;
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

/** The recordings, whole rhythms of every kind, with those that were spoiled and the cases that were seen. */
function recordings(): string[] {
  if (!hasData('rr')) return [];
  const within = (folder: string, ending: string): string[] =>
    readdirSync(dataFile(folder)).flatMap((name) => (name.endsWith(ending) ? [`${folder}/${name}`] : []));
  const cases = hasBeside('cases')
    ? readdirSync(dataFile('../cases')).flatMap((name) =>
        /^2[123]-/.test(name) ? [`../cases/${name}/list.txt`] : [],
      )
    : [];
  return [...within('rr', '.txt'), ...within('artifacts', '.corrupted.txt'), ...cases];
}

/** What a place shows of a window: the number, or `undefined` where it is hidden. */
type Said = Record<'live' | 'course' | 'stretch' | 'file', number | undefined>;

describe.skipIf(!hasData('rr'))('one file, one rule', () => {
  const random = createRandom(29);

  it.each(recordings())('%s: every beat, and the same RMSSD live, in review, report and file', (name) => {
    const rr = intervalsIn(readFileSync(dataFile(name), 'utf8')).slice(0, 4000);
    const session = opened(rr);
    const { beats, labels, irregular } = session.track('client');
    expect(beats.map((beat) => beat.rr)).toEqual(rr);
    const origin = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0);
    const file = analyse(beats, labels, MINUTE);
    const whole = isWhole(session);
    const course = rmssdTrend(session, session.state.at);
    // The live window of the same beats, wherever a minute of the file or of the course ends.
    const live = new SlidingWindow(beats, labels, MINUTE, irregular);
    const last = live.update();
    if (last !== undefined) expect(last.to).toBeCloseTo(beats.at(-1)?.at ?? 0, 6);
    let shown = 0;
    const check = (to: number, also: Partial<Said>): void => {
      const { rmssd } = stretchFigures(session, { from: to - MINUTE, to });
      const stretch = 'value' in rmssd ? rmssd.value : undefined;
      if (stretch !== undefined) shown += 1;
      for (const [place, value] of Object.entries(also)) {
        const where = `${place} at ${to.toFixed(0)} ms`;
        expect(value === undefined, where).toBe(stretch === undefined);
        if (value !== undefined && stretch !== undefined) expect(value, where).toBeCloseTo(stretch, 6);
      }
    };
    // A beat on the very edge of a file's window belongs to the next one, in a session to the one before.
    const ends = new Set(beats.map(({ at }) => Math.round(at - origin)));
    for (const { from, to, valid, rmssdMs } of file.windows)
      if (!ends.has(from) && !ends.has(to))
        check(origin + to, { file: valid && whole ? rmssdMs : undefined });
    for (const { at, value } of course) check(at, { course: value });
    // Live, at moments of which each ends with a beat.
    for (let k = 0; k < 40; k++) {
      const newest = Math.floor(random.uniform(0, beats.length));
      const { at: to } = beats[newest] ?? { at: 0 };
      if (to < origin + MINUTE) continue;
      check(to, { live: liveAt(session, newest) });
    }
    if (/physio|chi_C1|metron|rest_supine|nk_resting/.test(name)) expect(shown).toBeGreaterThan(5);
  });
});
