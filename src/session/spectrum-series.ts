/** The spectrum of a session's newest unbroken stretch, derived whenever somebody looks, and how long it is until there is one. Pure. */
import { guideMoment } from '../pacing/guide.ts';
import { firstAfter } from '../signal/breath-amplitudes.ts';
import { detrended } from '../signal/detrend.ts';
import { regularity } from '../signal/regularity.ts';
import { resample } from '../signal/resample.ts';
import { COMMON_RECIPE, HF, LF, peakHz, welch, type Spectrum } from '../signal/spectrum.ts';
import { repaired } from '../signal/usable.ts';
import { validityOf } from '../signal/validity.ts';
import type { Hz, Ms, Share } from '../terms/units.ts';
import type { Session } from './session.ts';

/** Spectrum of the newest clean stretch. */
export interface SpectrumSeries extends Spectrum {
  readonly from: Ms;
  readonly to: Ms;
  /** Frequency of the guide at the end of the stretch; `undefined` = it rested. */
  readonly guideHz: Hz | undefined;
  /** Frequency of the highest density from 0.04 to 0.4 Hz. */
  readonly peakHz: Hz | undefined;
  /** How regular the wave of the last 64 s is, percent of what a pure sine reaches in that window. */
  readonly regularity: number | undefined;
}

/** Longest and shortest stretch that a spectrum is taken from, ms. */
const LONGEST: Ms = 300_000;
const SHORTEST: Ms = 120_000;
/** The window that regularity is usually given for, 64 s at 4 Hz. */
const REGULARITY_SAMPLES = 256;

/** Share of the labelled beats from `first` to before `end` at which the rhythm could not be interpreted. */
function irregularShare(session: Session, first: number, end: number): Share {
  const { irregular } = session.track('client');
  let count = 0;
  for (let i = first; i < end; i++) if (irregular[i] === true) count += 1;
  return count / Math.max(1, end - first);
}

/** The newest unbroken stretch before `until`, at most five minutes long, with nothing of unknown content in it; `undefined` = no beat. */
function newestStretch(
  session: Session,
  until: Ms,
): { ends: Ms[]; rr: Ms[]; span: Ms; to: Ms; isValid: boolean } | undefined {
  const { beats, labels } = session.track('client');
  const end = Math.min(firstAfter(beats, until), labels.kinds.length);
  const last = beats[end - 1];
  if (last === undefined) return undefined;
  let first = firstAfter(beats, last.at - LONGEST);
  while (first < end && beats[first]?.segment !== last.segment) first++;
  const clean = repaired(
    beats.slice(first, end).map((beat) => beat.rr),
    labels.kinds.slice(first, end),
  );
  // Nothing before the last time of unknown content may be joined to what follows it.
  const known = clean.voids.at(-1)?.to ?? 0;
  const begin = clean.ends.findIndex((at) => at > known);
  const ends = begin < 0 ? [] : clean.ends.slice(begin);
  const span = (ends.at(-1) ?? 0) - (ends[0] ?? 0);
  const irregular = irregularShare(session, firstAfter(beats, last.at - span), end);
  return {
    ends,
    rr: begin < 0 ? [] : clean.rr.slice(begin),
    span,
    to: last.at,
    isValid: validityOf(irregular, 0) !== 'invalid',
  };
}

/** How much longer the newest unbroken stretch must become for a spectrum; `undefined` where waiting would not bring one. */
export function spectrumLeft(session: Session, until: Ms): Ms | undefined {
  const stretch = newestStretch(session, until);
  if (stretch === undefined) return SHORTEST;
  return stretch.isValid && stretch.span < SHORTEST ? SHORTEST - stretch.span : undefined;
}

/** Spectrum of the newest unbroken stretch before `until`, of two to five minutes; `undefined` if there is none. */
export function spectrumSeries(session: Session, until: Ms): SpectrumSeries | undefined {
  const stretch = newestStretch(session, until);
  if (stretch === undefined || !stretch.isValid || stretch.span < SHORTEST) return undefined;
  const { ends, rr, span, to } = stretch;
  const even = resample(ends, rr, COMMON_RECIPE.sampleHz);
  const spectrum = even && welch(detrended(even, 1), COMMON_RECIPE);
  if (even === undefined || spectrum === undefined) return undefined;
  const moment = guideMoment(session.state.guide, to);
  return {
    ...spectrum,
    from: to - span,
    to,
    guideHz: moment === undefined ? undefined : 1000 / moment.periodMs,
    peakHz: peakHz(spectrum, LF[0], HF[1]),
    regularity: regularity(even.slice(-REGULARITY_SAMPLES))?.percent,
  };
}
