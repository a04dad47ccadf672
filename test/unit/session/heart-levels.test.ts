/** Bins of known values: what stands in each, what a coarser level makes of two, and which level is taken. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import {
  heartBins,
  levelFor,
  levelsOf,
  levelToDraw,
  meanBetween,
  rangeOf,
  strapBinsInTurns,
  withCoarser,
  type HeartBins,
} from '../../../src/session/heart-bins.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { beatFacts, calm, endsOf } from '../../fixtures/beat-list.ts';
import { near } from '../../fixtures/near.ts';
import { started } from '../../fixtures/started.ts';

type Told = readonly (readonly [at: number, value: number, weight: number])[];
const levels = (length: number, told: Told, finest?: number): readonly HeartBins[] =>
  inOneTurn(
    levelsOf(
      length,
      function* (tell) {
        for (const one of told) tell(...one);
      },
      finest,
    ),
  );
const plain = ({ step, low, high, mean }: HeartBins) => ({
  step,
  low: [...low],
  high: [...high],
  mean: [...mean],
});
const { NaN: none } = Number;

describe('a level of bins', () => {
  it('holds the lowest, the highest and the mean by time of what lies in each, and nothing of what lies outside', () => {
    const [finest, second, third] = levels(9000, [
      [-1, 500, 1],
      [0, 60, 1],
      [1999, 66, 2],
      [1000, 57, 1],
      [4000, 80, 3],
      [8000, 70, 1],
      [9999, 72, 1],
      [10_000, 900, 1],
    ]);
    expect(plain(finest!)).toEqual({
      step: 2000,
      low: [57, none, 80, none, 70],
      high: [66, none, 80, none, 72],
      mean: [(60 + 132 + 57) / 4, none, 80, none, 71],
    });
    expect(plain(second!)).toEqual({
      step: 4000,
      low: [57, 80, 70],
      high: [66, 80, 72],
      mean: [62.25, 80, 71],
    });
    expect(plain(third!)).toEqual({ step: 8000, low: [57, 70], high: [80, 72], mean: [71.125, 71] });
  });

  it('takes of two bins the one that holds something, whichever that is, and of two with values both', () => {
    const [, second] = levels(12_000, [
      [0, 60, 1],
      [6000, 70, 1],
      [8000, 90, 1],
      [10_000, 80, 1],
    ]);
    expect(plain(second!)).toEqual({ step: 4000, low: [60, 70, 80], high: [60, 70, 90], mean: [60, 70, 85] });
  });

  it('has one bin at least, and bins of another size where they are asked for', () => {
    expect(plain(levels(0, [])[0]!)).toEqual({ step: 2000, low: [none], high: [none], mean: [none] });
    expect(levels(9000, [], 500)[0]!.mean).toHaveLength(18);
    expect(levels(9001, [], 500)[0]!.mean).toHaveLength(19);
  });

  it('is halved until 400 bins are left and each holds two whole breaths', () => {
    const steps = (count: number, step: number) =>
      inOneTurn(
        withCoarser({
          step,
          low: new Float32Array(count),
          high: new Float32Array(count),
          mean: new Float32Array(count),
        }),
      ).map((level) => [level.step, level.mean.length]);
    expect(steps(400, 32_000)).toEqual([[32_000, 400]]);
    expect(steps(401, 32_000)).toEqual([
      [32_000, 401],
      [64_000, 201],
    ]);
    expect(steps(2, 16_000)).toEqual([
      [16_000, 2],
      [32_000, 1],
    ]);
  });
});

describe('the bins of a heart', () => {
  it('hold its usable beats at their ends, by their length', () => {
    const rr = calm(20, [6]);
    const at = endsOf(rr);
    const session = Session.from([
      started,
      ...beatFacts(rr),
      ...beatFacts([1500, 1500], 0, 'therapist'),
      { type: 'ended', at: 20_000 },
    ]);
    const [finest] = heartBins(session, 18_000);
    const expected = Array.from({ length: 9 }, (_, bin) => {
      const within = rr.filter((_ms, i) => i !== 6 && i !== 7 && Math.floor(at[i]! / 2000) === bin);
      return within.length === 0
        ? none
        : near((60_000 * within.length) / within.reduce((all, ms) => all + ms, 0), 4);
    });
    expect(finest!.mean).toHaveLength(9);
    expect([...finest!.mean]).toEqual(expected);
    expect([...heartBins(session, 18_000, 'therapist')[0]!.mean]).toEqual([
      40,
      40,
      ...Array<number>(7).fill(none),
    ]);
  });

  it('hold of the strap’s own values those of the client on the skin', () => {
    const value = (at: number, bpm: number, more: object = {}) =>
      ({ type: 'measurement', at, who: 'client', bpm, rr: [], ...more }) as SessionEvent;
    const facts = [
      started,
      value(500, 60),
      value(1000, 70, { contact: true }),
      value(1500, 90, { contact: false }),
      value(2500, 0),
      value(4500, 100, { who: 'therapist' }),
      value(6500, 80),
    ];
    const [finest] = inOneTurn(strapBinsInTurns(facts, 8000));
    expect(plain(finest!)).toEqual({
      step: 2000,
      low: [60, none, none, 80],
      high: [70, none, none, 80],
      mean: [65, none, none, 80],
    });
  });

  it('rest now and then in a session of many beats', () => {
    const facts = beatFacts(calm(45_000));
    const turns = [...strapBinsInTurns(facts, 2000)].length;
    // Two rests, and one before each of the four coarser levels.
    expect(turns).toBe(2 + 4);
  });
});

describe('of several levels', () => {
  const some = levels(40_000, [
    [1000, 60, 1],
    [3000, 80, 1],
    [5000, 75, 3],
    [33_000, 50, 1],
  ]);

  it('the coarsest says from where to where all values lie', () => {
    expect(rangeOf(some)).toEqual([50, 80]);
    expect(rangeOf(levels(40_000, [[20_000, 61, 1]]))).toEqual([61, 61]);
    expect(rangeOf(levels(40_000, []))).toBeUndefined();
    expect(rangeOf([])).toBeUndefined();
  });

  it('the finest is taken that is no finer than asked, or the coarsest', () => {
    expect([1, 2000, 2001, 4000, 32_000, 32_001].map((step) => levelFor(some, step)?.step)).toEqual([
      2000, 2000, 4000, 4000, 32_000, 32_000,
    ]);
    expect(levelFor([], 1)).toBeUndefined();
    // Up to 700 ms a pixel one and a half pixels, beyond it a breath, and three pixels where those are more.
    const fine = levels(40_000, [], 500);
    expect([333, 334, 700, 701, 5333, 5334].map((px) => levelToDraw(fine, px)?.step)).toEqual([
      500, 1000, 2000, 16_000, 16_000, 32_000,
    ]);
  });

  it('the mean between two times is that of the bins that they touch', () => {
    const [finest] = some;
    expect(meanBetween(finest!, 0, 40_000)).toEqual({ low: 50, high: 80, mean: (60 + 80 + 75 + 50) / 4 });
    expect(meanBetween(finest!, 2000, 4000)).toEqual({ low: 80, high: 80, mean: 80 });
    expect(meanBetween(finest!, 3999, 4001)).toEqual({ low: 75, high: 80, mean: 77.5 });
    expect(meanBetween(finest!, -5000, 1)).toEqual({ low: 60, high: 60, mean: 60 });
    expect(meanBetween(finest!, 32_000, 1e9)).toEqual({ low: 50, high: 50, mean: 50 });
    expect(meanBetween(finest!, 6000, 32_000)).toBeUndefined();
  });
});
