/**
 * What the resonance estimate is worth on people: how well it expects a stretch that was left out, how far two estimates of one visit and
 * of two visits a week apart lie from one another, and what it says of each person. Figures only; the file's form is people-visits'.
 */
import type { CurveLibrary } from '../signal/curve-library.ts';
import { radialBreaths, type PacedBreath } from '../signal/resonance-amplitude.ts';
import { expectedAmplitude, logDensityAt, spreadOf } from '../signal/resonance-expectation.ts';
import { estimateResonance, type ResonanceResult } from '../signal/resonance.ts';
import type { BreathsPerMin, Share } from '../terms/units.ts';
import type { Block, Person, Visit } from './people-visits.ts';

/** The whole check, as `npm run people` prints it; `null` where nobody could be counted. */
export interface PeopleFigures {
  /** Every stretch of the full visit that was left out in turn and expected from the others, as ln of its amplitude. */
  readonly leftOut: {
    readonly n: number;
    readonly meanLogDensity: number | null;
    readonly medianLogDensity: number | null;
    /** Share of stretches within the 80 % range that was expected. */
    readonly holds80: Share | null;
    /** Standard deviation of (seen - expected) / expected standard deviation; 1 is right. */
    readonly zSd: number | null;
    readonly rmsLn: number | null;
  };
  /** Two estimates of one visit from different stretches at the same rates, with the stretch at the third rate shared, or half of it each. */
  readonly replicate: {
    readonly n: number;
    readonly rmsShared: BreathsPerMin | null;
    readonly within05: Share | null;
    readonly rmsHalf: BreathsPerMin | null;
  };
  /** Estimates of two visits a week apart. */
  readonly week: { readonly n: number; readonly rms: BreathsPerMin | null; readonly r: number | null };
  /** Standard deviation of the estimates over people. */
  readonly spread: BreathsPerMin | null;
  readonly verdicts: {
    readonly estimate: number;
    readonly flat: number;
    readonly notFollowed: number;
    readonly tooLittle: number;
    readonly clear: number;
    readonly fair: number;
    readonly weak: number;
  };
  /** Share of 80 % ranges that hold the other estimate of the same visit. */
  readonly holdsReplicate80: Share | null;
}

/** Week of the visit in which everyone breathed at three rates, two of them twice. */
const FULL_WEEK = 2;
/** Settings of the stretches of that visit: the first of each pair, the second of each, and the rate that came once. */
const FIRST = [10, 12];
const SECOND = [11, 13];
/** 80 % of a normal variable, in standard deviations. */
const Z80 = 1.2816;
const NEAR: BreathsPerMin = 0.5;
/** A stretch is fit to be expected if its breaths agree on a phase this much and its wave is this large, bpm. */
const SMALLEST_PLV: Share = 0.6;
const SMALLEST_WAVE = 0.3;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;
const rms = (values: readonly number[]): number | null => {
  const square = mean(values.map((v) => v * v));
  return square === null ? null : Math.sqrt(square);
};
const share = (values: readonly boolean[]): Share | null => mean(values.map((v) => (v ? 1 : 0)));
function sd(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((v) => (v - middle) ** 2)) / (values.length - 1));
}
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** In the order of time, as the estimate reads them. */
const breathsOf = (blocks: readonly Block[]): PacedBreath[] =>
  blocks.flatMap(({ breaths }) => breaths).toSorted((a, b) => a.onset - b.onset);
/** The rates of later visits were chosen from the earlier ones and lie closer together: what could be reached is what was tried. */
const estimate = (library: CurveLibrary, blocks: readonly Block[]): ResonanceResult => {
  const rates = blocks.map(({ rate }) => rate);
  return estimateResonance(library, breathsOf(blocks), Math.max(...rates) - Math.min(...rates));
};
/** The estimate without the rounding of what is shown. */
const peakOf = (result: ResonanceResult) => ('fit' in result ? result.fit.posterior : undefined);

/** The block with every second half of its breaths unusable: the first half of them, or the second. */
function halfOf(block: Block, second: boolean): Block {
  const middle = block.breaths.length / 2;
  return { ...block, breaths: block.breaths.filter((_, k) => k >= middle === second) };
}

interface LeftOut {
  readonly logDensity: number;
  /** Seen less expected, ln, and the expected standard deviation. */
  readonly error: number;
  readonly sd: number;
}

function leaveOut(library: CurveLibrary, { blocks }: Visit): LeftOut[] {
  return blocks.flatMap((block) => {
    const others = blocks.filter((one) => one !== block);
    const seen = radialBreaths(breathsOf(others));
    const stretch = radialBreaths(block.breaths);
    if (seen === undefined || stretch === undefined || stretch.plv < SMALLEST_PLV) return [];
    const wave = sum(Array.from(stretch.radial, (r, k) => r * stretch.weight[k]!)) / sum([...stretch.weight]);
    if (wave < SMALLEST_WAVE) return [];
    const expectation = expectedAmplitude(library, seen, { ...stretch, rate: block.rate });
    const { mean: expected, sd: spread } = spreadOf(expectation);
    const value = Math.log(wave);
    return [{ logDensity: logDensityAt(expectation, value), error: value - expected, sd: spread }];
  });
}

