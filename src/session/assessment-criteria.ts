/**
 * Every criterion of an assessment, rate by rate, as a table for the therapist's judgement: none is weighed against another here.
 * Dwells at one rate are taken together; a slide is cut into half breaths a minute.
 */
import { breathLock } from '../signal/breath-locked.ts';
import type { HeartRecord } from '../signal/breath-amplitudes.ts';
import { lowFrequency, type LowFrequency } from '../signal/low-frequency.ts';
import type { Bpm, BreathsPerMin, Hz, Ms, Ms2, Share } from '../terms/units.ts';
import { heartRecord, isReplaced, isSettled, type BreathMemory, type StepBreath } from './step-breaths.ts';
import { ratingOf, type AssessmentProcedure } from './procedure.ts';

/** Whether a stretch counts: clean and followed, or why not. */
export type Verdict = 'done' | 'not-followed' | 'not-clean';

/** The criteria at one rate. All figures but the counts are `undefined` without a valid breath. */
export interface RateFigures {
  /** Identity within the assessment. */
  readonly key: string;
  /** Steps that it was measured in. */
  readonly steps: readonly string[];
  readonly rate: BreathsPerMin;
  /** Breaths at this rate that the guide led, and those of them that were clean. */
  readonly done: number;
  readonly clean: number;
  readonly verdict: Verdict;
  /** Breath-locked amplitude with its standard error. */
  readonly amplitude: Bpm | undefined;
  readonly error: Bpm | undefined;
  readonly peakToTrough: Bpm | undefined;
  readonly plv: Share | undefined;
  readonly lockedFraction: Share | undefined;
  readonly lfPowerMs2: Ms2 | undefined;
  readonly lfPeakHz: Hz | undefined;
  readonly lfPeaks: number | undefined;
  /** How deep the breaths were here by a sensor at the chest, against the middle of all that were taken; `undefined` = not measured. */
  readonly depth: number | undefined;
  /** 0 to 10 as the client said; `undefined` = nothing said. */
  readonly ease: number | undefined;
  readonly distress: number | undefined;
}

/** Clean breaths that say something of a stretch; fewer if the stretch is short. */
const FEWEST = 6;
const SMALLEST_PLV: Share = 0.7;
const SMALLEST_LOCKED: Share = 0.4;
/** The heart's rhythm follows the guide if its peak lies within a quarter breath a minute. */
const NEAR: BreathsPerMin = 0.25;

/** Breaths follow one another if no more than this lies between them; ends are sums and may differ by rounding. */
const JOIN: Ms = 5;

/** What a verdict rests on. */
interface Followed {
  readonly plv: Share;
  readonly lockedFraction?: Share | undefined;
  readonly peakHz?: Hz | undefined;
}

/** Whether `clean` of `done` breaths are enough, and whether the wave in them was the guide's. `rate` is left out where it changed. */
export function verdictOf(
  done: number,
  clean: number,
  lock: Followed | undefined,
  rate: BreathsPerMin | undefined,
): Verdict {
  if (lock === undefined || clean < Math.min(FEWEST, Math.max(2, Math.ceil(done / 2)))) return 'not-clean';
  if (lock.plv < SMALLEST_PLV) return 'not-followed';
  if (clean < FEWEST) return 'done';
  if (lock.lockedFraction !== undefined && lock.lockedFraction < SMALLEST_LOCKED) return 'not-followed';
  const off = lock.peakHz === undefined || rate === undefined ? 0 : Math.abs(lock.peakHz * 60 - rate);
  return off > NEAR ? 'not-followed' : 'done';
}

interface Group {
  readonly key: string;
  readonly rate: BreathsPerMin;
  /** Runs of breaths that follow one another. */
  readonly runs: StepBreath[][];
}

function groups(procedure: AssessmentProcedure, breaths: readonly StepBreath[]): Group[] {
  const found = new Map<string, Group>();
  let last: StepBreath | undefined;
  for (const breath of breaths) {
    const { step } = breath.record;
    const slides = step.kind === 'slide';
    // Halfway goes to the slower: the first breath of a slide, at 6.75, belongs to 6.5 and is no rate of its own.
    const rate = slides ? Math.ceil(120_000 / breath.periodMs - 0.5 - 1e-6) / 2 : step.rate;
    const key = procedure.plan.protocol === 'stepped' ? step.id : `rate-${rate}`;
    const group = found.get(key) ?? { key, rate, runs: [] };
    found.set(key, group);
    const run = group.runs.at(-1);
    const follows = last !== undefined && Math.abs(breath.onset - last.onset - last.periodMs) < JOIN;
    if (run !== undefined && follows && run.at(-1) === last) run.push(breath);
    else group.runs.push([breath]);
    last = breath;
  }
  return [...found.values()];
}

