/** Three lists that were seen to go wrong: a mild irregular rhythm, intervals made from heart rate, and one early beat while the window is still short. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { rmssdTrend, spectrumSeries } from '../../../src/session/chart-series.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import { Session } from '../../../src/session/session.ts';
import { stretchFigures } from '../../../src/session/stretch-figures.ts';
import { sessionFigures } from '../../../src/session/whole-session.ts';
import { analyse } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import type { SignalState } from '../../../src/signal/signal-state.ts';
import { dataFile, hasBeside } from '../../fixtures/data-folder.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { intervalsIn, intervalSession } from '../../fixtures/intervals.ts';

const listOf = (name: string): number[] =>
  intervalsIn(readFileSync(dataFile(`../cases/${name}/list.txt`), 'utf8'));
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

describe.skipIf(!hasBeside('cases'))('lists that went wrong', () => {
  it('an irregular rhythm of a small spread is hidden from half a minute after it began, live, in review and in the file', () => {
    const rr = listOf('21-irregular-but-mild');
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
  });

  it('intervals made from heart rate give no number of variability, live, in review or in the file', () => {
    const rr = listOf('22-intervals-made-from-heart-rate');
    expect(live(rr).filter(({ shown }) => shown !== undefined)).toEqual([]);
    const session = endedSession(factsOf(rr));
    expect(rmssdTrend(session, session.state.at).some(({ value }) => value !== undefined)).toBe(false);
    expect(stretchFigures(session, { from: 60_000, to: 300_000 }).rmssd).toEqual({ hidden: 'unusable' });
    expect(sessionFigures(session).hidden).toEqual({ code: 'unusable', verdict: 'synthesised' });
    const beats = beatsOf(rr);
    const file = analyse(beats, labelBeats(beats), 60_000);
    expect([file.whole, ...file.windows].some(({ valid }) => valid)).toBe(false);
  });

  it('one early beat in a window that is still short makes the signal poor for some seconds at most', () => {
    const said = live(listOf('23-one-early-beat-at-the-beginning'));
    const states = new Set(said.map(({ signal }) => signal));
    expect(states.has('good')).toBe(true);
    expect(states.has('hr-only')).toBe(false);
    const poor = said.filter(({ signal }) => signal === 'poor');
    expect((poor.at(-1)?.at ?? 0) - (poor[0]?.at ?? 0)).toBeLessThan(10_000);
    const numbers = said.flatMap(({ at, shown }) => (shown === undefined ? [] : [{ at, shown }]));
    expect(numbers[0]?.at).toBeLessThan(90_000);
    for (const { shown } of numbers) expect(shown).toBeLessThan(60);
  });
});
