/** Spectra, visits, ways back and two hearts of known beats, each by what their parts say of them. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { rangeOf, heartBins } from '../../../src/session/heart-bins.ts';
import type { MarkKind } from '../../../src/session/moment-events.ts';
import { returnTimes } from '../../../src/session/return-times.ts';
import { Session } from '../../../src/session/session.ts';
import { spectrumLeft, spectrumSeries } from '../../../src/session/spectrum-series.ts';
import { heartOf, stretchFigures } from '../../../src/session/stretch-figures.ts';
import { rowsOfTwo, silences } from '../../../src/session/two-hearts.ts';
import { visitFigures } from '../../../src/session/visit-figures.ts';
import { detrended } from '../../../src/signal/detrend.ts';
import { regularity } from '../../../src/signal/regularity.ts';
import { resample } from '../../../src/signal/resample.ts';
import { returnTime } from '../../../src/signal/return-time.ts';
import { COMMON_RECIPE, HF, LF, peakHz, welch } from '../../../src/signal/spectrum.ts';
import { beatFacts, calm, endsOf, swinging } from '../../fixtures/beat-list.ts';
import { started } from '../../fixtures/started.ts';

const over = (rr: readonly number[], more: readonly SessionEvent[] = []): Session =>
  Session.from([
    started,
    ...[...beatFacts(rr), ...more].toSorted((a, b) => a.at - b.at),
    { type: 'ended', at: endsOf(rr).at(-1)! },
  ]);
const pace = (since: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at: since,
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (since: number): SessionEvent => ({ type: 'rest', at: since, since, by: 'therapist' });
const mark = (at: number, kind: MarkKind): SessionEvent => ({
  ...{ type: 'mark', at, id: `${kind}-${at}`, kind, by: 'therapist' },
});

describe('the spectrum of known beats', () => {
  /** What the recipe makes of the beats after index `first` up to `last`. */
  const recipe = (rr: readonly number[], first: number, last: number) => {
    const at = endsOf(rr);
    const within = rr.slice(first, last + 1);
    const ends = endsOf(within);
    const even = resample(ends, within, COMMON_RECIPE.sampleHz)!;
    const spectrum = welch(detrended(even, 1), COMMON_RECIPE)!;
    return {
      ...spectrum,
      from: at[first],
      to: at[last],
      guideHz: undefined,
      peakHz: peakHz(spectrum, LF[0], HF[1]),
      regularity: regularity(even.slice(-256))?.percent,
    };
  };

  it('is that of all of them up to the moment that is asked for, while those are less than five minutes', () => {
    const rr = swinging(10_000, 250_000);
    const at = endsOf(rr);
    expect(spectrumSeries(over(rr), at.at(-1)!)).toEqual(recipe(rr, 0, rr.length - 1));
    expect(spectrumSeries(over(rr), at[180]!)).toEqual(recipe(rr, 0, 180));
    const led = spectrumSeries(over(rr, [pace(100_000, 5)]), at.at(-1)!);
    expect(led?.guideHz).toBeCloseTo(5 / 60, 9);
  });

  it('is that of the last five minutes where there are more', () => {
    const rr = swinging(10_000, 400_000);
    const at = endsOf(rr);
    const first = at.findIndex((end) => end > at.at(-1)! - 300_000);
    expect(spectrumSeries(over(rr), at.at(-1)!)).toEqual(recipe(rr, first, rr.length - 1));
  });

  it('needs two minutes between its first beat and its last, and says how much is missing', () => {
    const rr = calm(200);
    const at = endsOf(rr);
    const i = at.findIndex((end) => end - at[0]! >= 120_000);
    expect(spectrumLeft(over(rr), at[i]!)).toBeUndefined();
    expect(spectrumSeries(over(rr), at[i]!)).toBeDefined();
    expect(spectrumLeft(over(rr), at[i - 1]!)).toBe(120_000 - (at[i - 1]! - at[0]!));
    expect(spectrumSeries(over(rr), at[i - 1]!)).toBeUndefined();
  });

  it('joins nothing over a hole of unknown content, nor over a break of the recording', () => {
    const rr = [...calm(50), 4000, ...calm(100)];
    const at = endsOf(rr);
    expect(spectrumLeft(over(rr), at.at(-1)!)).toBe(120_000 - (at.at(-1)! - at[51]!));
    const first = calm(50);
    const end = endsOf(first).at(-1)!;
    const later = calm(100);
    const broken = Session.from([
      ...[started, ...beatFacts(first)],
      { type: 'continued', at: end, missingMs: 0 },
      ...beatFacts(later, end),
      { type: 'ended', at: end + endsOf(later).at(-1)! },
    ]);
    expect(spectrumLeft(broken, 1e9)).toBeCloseTo(120_000 - (endsOf(later).at(-1)! - later[0]!), 6);
  });
});