/** Mean of `values`, weighted; `undefined` if none is known. */
function weighted(values: readonly { value: number | undefined; weight: number }[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of values) {
    if (value === undefined) continue;
    sum += value * weight;
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}

/** Middle of the depths that were measured; `undefined` below four. */
function middleDepth(breaths: readonly StepBreath[]): number | undefined {
  const depths = breaths.flatMap(({ depth }) => (depth === undefined ? [] : [depth])).sort((a, b) => a - b);
  return depths.length < 4 ? undefined : depths[depths.length >> 1];
}

function figuresOf(
  procedure: AssessmentProcedure,
  group: Group,
  heart: HeartRecord,
  usualDepth: number | undefined,
): RateFigures {
  const all = group.runs.flat();
  const share = procedure.plan.inhaleShare;
  const lock = breathLock(heart, all, share);
  const several = group.runs.length > 1;
  const parts = group.runs.map((run) => {
    const from = run[0]?.onset ?? 0;
    const end = run.at(-1);
    const to: Ms = end === undefined ? from : end.onset + end.periodMs;
    const band: LowFrequency | undefined = lowFrequency(heart, from, to);
    return { weight: run.length, band, lock: several ? breathLock(heart, run, share) : lock };
  });
  const lockedFraction = weighted(parts.map((p) => ({ value: p.lock?.lockedFraction, weight: p.weight })));
  const peaks = parts.flatMap(({ band }) => (band === undefined ? [] : [band.peaks]));
  const done = all.length;
  const clean = all.filter(({ valid }) => valid).length;
  const steps = [...new Set(all.map(({ record }) => record.step.id))];
  const said = (scale: 'ease' | 'distress'): number | undefined =>
    steps.map((id) => ratingOf(procedure, id, scale)).findLast((value) => value !== undefined);
  const depth = middleDepth(all);
  const slides = all[0]?.record.step.kind === 'slide';
  return {
    key: group.key,
    steps,
    rate: group.rate,
    done,
    clean,
    verdict: verdictOf(
      done,
      clean,
      lock && { plv: lock.plv, lockedFraction, peakHz: several ? undefined : lock.peakHz },
      slides ? undefined : group.rate,
    ),
    amplitude: lock?.amplitude,
    error: lock?.error,
    peakToTrough: lock?.peakToTrough,
    plv: lock?.plv,
    lockedFraction,
    lfPowerMs2: weighted(parts.map((p) => ({ value: p.band?.powerMs2, weight: p.weight }))),
    lfPeakHz: weighted(parts.map((p) => ({ value: p.band?.peakHz, weight: p.weight }))),
    lfPeaks: peaks.length === 0 ? undefined : Math.max(...peaks),
    depth: depth === undefined || usualDepth === undefined ? undefined : depth / usualDepth,
    ease: said('ease'),
    distress: said('distress'),
  };
}

/** The criteria at every rate that was tried up to `now`, fastest first. Steps of a replaced attempt and the ways between rates are left out. */
export function assessmentCriteria(
  procedure: AssessmentProcedure,
  memory: BreathMemory,
  now: Ms,
): RateFigures[] {
  return memory.kept(procedure, isSettled(memory.session, procedure, now), () => {
    const heart = heartRecord(memory.session, procedure);
    const breaths = procedure.records
      .filter((record) => !isReplaced(record, procedure.records) && record.step.kind !== 'ramp')
      .flatMap((record) => memory.breathsOf(procedure, record, heart, now))
      .filter(({ arrived }) => arrived);
    const usualDepth = middleDepth(breaths);
    return groups(procedure, breaths)
      .map((group) => figuresOf(procedure, group, heart, usualDepth))
      .sort((a, b) => b.rate - a.rate);
  });
}

/** Rates by falling amplitude, for the repetition of the best two; only those that were clean and followed. */
export const bestRates = (rows: readonly RateFigures[]): BreathsPerMin[] =>
  rows
    .filter(({ verdict, amplitude }) => verdict === 'done' && amplitude !== undefined)
    .toSorted((a, b) => (b.amplitude ?? 0) - (a.amplitude ?? 0))
    .map(({ rate }) => rate);
