/**
 * A simulated person's breathing: it follows the guide with human looseness, keeps a rate of its own, drifts off or speaks.
 * Gives the phase of the breath over time; knows nothing of hearts.
 */
import { breathParts, type BreathMoment, type Pace } from '../src/pacing/breath.ts';
import type { Random } from './random.ts';
import type { BreathsPerMin, Ms, Share } from '../src/terms/units.ts';

/** What the guide does at a moment on the simulation's clock; `undefined` while it rests. Asked for a little ahead of time too. */
export type GuideAt = (at: Ms) => BreathMoment | undefined;

/** How a person breathes while the guide runs. Without a guide everyone breathes at their own rate. */
export type Breathing =
  | { readonly kind: 'follows' }
  /** Pays the guide no heed. `steady` = metronome-like, else each breath varies by about 10 %. */
  | { readonly kind: 'own'; readonly steady: boolean }
  /** Follows, and `afterMs` after the guide began slips into the own rate, breath by breath, over about a minute. */
  | { readonly kind: 'drifts'; readonly afterMs: Ms }
  /** Talks: short breaths in, long irregular breaths out. */
  | { readonly kind: 'speaks' };

/** How loosely a person keeps to the guide. */
export interface Looseness {
  /** Standard deviation of a breath's onset. */
  readonly onsetSdMs: Ms;
  readonly reactionMs: Ms;
  /** Coefficient of variation of the depth. */
  readonly depthCv: Share;
  /** Share of breaths that are sighs of twice the depth. */
  readonly sighs: Share;
  /** Depth goes with period to this power, 1 at 5.5 a minute; 0 unless given. */
  readonly depthPower?: number;
}

/** The looseness that the reference benchmarks assume: 0.25 s, 0.2 s, 10 %, no sighs. */
export const HUMAN: Looseness = { onsetSdMs: 250, reactionMs: 200, depthCv: 0.1, sighs: 0 };

/** One moment of breathing. */
export interface BreathState {
  /** Position in the breath: 0 empty, 0.5 full, 1 empty again. */
  w: number;
  /** Rate of this breath. */
  breathsPerMin: BreathsPerMin;
  /** Depth against the person's usual one. */
  depth: number;
}

/** The breath under way: a stretch of time with a pace. */
interface Span {
  readonly onset: Ms;
  readonly periodMs: Ms;
  readonly parts: { inMs: Ms; holdInMs: Ms; outMs: Ms };
  readonly guided: boolean;
}

/** Rate at which a breath is as deep as usual. */
const USUAL: BreathsPerMin = 5.5;
const OWN_PACE: Pace = { breathsPerMin: 12, inhaleShare: 0.42 };
const SPEECH_PACE: Pace = { breathsPerMin: 12, inhaleShare: 0.2 };
/** How often the person looks at the guide within a breath: a stop is noticed soon, and looking costs little. */
const GLANCE_MS: Ms = 500;
/** Time constant with which a jump of the guide is taken up, so that lungs never jump. */
const JOIN_MS: Ms = 1500;

/** Position in a breath (0 to 1, 0.5 = full) `t` ms after its onset. */
function positionIn(span: Span, t: Ms): number {
  const { inMs, holdInMs, outMs } = span.parts;
  if (t < inMs) return (0.5 * t) / inMs;
  if (t < inMs + holdInMs) return 0.5;
  return Math.min(1, 0.5 + (0.5 * (t - inMs - holdInMs)) / outMs);
}

/** Breathing as a stream: ask for rising times. The returned object is reused from call to call. */
export function createBreather(
  breathing: Breathing,
  ownBreathsPerMin: BreathsPerMin,
  looseness: Looseness,
  random: Random,
  guideAt: GuideAt,
): (at: Ms) => BreathState {
  /** Of the breath under way, before its rate has a say. */
  let drawn = 1;
  const state: BreathState = { w: 0, breathsPerMin: ownBreathsPerMin, depth: 1 };
  let span: Span | undefined;
  let lagFrom = looseness.reactionMs;
  let lagTo = looseness.reactionMs;
  let u = 0;
  let glanceAt = 0;
  let guidedSince: Ms | undefined;
  /** Difference of position that is still being made up after a jump, and since when. */
  let owed = 0;
  let owedSince = 0;

  const spanOf = (pace: Pace, onset: Ms, periodMs: Ms, guided: boolean): Span => ({
    onset,
    periodMs,
    parts: breathParts(pace, periodMs),
    guided,
  });

  const ownSpan = (onset: Ms): Span => {
    if (breathing.kind === 'speaks') return spanOf(SPEECH_PACE, onset, random.uniform(2000, 8000), false);
    const steady = breathing.kind === 'own' && breathing.steady;
    const usual = 60_000 / ownBreathsPerMin;
    const wanted = steady ? usual : usual * Math.exp(random.normal(0, 0.1));
    // Someone who drifts away does so breath by breath, not at once.
    const before = breathing.kind === 'drifts' ? span?.periodMs : undefined;
    const period = before === undefined ? wanted : Math.max(wanted, before * 0.9);
    return spanOf(OWN_PACE, onset, period, false);
  };

  const guided = (t: Ms, at: Ms): BreathMoment | undefined => {
    if (breathing.kind === 'own' || breathing.kind === 'speaks') return undefined;
    const moment = guideAt(t);
    if (moment === undefined) {
      guidedSince = undefined;
      return undefined;
    }
    guidedSince ??= at;
    return breathing.kind === 'drifts' && at - guidedSince > breathing.afterMs ? undefined : moment;
  };

  const newBreath = (): void => {
    lagFrom = lagTo;
    lagTo = random.normal(looseness.reactionMs, looseness.onsetSdMs);
    const sigh = random.chance(looseness.sighs);
    drawn = Math.max(0.2, random.normal(1, looseness.depthCv)) * (sigh ? 2 : 1);
    u = 0;
  };

  return (at) => {
    // The guide as this person follows it: late by the reaction, and a little more or less from breath to breath.
    const t = at - (lagFrom + (lagTo - lagFrom) * u);
    const ended = span === undefined || (span.guided ? t : at) >= span.onset + span.periodMs;
    if (ended || at >= glanceAt) {
      glanceAt = at + GLANCE_MS;
      const moment = guided(t, at);
      let next = span;
      if (moment !== undefined) {
        const known =
          span?.guided === true && span.onset === moment.onset && span.periodMs === moment.periodMs;
        if (!known) next = spanOf(moment.pace, moment.onset, moment.periodMs, true);
      } else if (ended || span?.guided === true) {
        next = ownSpan(at);
      }
      if (next !== span && next !== undefined) {
        const jumped = span !== undefined && (!ended || next.guided !== span.guided);
        const before = state.w;
        span = next;
        newBreath();
        state.breathsPerMin = 60_000 / next.periodMs;
        state.depth = drawn * (USUAL / state.breathsPerMin) ** (looseness.depthPower ?? 0);
        if (jumped) {
          const now = positionIn(next, (next.guided ? t : at) - next.onset);
          // The shorter way round the circle.
          owed = before - now - Math.round(before - now);
          owedSince = at;
        }
      }
    }
    if (span === undefined) return state;
    const into = (span.guided ? t : at) - span.onset;
    u = Math.min(1, Math.max(0, into / span.periodMs));
    if (at - owedSince > 20 * JOIN_MS) owed = 0;
    const due = owed === 0 ? 0 : owed * Math.exp((owedSince - at) / JOIN_MS);
    const w = positionIn(span, Math.max(0, into)) + due;
    state.w = w - Math.floor(w);
    return state;
  };
}