describe('what of a visit can be compared', () => {
  const rr = [...calm(150), ...swinging(10_000, 300_000)];
  const at = endsOf(rr);
  const begin = at[149]!;
  const valueOf = (figure: object) => ('value' in figure ? figure.value : undefined);

  it('is rest before the guide and the longest stretch that it led, by the figures of those stretches', () => {
    const session = over(rr, [
      pace(begin),
      rest(begin + 70_000),
      pace(begin + 80_000),
      rest(begin + 200_000),
    ]);
    const still = stretchFigures(session, { from: 30_000, to: begin });
    const guided = stretchFigures(session, { from: begin + 80_000, to: begin + 200_000 });
    expect(visitFigures(session)).toEqual({
      restBpm: valueOf(still.heartRate),
      restRmssd: valueOf(still.rmssd),
      wave: { bpm: valueOf(guided.wave), breathsPerMin: guided.guide },
    });
    expect(guided.guide).toBeCloseTo(6, 6);
  });

  it('is of two guided stretches that are as long the first', () => {
    const session = over(rr, [
      pace(begin, 6),
      rest(begin + 80_000),
      pace(begin + 100_000, 10),
      rest(begin + 180_000),
    ]);
    expect(visitFigures(session).wave?.breathsPerMin).toBeCloseTo(6, 6);
  });

  it('is the first baseline where there is one, up to its end', () => {
    const phase = (from: number, id: string, kind: 'baseline' | 'talk'): SessionEvent => ({
      ...{ type: 'phase', at: from, phase: { id, kind } },
    });
    const session = over(rr, [
      phase(10_000, 't', 'talk'),
      phase(40_000, 'b', 'baseline'),
      phase(110_000, 'u', 'talk'),
    ]);
    const still = stretchFigures(session, { from: 40_000, to: 110_000 });
    expect(visitFigures(session)).toEqual({
      restBpm: valueOf(still.heartRate),
      restRmssd: valueOf(still.rmssd),
    });
    expect(visitFigures(over(rr, [phase(40_000, 'b', 'baseline'), phase(99_999, 'u', 'talk')]))).toEqual({});
    // Five minutes of it at most.
    const long = over(rr, [phase(20_000, 'b', 'baseline')]);
    expect(visitFigures(long).restBpm).toBe(
      valueOf(stretchFigures(long, { from: 30_000, to: 330_000 }).heartRate),
    );
  });

  it('has no wave of a guide that never kept one rate nor of beats that came after it', () => {
    expect(visitFigures(over(calm(300), [pace(30_000), rest(85_000)]))).not.toHaveProperty('wave');
    expect(visitFigures(Session.from([started, pace(0), { type: 'ended', at: 200_000 }]))).toEqual({});
  });
});

it('the way back is looked for after marks of activation and speech, up to the next after which the heart may rise', () => {
  const rr = calm(700);
  const marks = [
    ...[
      mark(100_000, 'activation'),
      mark(150_000, 'resource'),
      mark(200_000, 'movement'),
      mark(300_000, 'speech'),
    ],
    ...[mark(400_000, 'activation'), mark(450_000, 'too-much'), mark(500_000, 'activation')],
  ];
  const session = over(rr, marks);
  const record = heartOf(session);
  expect(returnTimes(session).map(({ mark: { moment }, time }) => [moment, time])).toEqual(
    (
      [
        [100_000, 200_000],
        [300_000, 400_000],
        [400_000, 450_000],
        [500_000, session.state.at],
      ] as const
    ).map(([from, to]) => [from, returnTime(record, from, to)]),
  );
});

describe('two hearts beside one another', () => {
  const own = (rr: readonly number[]) =>
    Session.from([started, ...beatFacts(rr, 0, 'therapist'), { type: 'ended', at: 1e6 }]);

  it('lie around their own middles on one scale, as tall as the one that swings more', () => {
    const session = own(swinging(10_000, 60_000));
    const heart = heartBins(session, 60_000, 'therapist');
    const [low, high] = rangeOf(heart)!;
    const middle = (low + high) / 2;
    const half = (high - low) / 2;
    expect(half).toBeGreaterThan(3);
    expect(rowsOfTwo([60, 62], session, 60_000)).toEqual({
      ...{ client: [61 - half, 61 + half], own: { heart, range: [middle - half, middle + half] } },
    });
    expect(rowsOfTwo([50, 90], session, 60_000)).toEqual({
      ...{ client: [50, 90], own: { heart, range: [middle - 20, middle + 20] } },
    });
    expect(rowsOfTwo(undefined, session, 60_000)).toEqual({
      client: undefined,
      own: { heart, range: [low, high] },
    });
    expect(rowsOfTwo([50, 90], own([]), 60_000)).toMatchObject({
      client: [50, 90],
      own: { range: undefined },
    });
  });

  it('were silent where that was noted last', () => {
    const note = (from: number, to: number, silent: boolean): SessionEvent => ({
      type: 'silence',
      at: 9,
      from,
      to,
      silent,
    });
    const log = [
      started,
      note(0, 10, true),
      note(10, 20, true),
      note(10, 20, false),
      note(20, 30, false),
      note(20, 30, true),
    ];
    expect(silences({ log })).toEqual([
      { from: 0, to: 10 },
      { from: 20, to: 30 },
    ]);
  });
});