function leftOutFigures(library: CurveLibrary, visits: readonly Visit[]): PeopleFigures['leftOut'] {
  const all = visits.flatMap((visit) => leaveOut(library, visit));
  return {
    n: all.length,
    meanLogDensity: mean(all.map(({ logDensity }) => logDensity)),
    medianLogDensity: median(all.map(({ logDensity }) => logDensity)),
    holds80: share(all.map((one) => Math.abs(one.error) <= Z80 * one.sd)),
    zSd: sd(all.map((one) => one.error / one.sd)),
    rmsLn: rms(all.map(({ error }) => error)),
  };
}

type Peak = NonNullable<ReturnType<typeof peakOf>>;

/** Two estimates of a visit from different stretches at the same rates; `undefined` where the visit lacks one, or one gave no rate. */
function twice(
  library: CurveLibrary,
  { blocks }: Visit,
  parts: (once: Block) => readonly [Block, Block],
): readonly [Peak, Peak] | undefined {
  const find = (label: number): Block | undefined => blocks.find((block) => block.label === label);
  const first = FIRST.map(find);
  const second = SECOND.map(find);
  const once = blocks.find(({ label }) => !FIRST.includes(label) && !SECOND.includes(label));
  const isWhole = (list: readonly (Block | undefined)[]): list is readonly Block[] =>
    !list.includes(undefined);
  if (once === undefined || !isWhole(first) || !isWhole(second)) return undefined;
  const [one, other] = parts(once);
  const a = peakOf(estimate(library, [...first, one]));
  const b = peakOf(estimate(library, [...second, other]));
  return a === undefined || b === undefined ? undefined : [a, b];
}

const holds = (range: Peak, { rate }: Peak): boolean => rate >= range.low && rate <= range.high;

/** Pearson's correlation. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const a = sd(pairs.map(([x]) => x));
  const b = sd(pairs.map(([, y]) => y));
  const [ma, mb] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  if (a === null || b === null || ma === null || mb === null) return null;
  return sum(pairs.map(([x, y]) => (x - ma) * (y - mb))) / ((pairs.length - 1) * a * b);
}

/** The check over everyone. Takes about ten seconds for fifty people. */
export function peopleFigures(library: CurveLibrary, people: readonly Person[]): PeopleFigures {
  const visitOf = ({ visits }: Person, week: number): Visit | undefined =>
    visits.find((v) => v.week === week);
  const full = people.flatMap((person) => visitOf(person, FULL_WEEK) ?? []);
  const results = full.map((visit) => ({ visit, result: estimate(library, visit.blocks) }));
  const answered = results.filter(({ result }) => peakOf(result) !== undefined).map(({ visit }) => visit);
  const peaks = results.flatMap(({ result }) => peakOf(result)?.rate ?? []);
  const shared = full.flatMap((visit) => {
    const pair = twice(library, visit, (once) => [once, once]);
    return pair === undefined ? [] : [pair];
  });
  const halves = full.flatMap((visit) => {
    const pair = twice(library, visit, (once) => [halfOf(once, false), halfOf(once, true)]);
    return pair === undefined ? [] : [pair];
  });
  const weeks = people.flatMap((person): [number, number][] => {
    const [visit, next] = [visitOf(person, FULL_WEEK), visitOf(person, FULL_WEEK + 1)];
    if (visit === undefined || next === undefined) return [];
    const [a, b] = [peakOf(estimate(library, visit.blocks)), peakOf(estimate(library, next.blocks))];
    return a === undefined || b === undefined ? [] : [[a.rate, b.rate]];
  });
  const difference = ([a, b]: readonly [Peak, Peak]): number => a.rate - b.rate;
  const count = (kind: ResonanceResult['kind']): number =>
    results.filter(({ result }) => result.kind === kind).length;
  const sure = (word: string): number =>
    results.filter(({ result }) => result.kind === 'estimate' && result.confidence === word).length;
  return {
    leftOut: leftOutFigures(library, answered),
    replicate: {
      n: shared.length,
      rmsShared: rms(shared.map(difference)),
      within05: share(shared.map((pair) => Math.abs(difference(pair)) <= NEAR)),
      rmsHalf: rms(halves.map(difference)),
    },
    week: { n: weeks.length, rms: rms(weeks.map(([a, b]) => a - b)), r: correlation(weeks) },
    spread: sd(peaks),
    verdicts: {
      estimate: count('estimate'),
      flat: count('no-clear-peak'),
      notFollowed: count('not-followed'),
      tooLittle: count('too-little'),
      clear: sure('clear'),
      fair: sure('fair'),
      weak: sure('weak'),
    },
    holdsReplicate80: share(shared.flatMap(([a, b]) => [holds(a, b), holds(b, a)])),
  };
}
