/** Figures of a session that is over, whole: each by the plain formula over the beats that belong to it, or the reason why it is not shown. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  qualitySpans,
  rateSpans,
  rmssdTrend,
  wavesOf,
  waveTrend,
} from '../../../src/session/chart-series.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { Procedure } from '../../../src/session/procedure.ts';
import { Session } from '../../../src/session/session.ts';
import {
  acceptedAfter,
  poincareSeries,
  sessionFigures,
  shownHeartRate,
  wholeSession,
  wholeSessionInTurns,
  type SessionFigures,
} from '../../../src/session/whole-session.ts';
import { beatFacts, calm, disordered, endsOf, plainRmssd } from '../../fixtures/beat-list.ts';
import { near } from '../../fixtures/near.ts';
import { started } from '../../fixtures/started.ts';

const inOrder = (facts: readonly SessionEvent[]): SessionEvent[] => facts.toSorted((a, b) => a.at - b.at);
const over = (rr: readonly number[], more: readonly SessionEvent[] = []): Session =>
  Session.from([
    started,
    ...inOrder([...beatFacts(rr), ...more]),
    { type: 'ended', at: Math.ceil(endsOf(rr).at(-1)!) },
  ]);
const pace = (since: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at: since,
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (since: number): SessionEvent => ({ type: 'rest', at: since, since, by: 'therapist' });
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe('a session with slow, guided breathing in its middle', () => {
  const rr = calm(300);
  const at = endsOf(rr);
  let session: Session;
  // Made anew for each test: what was worked out of a session is kept with it.
  beforeEach(() => {
    session = over(rr, [
      pace(at[99]!),
      rest(at[199]!),
      { type: 'mark', at: at[150]!, id: 's', kind: 'speech', by: 'therapist' },
      { type: 'mark', at: at[155]!, id: 'p', kind: 'pause', by: 'therapist' },
    ]);
  });
  const outside = [rr.slice(0, 100), rr.slice(200)] as const;

  it('has its variability from the beats outside of it, its heart rate from all, and its wave from the breaths without speech', () => {
    const valid = wavesOf(session).filter((wave) => wave.valid);
    expect(valid.length).toBeGreaterThan(4);
    expect(valid.length).toBeLessThan(wavesOf(session).length);
    const all = sum(rr);
    const out = outside.flat();
    expect(sessionFigures(session)).toEqual({
      strapBpm: Math.round((60_000 * 300) / all),
      strapValues: 300,
      guided: true,
      hidden: undefined,
      meanHrBpm: near((60_000 * 300) / all),
      heartWave: near(sum(valid.map(({ ptt }) => ptt)) / valid.length),
      breaths: valid.length,
      unpaced: expect.objectContaining({
        intervals: 200,
        differences: 198,
        meanNnMs: near(sum(out) / 200),
        rmssdMs: near(Math.sqrt((plainRmssd(outside[0]) ** 2 * 99 + plainRmssd(outside[1]) ** 2 * 99) / 198)),
      }) as unknown,
      mayHoldEarly: false,
      unknownHoles: 0,
      basis: { from: 0, to: at.at(-1), beats: 300, corrected: 0, missing: near(0) },
    });
  });

  it('has a cloud of the neighbours outside of it', () => {
    const pairs = outside.flatMap((part) => part.slice(1).map((ms, i) => [part[i], ms]));
    const cloud = poincareSeries(session)!;
    expect(cloud.pairs).toEqual(pairs);
    expect(cloud.range).toEqual([Math.min(...outside.flat()), Math.max(...outside.flat())]);
    const { sd1Ms, sd2Ms, meanNnMs } = sessionFigures(session).unpaced;
    expect([cloud.sd1, cloud.sd2, cloud.mean]).toEqual([near(sd1Ms!), near(sd2Ms!), near(meanNnMs!)]);
  });

  it('is told whole by what is told of its parts, up to its end', () => {
    const end = Math.ceil(at.at(-1)!);
    expect(wholeSession(session)).toEqual({
      figures: sessionFigures(session),
      poincare: poincareSeries(session),
      wave: waveTrend(session),
      rmssd: rmssdTrend(session, end),
      quality: qualitySpans(session, end),
      rates: [{ from: at[99], to: at[199], breathsPerMin: 6 }],
    });
    // One that nobody ended goes on to its newest fact.
    const open = Session.from([started, pace(0), ...beatFacts(rr)]);
    expect(wholeSession(open).rates).toEqual(rateSpans(open.state.guide, at.at(-1)!));
    expect(wholeSession(open).quality).toEqual(qualitySpans(open, at.at(-1)!));
  });

  it('hides what it has too few beats for, and says that it was because they were paced', () => {
    const most = over(rr, [pace(at[29]!), rest(at[279]!)]);
    expect(sessionFigures(most).hidden).toEqual({ code: 'few', have: 50, need: 60, paced: true });
    expect(poincareSeries(most)).toBeUndefined();
    expect(sessionFigures(over(rr, [pace(at[99]!, 10)])).unpaced.intervals).toBe(300);
  });
});

describe('a session without a guide', () => {
  it('has no wave and no breaths, and no beats no figure at all', () => {
    expect(sessionFigures(over(calm(100)))).toMatchObject({
      guided: false,
      heartWave: undefined,
      breaths: 0,
    });
    expect(sessionFigures(Session.from([started]))).toMatchObject({
      strapBpm: undefined,
      strapValues: 0,
      meanHrBpm: undefined,
      hidden: { code: 'no-strap' },
      basis: { from: 0, to: 0, beats: 0, corrected: 0, missing: 0 },
    });
  });

  it('joins nothing over a hole in the recording', () => {
    const rr = calm(100);
    const end = sum(rr);
    const session = Session.from([
      started,
      ...beatFacts(rr),
      { type: 'continued', at: end + 30_000, missingMs: 30_000 },
      ...beatFacts(rr, end + 30_000),
      { type: 'ended', at: 2 * end + 30_000 },
    ]);
    expect(sessionFigures(session).unpaced).toMatchObject({ intervals: 200, differences: 198 });
    expect(poincareSeries(session)?.pairs).toHaveLength(198);
    expect(sessionFigures(session).basis.missing).toBeCloseTo(30_000 / (2 * end + 30_000), 9);
  });

  it('may hold early beats where two came within five minutes, at whatever time that was', () => {
    const may = (early: readonly number[]) => sessionFigures(over(calm(900, early))).mayHoldEarly;
    expect([may([]), may([100, 130]), may([100, 600]), may([400, 430])]).toEqual([false, true, false, true]);
  });

  it('rests while it is worked out, once more for each half hour', () => {
    const turns = (minutes: number) => {
      const beats = Array.from({ length: minutes * 60 }, (_, i) => 990 + 10 * (i % 3));
      return [...wholeSessionInTurns(Session.from([started, ...beatFacts(beats)]))].length;
    };
    expect(turns(61) - turns(59)).toBe(1);
    expect(turns(59) - turns(33)).toBe(0);
  });

  it('hides its variability where too much was corrected, and says how much', () => {
    const many = Array.from({ length: 20 }, (_, i) => 20 + 14 * i);
    const session = over(calm(300, many));
    expect(sessionFigures(session).hidden).toEqual({ code: 'corrected', share: near(20 / 300) });
    expect(sessionFigures(session).basis.corrected).toBeCloseTo(20 / 300, 9);
    // An early beat that is guided is no fault of the figures without the guide.
    const at = endsOf(calm(300, many));
    expect(sessionFigures(over(calm(300, many), [pace(0), rest(at[150]!)])).hidden).toEqual({
      code: 'corrected',
      share: near(10 / 149),
    });
  });

  it('draws nothing from beats in a rhythm that cannot be interpreted, and hides all where those are many', () => {
    const some = over([...calm(900), ...disordered(36), ...calm(900)]);
    const { beats, irregular, labels } = some.track('client');
    const odd = irregular.filter(Boolean).length;
    expect(odd).toBeGreaterThan(30);
    const plain = (i: number): boolean => labels.kinds[i] === 'normal' && irregular[i] !== true;
    const pairs = beats
      .slice(1)
      .flatMap(({ rr }, i) => (plain(i) && plain(i + 1) ? [[beats[i]!.rr, rr]] : []));
    expect(poincareSeries(some)?.pairs).toEqual(pairs);
    const most = over([...calm(100), ...disordered(100)]);
    expect(sessionFigures(most).hidden).toEqual({ code: 'rhythm' });
    expect(poincareSeries(most)).toBeUndefined();
  });

  it('tells intervals that are no measured beats for what they are', () => {
    /** Each second one interval of so many ms beside so many bpm. */
    const each = (ms: number, bpm: number) =>
      sessionFigures(
        Session.from([
          started,
          ...Array.from({ length: 120 }, (_, i): SessionEvent => ({
            type: 'measurement',
            at: 1000 * (i + 1),
            who: 'client',
            bpm,
            rr: [ms + 3 * (i % 7)],
          })),
        ]),
      ).hidden;
    expect(each(1150, 52)).toEqual({ code: 'unusable', verdict: 'duplicates' });
    expect(each(800, 60)).toEqual({ code: 'unusable', verdict: 'fill-values' });
    let time = 0;
    const computed = Array.from({ length: 120 }, (_, i): SessionEvent => {
      const bpm = 60 + Math.round(4 * Math.sin(i / 4));
      time += 60_000 / bpm;
      return { type: 'measurement', at: time, who: 'client', bpm, rr: [60_000 / bpm] };
    });
    expect(sessionFigures(Session.from([started, ...computed, { type: 'ended', at: time }])).hidden).toEqual({
      code: 'unusable',
      verdict: 'synthesised',
    });
  });
});

