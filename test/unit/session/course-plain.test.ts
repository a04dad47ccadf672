/** The course of RMSSD, of the wave and of the signal by plain formulas over known beats, where a look goes on from an earlier one too. */
import { describe, expect, it } from 'vitest';
import {
  beatPoints,
  qualitySpans,
  rateSpans,
  rmssdTrend,
  wavesOf,
  waveTrend,
} from '../../../src/session/chart-series.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { beatFacts, calm, disordered, endsOf, plainRmssd, swinging } from '../../fixtures/beat-list.ts';
import { near } from '../../fixtures/near.ts';
import { started } from '../../fixtures/started.ts';

const inOrder = (facts: readonly SessionEvent[]): SessionEvent[] => facts.toSorted((a, b) => a.at - b.at);
const of = (rr: readonly number[], more: readonly SessionEvent[] = []): Session =>
  Session.from([started, ...inOrder([...beatFacts(rr), ...more])]);
const pace = (since: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at: since,
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (since: number): SessionEvent => ({ type: 'rest', at: since, since, by: 'therapist' });

describe('the points of a tachogram', () => {
  it('are the beats after one time up to another, each with its label if it has one', () => {
    const rr = calm(40, [20]);
    const at = endsOf(rr);
    const points = beatPoints(of(rr), at[18]!, at[38]!);
    expect(points).toHaveLength(20);
    expect(points[0]).toEqual({ at: at[19], rr: rr[19], segment: 0, kind: 'normal' });
    expect(points[1]).toEqual({ at: at[20], rr: rr[20], segment: 0, kind: 'ectopic' });
    expect(points[19]).toEqual({ at: at[38], rr: rr[38], segment: 0, kind: undefined });
  });
});

describe('the course of RMSSD', () => {
  /** What the plain formula says of the minute before each quarter of a minute. */
  const plain = (rr: readonly number[], until: number) => {
    const at = endsOf(rr);
    return Array.from({ length: Math.floor((until - 60_000) / 15_000) + 1 }, (_, k) => {
      const to = 60_000 + 15_000 * k;
      return { at: to, value: near(plainRmssd(rr.filter((_ms, i) => at[i]! > to - 60_000 && at[i]! <= to))) };
    });
  };

  it('is that of the beats of the minute before, whether looked at once or again and again', () => {
    const rr = calm(400);
    const session = of(rr);
    expect(rmssdTrend(session, 330_000)).toEqual(plain(rr, 330_000));
    // Shorter once more, and then on from there.
    expect(rmssdTrend(session, 100_000)).toEqual(plain(rr, 100_000));
    expect(rmssdTrend(session, 345_000)).toEqual(plain(rr, 345_000));
    expect(rmssdTrend(session, 59_999)).toEqual([]);
  });

  it('is not told of a minute into which a slow guide reaches; a quick one and one that only borders on it hide nothing', () => {
    const told = (more: readonly SessionEvent[]) =>
      rmssdTrend(of(calm(300), more), 240_000).flatMap(({ at, value }) => (value === undefined ? [at] : []));
    expect(told([pace(90_000), rest(100_000)])).toEqual([105_000, 120_000, 135_000, 150_000]);
    expect(told([pace(90_001), rest(105_000)])).toEqual([105_000, 120_000, 135_000, 150_000]);
    expect(told([pace(89_999), rest(105_001)])).toEqual([
      90_000, 105_000, 120_000, 135_000, 150_000, 165_000,
    ]);
    expect(told([pace(90_000, 9), rest(105_001)])).toEqual([]);
  });

  it('is not told of a poor minute, of an odd rhythm, of too few beats, nor of none', () => {
    const hidden = (rr: readonly number[], until: number) =>
      rmssdTrend(of(rr), until).map(({ value }) => value === undefined);
    // Four of 66 beats, and three.
    expect(hidden(calm(120, [20, 30, 40, 50]), 60_000)).toEqual([true]);
    expect(hidden(calm(120, [20, 30, 40]), 60_000)).toEqual([false]);
    expect(hidden(disordered(160), 105_000)).toEqual([true, true, true, true]);
    expect(rmssdTrend(Session.from([started]), 75_000)).toEqual([
      { at: 60_000, value: undefined },
      { at: 75_000, value: undefined },
    ]);
    // A heart of 30 a minute has 29 differences in it; of 31.6, 30.
    const even = (ms: number) => Array.from({ length: 60 }, (_, i) => ms + (i % 3));
    expect(hidden(even(2000), 60_000)).toEqual([true]);
    expect(hidden(even(1899), 60_000)).toEqual([false]);
  });

  it('is taken back when the strap’s intervals turn out to be computed', () => {
    const session = of(calm(100));
    expect(rmssdTrend(session, 75_000).map(({ value }) => typeof value)).toEqual(['number', 'number']);
    let at = endsOf(calm(100)).at(-1)!;
    session.record({ type: 'link', at, who: 'client', state: 'connecting', connection: 1 });
    session.record({ type: 'link', at, who: 'client', state: 'connected', connection: 1 });
    for (let i = 0; i < 120; i++) {
      const bpm = 60 + Math.round(4 * Math.sin(i / 4));
      at += 60_000 / bpm;
      session.record({ type: 'measurement', at, who: 'client', bpm, rr: [60_000 / bpm] });
    }
    expect(session.track('client').capability).toBe('synthesised');
    expect(rmssdTrend(session, 90_000).map(({ value }) => value)).toEqual([undefined, undefined, undefined]);
  });

  it('and the quality are the same from look to look where bursts of bad beats lie at the edge of what is known', () => {
    const rr: number[] = [];
    for (let minute = 0; minute < 30; minute++)
      rr.push(
        ...calm(70 + (minute % 5)),
        ...[230 + 5 * minute, 905, 891, 240 + 3 * minute],
        ...(minute % 2 === 0 ? [903, 2800 + minute] : []),
      );
    const facts = beatFacts(rr);
    const live = Session.from([started]);
    let looks = 0;
    facts.forEach((fact, i) => {
      live.record(fact);
      if (i % 7 !== 0) return;
      looks += 1;
      rmssdTrend(live, fact.at);
      qualitySpans(live, fact.at);
    });
    const end = facts.at(-1)!.at;
    const once = Session.from([started, ...facts]);
    expect(looks).toBeGreaterThan(300);
    expect(rmssdTrend(live, end)).toEqual(rmssdTrend(once, end));
    expect(qualitySpans(live, end)).toEqual(qualitySpans(once, end));
    expect(rmssdTrend(once, end).filter(({ value }) => value !== undefined).length).toBeGreaterThan(20);
  });
});

describe('the course of the wave', () => {
  it('is the mean of the last four breaths with their range, anew behind each rest, and nothing where somebody spoke', () => {
    const session = of(swinging(10_000, 260_000), [
      pace(10_000),
      rest(80_000),
      pace(120_000),
      { type: 'mark', at: 205_000, id: 's', kind: 'speech', by: 'therapist' },
      { type: 'mark', at: 206_000, id: 'p', kind: 'pause', by: 'therapist' },
    ]);
    const waves = wavesOf(session);
    expect(waves.filter(({ valid }) => !valid).map(({ onset }) => Math.round(onset))).toEqual([200_000]);
    const run: number[] = [];
    const expected = waves.flatMap(({ onset, periodMs, ptt, valid }) => {
      const anew = Math.round(onset) === 120_000;
      if (anew) run.length = 0;
      if (valid) run.push(ptt);
      const four = run.slice(-4);
      return [
        ...(anew ? [{ at: onset, value: undefined }] : []),
        valid
          ? {
              at: onset + periodMs,
              value: near(four.reduce((all, one) => all + one, 0) / four.length),
              low: Math.min(...four),
              high: Math.max(...four),
            }
          : { at: onset + periodMs, value: undefined },
      ];
    });
    expect(waves.length).toBeGreaterThan(17);
    expect(waveTrend(session)).toEqual(expected);
    expect(waveTrend(of(calm(50)))).toEqual([]);
  });

  it('leaves what is no longer disturbed as it was', () => {
    const session = of(swinging(10_000, 100_000), [pace(10_000)]);
    const before = wavesOf(session);
    session.record({ type: 'mark', at: 99_000, id: 's', kind: 'speech', by: 'therapist' });
    session.record({ type: 'mark-changed', at: 99_000, id: 's', moment: 20_500 });
    session.record({ type: 'mark', at: 99_100, id: 'p', kind: 'pause', by: 'therapist' });
    session.record({ type: 'mark-changed', at: 99_100, id: 'p', moment: 21_000 });
    expect(wavesOf(session)).toEqual(before.map((wave, i) => (i === 1 ? { ...wave, valid: false } : wave)));
  });
});

describe('the rates of a guide', () => {
  it('last until it changes or rests, and not before they begin', () => {
    const { guide } = of([], [pace(10_000), pace(30_000, 5), rest(50_000), pace(70_000, 7)]).state;
    const spans = [
      { from: 10_000, to: 30_000, breathsPerMin: 6 },
      { from: 30_000, to: 50_000, breathsPerMin: 5 },
    ];
    expect(rateSpans(guide, 90_000)).toEqual([...spans, { from: 70_000, to: 90_000, breathsPerMin: 7 }]);
    expect(rateSpans(guide, 70_000)).toEqual(spans);
    expect(rateSpans(guide, 40_000)).toEqual([spans[0], { ...spans[1], to: 40_000 }]);
    expect(rateSpans(guide, 10_000)).toEqual([]);
  });
});

describe('how good the signal was', () => {
  it('is a gap where less than half of a quarter of a minute is told of', () => {
    // A beat at 7.5 s and one at 22.5 s: half of each quarter of a minute lies on their side of its edge.
    const told = (first: number) =>
      qualitySpans(of([first, ...Array.from({ length: 40 }, () => 1000)]), 30_000).map(({ state }) => state);
    expect(told(900)).toEqual(['good']);
    expect(qualitySpans(Session.from([started]), 30_000)).toEqual([{ from: 0, to: 30_000, state: 'gap' }]);
    expect(qualitySpans(Session.from([started]), 14_999)).toEqual([]);
    expect(qualitySpans(of(calm(50)), 20_000)).toEqual([{ from: 0, to: 20_000, state: 'good' }]);
  });

  it('does not count the beat before its beginning, nor an event that goes on from beat to beat twice', () => {
    const rr = calm(60, [16]);
    const at = endsOf(rr);
    expect([at[15]! < 15_000, at[16]! > 15_000 && at[16]! < 30_000]).toEqual([true, true]);
    expect(qualitySpans(of(rr), 45_000).map(({ from, state }) => [from, state])).toEqual([
      [0, 'good'],
      [15_000, 'corrected'],
      [30_000, 'good'],
    ]);
  });
});
