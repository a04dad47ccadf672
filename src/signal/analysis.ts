/**
 * A recording analysed whole: the figures of all of it and of each full window, with what they rest on. Works on any list of
 * beats, live labels or none; it reads no files, and whether a figure is shown is told, not decided, here.
 */
import type { Labels } from './artefacts.ts';
import type { Beat, BeatKind } from './beats.ts';
import type { TimeDomain } from './nn-sums.ts';
import { resample } from './resample.ts';
import { areFromRate } from './from-rate.ts';
import { RhythmGate } from './rhythm-gate.ts';
import { bandPower, COMMON_RECIPE, HF, LF, peakHz, VLF, welch, type Spectrum } from './spectrum.ts';
import { timeDomain } from './time-domain.ts';
import type { Hz, Ms, Ms2, Share } from '../terms/units.ts';
import { repaired, usable } from './usable.ts';
import type { Basis } from './validity.ts';
import { faultsOf, windowBasis, type InvalidBy, type WindowBasis } from './window-basis.ts';

/** Frequency-domain figures; all `undefined` where the window's time is unknown in part, or too short. */
export interface FrequencyDomain {
  readonly vlfMs2: Ms2 | undefined;
  readonly lfMs2: Ms2 | undefined;
  readonly hfMs2: Ms2 | undefined;
  readonly lfPeakHz: Hz | undefined;
}

/** All figures of a window. `from` and `to` count from the start of the first interval. */
export interface Figures extends TimeDomain, FrequencyDomain, Basis {
  /** Share of the window's beats at which the rhythm could not be interpreted. */
  readonly irregular: Share;
  /** At most 5 % corrected, 5 % missing and 5 % not interpretable, nor at a window's last beat, of intervals that were not made from heart rate. */
  readonly valid: boolean;
  /** What makes it not valid; empty if it is. */
  readonly invalidBy: readonly InvalidBy[];
}

/** A recording's figures. */
export interface Analysis {
  readonly whole: Figures;
  readonly windows: readonly Figures[];
  /** The intervals were made from heart rate (`areFromRate`): no figure is valid. */
  readonly synthesised: boolean;
  /** Every interval that is labelled as something else than normal. */
  readonly artefacts: readonly { readonly index: number; readonly kind: BeatKind }[];
}

/** Repaired intervals by their ends, from the start of the recording. */
interface Series {
  ends: Ms[];
  rr: Ms[];
  readonly segment: number[];
  /** Times of unknown content; ascending. */
  readonly voids: { from: Ms; to: Ms }[];
}

interface Recording {
  readonly beats: readonly Beat[];
  readonly origin: Ms;
  readonly labels: Labels | undefined;
  readonly mask: readonly boolean[] | undefined;
  readonly irregular: Uint8Array;
  /** The intervals were made from heart rate: nothing of them is variability. */
  readonly fromRate: boolean;
  readonly series: Series;
}

const NO_SPECTRUM: FrequencyDomain = {
  vlfMs2: undefined,
  lfMs2: undefined,
  hfMs2: undefined,
  lfPeakHz: undefined,
};

/** Shortest piece that a spectrum of a whole recording is averaged from: one segment of the recipe. */
const PIECE: Ms = (1000 * COMMON_RECIPE.segment) / COMMON_RECIPE.sampleHz;

/** Appends without an intermediate list of arguments, which a day of beats would not fit into. */
function append<T>(into: T[], more: readonly T[]): void {
  for (const one of more) into.push(one);
}

function prepare(beats: readonly Beat[], labels: Labels | undefined): Recording {
  const first = beats[0];
  const origin = first === undefined ? 0 : first.at - first.rr;
  const series: Series = { ends: [], rr: [], segment: [], voids: [] };
  let mask: boolean[] = [];
  const irregular = new Uint8Array(beats.length);
  const gate = new RhythmGate();
  for (let start = 0; start < beats.length;) {
    const head = beats[start];
    if (head === undefined) break;
    let end = start;
    while (beats[end]?.segment === head.segment) end++;
    // Most recordings are one stretch: then nothing needs to be copied.
    const whole = start === 0 && end === beats.length;
    const rr = new Array<Ms>(end - start);
    for (let i = start; i < end; i++) rr[i - start] = beats[i]!.rr;
    if (labels === undefined) {
      for (let i = start; i < end; i++) series.ends.push(beats[i]!.at - origin);
      append(series.rr, rr);
    } else {
      const kinds = whole ? labels.kinds : labels.kinds.slice(start, end);
      const usables = usable(kinds);
      if (whole) mask = usables;
      else append(mask, usables);
      const begin = head.at - head.rr - origin;
      const clean = repaired(rr, kinds);
      if (whole && begin === 0) {
        series.ends = [...clean.ends];
        series.rr = [...clean.rr];
      } else {
        for (const at of clean.ends) series.ends.push(begin + at);
        append(series.rr, clean.rr);
      }
      for (const { from, to } of clean.voids) series.voids.push({ from: begin + from, to: begin + to });
      gate.break();
      for (let i = start; i < end; i++) {
        gate.push(beats[i]!.rr, labels.kinds[i] ?? 'normal', labels.deviations[i]);
        irregular[i] = gate.on ? 1 : 0;
      }
    }
    while (series.segment.length < series.rr.length) series.segment.push(head.segment);
    start = end;
  }
  return {
    beats,
    origin,
    labels,
    mask: labels === undefined ? undefined : mask,
    irregular,
    fromRate: areFromRate(beats.map(({ rr }) => rr)),
    series,
  };
}