describe('the strap’s own heart rate', () => {
  const value = (at: number, bpm: number, more: Partial<SessionEvent> = {}): SessionEvent =>
    ({ type: 'measurement', at, who: 'client', bpm, rr: [], ...more }) as SessionEvent;

  it('is the mean of what the client’s strap sent on the skin', () => {
    const session = Session.from([
      started,
      value(1000, 60),
      value(2000, 70),
      value(3000, 0),
      value(4000, 90, { who: 'therapist' }),
      { type: 'battery', at: 4500, who: 'client', percent: 80 },
      value(5000, 80),
    ]);
    expect(sessionFigures(session)).toMatchObject({ strapBpm: 70, strapValues: 3 });
  });

  it('is believed anew of another strap, and of no other news of the link', () => {
    const seconds = (from: number, to: number, bpm: number, contact: boolean): SessionEvent[] =>
      Array.from({ length: to - from }, (_, i) =>
        value(1000 * (from + i), bpm, { rr: [60_000 / bpm], contact }),
      );
    const count = (state: 'connecting' | 'connected') =>
      sessionFigures(
        Session.from([
          started,
          ...seconds(1, 61, 60, true),
          { type: 'link', at: 61_000, who: 'client', state, connection: 1 },
          ...seconds(62, 182, 60, false),
        ]),
      ).strapValues;
    // The second one never feels the skin it lies on.
    expect(count('connecting')).toBeGreaterThan(150);
    expect(count('connected')).toBe(60);
  });
});

