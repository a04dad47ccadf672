/**
 * Three kinds of lists that were seen to go wrong: a mild irregular rhythm, intervals made from heart rate, and one early beat while the window
 * is still short. Each with a list made here, and with the one that was seen where it is at hand.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { rmssdTrend } from '../../../src/session/chart-series.ts';
import { spectrumSeries } from '../../../src/session/spectrum-series.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import { createRandom, type Random } from '../../../mocks/random.ts';
import { Session } from '../../../src/session/session.ts';
import { stretchFigures } from '../../../src/session/stretch-figures.ts';
import { sessionFigures } from '../../../src/session/whole-session.ts';
import { analyse } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import type { SignalState } from '../../../src/signal/signal-state.ts';
import { dataFile, hasBeside } from '../../fixtures/data-folder.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { intervalsIn, intervalSession } from '../../fixtures/intervals.ts';

type Listed = readonly [which: string, rr: readonly number[]];
/** The list made here, and the one that was seen. */
const listsOf = (made: readonly number[], name: string): Listed[] => [
  ['made here', made],
  ...(hasBeside('cases')
    ? [['seen', intervalsIn(readFileSync(dataFile(`../cases/${name}/list.txt`), 'utf8'))] as const]
    : []),
];

/** Intervals for `ms` milliseconds, each from the time at which it begins. */
function filled(ms: number, intervalAt: (at: number) => number): number[] {
  const rr: number[] = [];
  for (let at = 0; at < ms; at += rr.at(-1) ?? 0) rr.push(intervalAt(at));
  return rr;
}
/** A heart at rest that breathes 13 a minute. */
const atRest =
  (random: Random) =>
  (at: number): number =>
    880 + 25 * Math.sin((2 * Math.PI * at * 13) / 60_000) + random.normal(0, 10);

/** Rest, from the fourth minute on three minutes without order and of a small spread, rest. */
function irregularWithin(): number[] {
  const random = createRandom(41);
  const rest = atRest(random);
  return [
    ...filled(240_000, rest),
    ...filled(180_000, () => Math.max(350, random.normal(640, 0.12 * 640))),
    ...filled(240_000, rest),
  ];
}
/** Ten minutes of a true heart as a device tells it that knows only a mean of three beats in whole beats a minute. */
function fromRate(): number[] {
  const told = filled(600_000, atRest(createRandom(42)));
  return told.map((_, i) => {
    const last = told.slice(Math.max(0, i - 2), i + 1);
    return 60_000 / Math.round((60_000 * last.length) / last.reduce((sum, rr) => sum + rr, 0));
  });
}
/** Rest whose tenth interval is early, with its pause. */
function earlyAtTen(): number[] {
  const rr = filled(240_000, atRest(createRandom(43)));
  rr[9] = 0.65 * (rr[9] ?? 0);
  rr[10] = 1.35 * (rr[10] ?? 0);
  return rr;
}

const factsOf = (rr: readonly number[]): ReturnType<typeof intervalSession> =>
  intervalSession(rr, { id: 'x', epoch: 0, app: '0', origin: 'y', name: 'list' });

/** What the screen says fact by fact: time since the first one, signal, and whether RMSSD is shown. */
function live(rr: readonly number[]): { at: number; signal: SignalState; shown: number | undefined }[] {
  const session = Session.from([]);
  const reader = new LiveNumbersReader(session);
  const said: { at: number; signal: SignalState; shown: number | undefined }[] = [];
  for (const fact of factsOf(rr)) {
    if (fact.type === 'ended') break;
    session.record(fact);
    if (fact.type !== 'measurement') continue;
    const { rmssd } = reader.numbers(fact.at);
    said.push({
      at: fact.at,
      signal: session.track().signal(fact.at),
      shown: rmssd.shown ? rmssd.value : undefined,
    });
  }
  return said;
}

describe('lists that went wrong', () => {
  it.each(listsOf(irregularWithin(), '21-irregular-but-mild'))(
    'an irregular rhythm of a small spread is hidden from half a minute after it began, live, in review and in the file: %s',
    (_, rr) => {
      const [from, to] = [270_000, 420_000];
      for (const { at, shown } of live(rr)) if (at > from && at < to) expect(shown).toBeUndefined();
      const session = endedSession(factsOf(rr));
      const trend = rmssdTrend(session, session.state.at);
      for (const { at, value } of trend) if (at > from && at < to) expect(value).toBeUndefined();
      expect(trend.filter(({ at, value }) => at <= 240_000 && value !== undefined).length).toBeGreaterThan(8);
      expect(stretchFigures(session, { from: 300_000, to: 360_000 }).rmssd).toEqual({ hidden: 'rhythm' });
      expect(spectrumSeries(session, 400_000)).toBeUndefined();
      const beats = beatsOf(rr);
      for (const one of analyse(beats, labelBeats(beats), 60_000).windows)
        if (one.to > from && one.from < to) expect(one.valid).toBe(false);
    },
  );

  it.each(listsOf(fromRate(), '22-intervals-made-from-heart-rate'))(
    'intervals made from heart rate give no number of variability, live, in review or in the file: %s',
    (_, rr) => {
      expect(live(rr).filter(({ shown }) => shown !== undefined)).toEqual([]);
      const session = endedSession(factsOf(rr));
      expect(rmssdTrend(session, session.state.at).some(({ value }) => value !== undefined)).toBe(false);
      expect(stretchFigures(session, { from: 60_000, to: 300_000 }).rmssd).toEqual({ hidden: 'unusable' });
      expect(sessionFigures(session).hidden).toEqual({ code: 'unusable', verdict: 'synthesised' });
      const beats = beatsOf(rr);
      const file = analyse(beats, labelBeats(beats), 60_000);
      expect([file.whole, ...file.windows].some(({ valid }) => valid)).toBe(false);
    },
  );

  it.each(listsOf(earlyAtTen(), '23-one-early-beat-at-the-beginning'))(
    'one early beat in a window that is still short makes the signal poor for some seconds at most: %s',
    (_, rr) => {
      const said = live(rr);
      const states = new Set(said.map(({ signal }) => signal));
      expect(states.has('good')).toBe(true);
      expect(states.has('hr-only')).toBe(false);
      const poor = said.filter(({ signal }) => signal === 'poor');
      expect((poor.at(-1)?.at ?? 0) - (poor[0]?.at ?? 0)).toBeLessThan(10_000);
      const numbers = said.flatMap(({ at, shown }) => (shown === undefined ? [] : [{ at, shown }]));
      expect(numbers[0]?.at).toBeLessThan(90_000);
      for (const { shown } of numbers) expect(shown).toBeLessThan(60);
    },
  );
});