function frequencyDomain(spectrum: Spectrum | undefined): FrequencyDomain {
  if (spectrum === undefined) return NO_SPECTRUM;
  return {
    vlfMs2: bandPower(spectrum, ...VLF),
    lfMs2: bandPower(spectrum, ...LF),
    hfMs2: bandPower(spectrum, ...HF),
    lfPeakHz: peakHz(spectrum, ...LF),
  };
}

/** Spectrum of series points `from`..`to` (one stretch) by the recipe shared with reference software. */
function spectrumOf(series: Series, from: number, to: number): Spectrum | undefined {
  const even = resample(series.ends.slice(from, to), series.rr.slice(from, to), COMMON_RECIPE.sampleHz);
  return even && welch(even, COMMON_RECIPE);
}

/** Mean spectrum of the pieces of a recording between its holes and unknown times, weighted by their length. */
function wholeSpectrum({ series }: Recording): Spectrum | undefined {
  const { ends, segment, voids } = series;
  let sum: Float64Array | undefined;
  let df = 0;
  let weight = 0;
  let v = 0;
  for (let start = 0; start < ends.length;) {
    while (v < voids.length && (voids[v]?.to ?? 0) <= (ends[start] ?? 0)) v++;
    let end = start + 1;
    const stop = voids[v]?.from ?? Infinity;
    while (end < ends.length && segment[end] === segment[start] && (ends[end] ?? 0) <= stop) end++;
    const length = (ends[end - 1] ?? 0) - (ends[start] ?? 0);
    const whole = start === 0 && end === ends.length;
    const piece = length >= PIECE || whole ? spectrumOf(series, start, end) : undefined;
    if (piece !== undefined) {
      df = piece.df;
      sum ??= new Float64Array(piece.density.length);
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + piece.density[k]! * length;
      weight += length;
    }
    start = end;
  }
  return sum && { df, density: sum.map((d) => d / weight) };
}

/** The basis of beats `first` to before `end`, times from the start of the recording. */
function basis(
  { beats, origin, labels, mask, irregular }: Recording,
  first: number,
  end: number,
  from: Ms,
  to: Ms,
): WindowBasis {
  const labelled = {
    beats,
    kinds: labels?.kinds ?? [],
    events: labels?.events ?? [],
    irregular,
    isUsable: (i: number): boolean => mask?.[i] ?? true,
  };
  return { ...windowBasis(labelled, first, end, origin + from, origin + to), from, to };
}

function figures(
  recording: Recording,
  first: number,
  end: number,
  from: Ms,
  to: Ms,
  spectrum: Spectrum | undefined,
): Figures {
  const { events: _, endsIrregular, ...rests } = basis(recording, first, end, from, to);
  // How a whole recording ends says nothing of the rest of it.
  const whole = end - first === recording.beats.length;
  const invalidBy: readonly InvalidBy[] = [
    ...(recording.fromRate ? (['synthesised'] as const) : []),
    ...faultsOf({ ...rests, endsIrregular: endsIrregular && !whole }),
  ];
  return {
    ...timeDomain(recording.beats, recording.mask, first, end),
    ...frequencyDomain(spectrum),
    ...rests,
    valid: invalidBy.length === 0,
    invalidBy,
  };
}

/**
 * Analyses beats whole and in full windows of `windowMs`: window k holds the beats whose time from the start of the first
 * interval is at least k and less than k + 1 windows. With `labels` (of the same beats) labelled intervals are omitted from the time domain
 * and repaired for the spectrum; without, every interval counts as it is.
 */
export function analyse(beats: readonly Beat[], labels: Labels | undefined, windowMs: Ms): Analysis {
  const recording = prepare(beats, labels);
  const { origin, series } = recording;
  const last = beats.at(-1);
  const total = last === undefined ? 0 : last.at - origin;
  const windows: Figures[] = [];
  let first = 0;
  let s = 0;
  let v = 0;
  for (let k = 0; (k + 1) * windowMs <= total; k++) {
    const from = k * windowMs;
    const to = from + windowMs;
    let end = first;
    while (end < beats.length && (beats[end]?.at ?? 0) - origin < to) end++;
    while (s < series.ends.length && (series.ends[s] ?? 0) < from) s++;
    let t = s;
    while (t < series.ends.length && (series.ends[t] ?? 0) < to) t++;
    while (v < series.voids.length && (series.voids[v]?.to ?? 0) <= from) v++;
    const unknown = (series.voids[v]?.from ?? Infinity) < to;
    const joined = series.segment[s] === series.segment[t - 1];
    const spectrum = unknown || !joined || t <= s ? undefined : spectrumOf(series, s, t);
    windows.push(figures(recording, first, end, from, to, spectrum));
    first = end;
    s = t;
  }
  const artefacts: { index: number; kind: BeatKind }[] = [];
  labels?.kinds.forEach((kind, index) => {
    if (kind !== 'normal') artefacts.push({ index, kind });
  });
  return {
    whole: figures(recording, 0, beats.length, 0, total, wholeSpectrum(recording)),
    windows,
    synthesised: recording.fromRate,
    artefacts,
  };
}