describe('the heart rate that is shown of a session', () => {
  const of = (hidden: SessionFigures['hidden'], meanHrBpm: number | undefined) =>
    shownHeartRate({ hidden, meanHrBpm, strapBpm: 71 } as SessionFigures);

  it('is that of the beats where those can be trusted, and the strap’s own where not', () => {
    expect(of(undefined, 64)).toEqual({ bpm: 64, ofBeats: true });
    expect(of({ code: 'few', have: 1, need: 60, paced: false }, 64)).toEqual({ bpm: 64, ofBeats: true });
    expect(of({ code: 'rhythm' }, 64)).toEqual({ bpm: 71, ofBeats: false });
    expect(of(undefined, undefined)).toEqual({ bpm: 71, ofBeats: false });
  });
});

describe('the rate that was accepted after an assessment', () => {
  const accepted = (at: number, rate: number): SessionEvent => ({
    type: 'rate-accepted',
    at,
    rate,
    source: 'chosen',
  });
  const plan = { protocol: 'stepped' } as never;
  const facts: SessionEvent[] = [
    accepted(500, 4.5),
    { type: 'assessment', at: 1000, plan },
    accepted(1000, 5),
    accepted(2000, 5.5),
    { type: 'practice', at: 2500, plan },
    accepted(2700, 5.8),
    { type: 'assessment', at: 3000, plan },
    accepted(3000, 6),
  ];

  it('is the last one before the next assessment', () => {
    const session = Session.from([started, ...facts]);
    const [first, , second] = session.state.procedures as [Procedure, Procedure, Procedure];
    expect(acceptedAfter(session, first)).toEqual(accepted(2700, 5.8));
    expect(acceptedAfter(session, second)).toEqual(accepted(3000, 6));
    const alone = Session.from([started, ...facts.slice(0, 3)]);
    expect(acceptedAfter(alone, alone.state.procedures[0]!)).toEqual(accepted(1000, 5));
    const none = Session.from([started, ...facts.slice(0, 2)]);
    expect(acceptedAfter(none, none.state.procedures[0]!)).toBeUndefined();
  });
});
