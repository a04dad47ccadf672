/** A session that is over, taken as a whole: its figures, and the cloud of neighbouring intervals. Pure; nothing here is live. */
import type { TimeDomain } from '../signal/nn-sums.ts';
import { PacketBelief } from '../signal/packet-belief.ts';
import { mayHoldEarlyBeats } from '../signal/early-beats.ts';
import { timeDomain } from '../signal/time-domain.ts';
import type { InTurns } from '../terms/turns.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';
import { validityOf, type Basis } from '../signal/validity.ts';
import type { RateAcceptedFact } from './assessment-events.ts';
import type { Procedure } from './procedure.ts';
import {
  held,
  maskInTurns,
  qualitySpansInTurns,
  rateSpans,
  rmssdTrendInTurns,
  slowSpans,
  waveTrend,
  wavesOf,
} from './chart-series.ts';
import { derived } from './derived.ts';
import type { Session } from './session.ts';

/** Neighbouring intervals outside slow, guided breathing, ms. */
export interface PoincareSeries {
  readonly pairs: readonly (readonly [Ms, Ms])[];
  /** The shortest and the longest interval in them. */
  readonly range: readonly [Ms, Ms];
  readonly sd1: Ms | undefined;
  readonly sd2: Ms | undefined;
  readonly mean: Ms | undefined;
}

/** Why a session's figures of variability are not shown. */
export type PastReason =
  /** No strap sent anything. */
  | { readonly code: 'no-strap' }
  /** It lasted some seconds: no strap has told by then what it sends. */
  | { readonly code: 'short' }
  /** The strap sent heart rate but no intervals. */
  | { readonly code: 'no-intervals' }
  /** The strap's intervals were no measured beats. */
  | { readonly code: 'unusable'; readonly verdict: 'duplicates' | 'fill-values' | 'synthesised' }
  /** Too few clean beats; `paced` = slow breathing was guided, and its beats are left out. */
  | { readonly code: 'few'; readonly have: number; readonly need: number; readonly paced: boolean }
  /** Too many of the beats had to be corrected. */
  | { readonly code: 'corrected'; readonly share: Share }
  | { readonly code: 'rhythm' };

/** Figures of a whole session; those of variability only over the time outside slow, guided breathing. */
export interface SessionFigures {
  readonly meanHrBpm: Bpm | undefined;
  /** Mean of the strap's own values, and how many they are: what there is where it sent no intervals. */
  readonly strapBpm: Bpm | undefined;
  readonly strapValues: number;
  /** Mean peak to trough of the guided breaths, and how many they are. */
  readonly heartWave: Bpm | undefined;
  readonly breaths: number;
  /** Whether the guide ever led. */
  readonly guided: boolean;
  /** Over the clean intervals outside slow, guided breathing. */
  readonly unpaced: TimeDomain;
  /** Early beats that cannot be told may be in `unpaced`. */
  readonly mayHoldEarly: boolean;
  /** Why `unpaced` says nothing valid; `undefined` = it may be shown. */
  readonly hidden: PastReason | undefined;
  readonly basis: Basis;
  /** Pauses in the recording of which nobody knows how long they were: no share of missing time counts them. */
  readonly unknownHoles: number;
}

/** Intervals without which a session's variability is not shown. */
const FEWEST_INTERVALS = 60;
/** Packets before which nobody can tell whether a strap sends intervals. */
const FEWEST_VALUES = 15;
/** Pairs without which the cloud says nothing. */
const FEWEST_PAIRS = 60;
/** The suspicion of early beats is looked at this often. */
const MINUTE: Ms = 60_000;
/** Minutes, and beats, that are looked at in one turn. */
const MINUTES = 30;
const TURN = 20_000;

/** Which beats lie outside the stretches of slow, guided breathing. */
function unpacedBeats(session: Session): boolean[] {
  const slow = slowSpans(session.state.guide, session.state.at);
  return session.track('client').beats.map(({ at }) => !slow.some((span) => at > span.from && at <= span.to));
}

/** Which intervals may enter the figures, and which of them lie outside slow, guided breathing. */
const intervalsUsed = derived(function* (session): InTurns<{
  ok: boolean[];
  outside: boolean[];
  unpaced: boolean[];
}> {
  const { beats, labels } = session.track('client');
  const ok = yield* maskInTurns(beats, labels.kinds);
  yield;
  const outside = unpacedBeats(session);
  yield;
  return { ok, outside, unpaced: ok.map((used, i) => used && outside[i] === true) };
});

/** Shares of those beats that were corrected (by events) and at which the rhythm could not be interpreted. */
function faults(session: Session, outside: readonly boolean[]): { corrected: Share; irregular: Share } {
  const { beats, labels, irregular: odd } = session.track('client');
  let count = 0;
  let events = 0;
  let irregular = 0;
  let last: number | undefined;
  beats.forEach((_, i) => {
    if (labels.kinds[i] === undefined) return;
    if (outside[i] !== true) return;
    count += 1;
    if (odd[i] === true) irregular += 1;
    const event = labels.events[i];
    if (event !== undefined && event !== last) events += 1;
    last = event;
  });
  return count === 0
    ? { corrected: 0, irregular: 0 }
    : { corrected: events / count, irregular: irregular / count };
}

/** No time that is missing is judged: nothing that is shown of a whole session spans it. */
function hiddenReason(
  session: Session,
  outside: readonly boolean[],
  have: number,
  strapValues: number,
): PastReason | undefined {
  const { beats, capability } = session.track('client');
  if (beats.length === 0) {
    if (strapValues === 0) return { code: 'no-strap' };
    return { code: strapValues < FEWEST_VALUES ? 'short' : 'no-intervals' };
  }
  if (capability === 'duplicates' || capability === 'fill-values' || capability === 'synthesised')
    return { code: 'unusable', verdict: capability };
  const { corrected, irregular } = faults(session, outside);
  if (validityOf(irregular, 0) === 'invalid') return { code: 'rhythm' };
  if (validityOf(corrected, 0) === 'invalid') return { code: 'corrected', share: corrected };
  if (have >= FEWEST_INTERVALS) return undefined;
  return { code: 'few', have, need: FEWEST_INTERVALS, paced: outside.includes(false) };
}

/** The cloud of neighbouring intervals outside slow, guided breathing; `undefined` if it would be too thin. */
const poincare = derived(function* (session): InTurns<PoincareSeries | undefined> {
  const { beats, irregular } = session.track('client');
  const { outside, unpaced } = yield* intervalsUsed.inTurns(session);
  if (validityOf(faults(session, outside).irregular, 0) === 'invalid') return undefined;
  yield;
  const ok = unpaced.map((usable, i) => usable && irregular[i] !== true);
  const pairs: [Ms, Ms][] = [];
  let low = Infinity;
  let high = -Infinity;
  for (let i = 1; i < ok.length; i++) {
    if (i % TURN === 0) yield;
    const before = beats[i - 1];
    const beat = beats[i];
    if (ok[i] !== true || ok[i - 1] !== true || before === undefined || beat === undefined) continue;
    if (before.segment !== beat.segment) continue;
    pairs.push([before.rr, beat.rr]);
    low = Math.min(low, before.rr, beat.rr);
    high = Math.max(high, before.rr, beat.rr);
  }
  if (pairs.length < FEWEST_PAIRS) return undefined;
  const { sd1Ms, sd2Ms, meanNnMs } = timeDomain(beats, ok, 0, ok.length);
  return { pairs, range: [low, high], sd1: sd1Ms, sd2: sd2Ms, mean: meanNnMs };
});

/** The client's strap's own heart rates, as it sent them on the skin; one that never feels the skin it lies on is believed as when it was live. */
function strapRates({ log }: Session): { mean: Bpm | undefined; count: number } {
  let sum = 0;
  let count = 0;
  const belief = new PacketBelief();
  for (const fact of log) {
    if (!('who' in fact) || fact.who !== 'client') continue;
    if (fact.type === 'link' && fact.state === 'connecting') belief.restart();
    if (fact.type !== 'measurement') continue;
    const { bpm, contact } = belief.read(fact);
    if (contact === false || bpm === 0) continue;
    sum += bpm;
    count += 1;
  }
  return { mean: count === 0 ? undefined : sum / count, count };
}

/** The mean heart rate that is shown: of the beats, or where those cannot be trusted of the strap's own values; `undefined` = there is neither. */
export function shownHeartRate({ hidden, meanHrBpm, strapBpm }: SessionFigures): {
  readonly bpm: Bpm | undefined;
  readonly ofBeats: boolean;
} {
  const trusted = hidden === undefined || hidden.code === 'few' ? meanHrBpm : undefined;
  return { bpm: trusted ?? strapBpm, ofBeats: trusted !== undefined };
}

/** The rate that was accepted for practice after an assessment and before the next one; `undefined` = none. */
export function acceptedAfter({ log, state }: Session, procedure: Procedure): RateAcceptedFact | undefined {
  const next =
    state.procedures.find((one) => one.kind === 'assessment' && one.since > procedure.since)?.since ??
    Infinity;
  return log.findLast(
    (fact): fact is RateAcceptedFact =>
      fact.type === 'rate-accepted' && fact.at >= procedure.since && fact.at < next,
  );
}

/** Whether the suspicion of early beats ever held, looked at minute by minute. */
function* everHeldEarly(session: Session): InTurns<boolean> {
  const { beats, labels } = session.track('client');
  for (let i = 0; i < beats.length; i++) {
    const minute = Math.floor((beats[i]?.at ?? 0) / MINUTE);
    if (minute === Math.floor((beats[i + 1]?.at ?? Infinity) / MINUTE)) continue;
    if (mayHoldEarlyBeats(beats, labels.kinds, Math.min(i + 1, labels.kinds.length))) return true;
    if (minute % MINUTES === 0) yield;
  }
  return false;
}

/** Figures of a whole session. */
const figures = derived(function* (session): InTurns<SessionFigures> {
  const { beats } = session.track('client');
  const { ok, outside, unpaced: used } = yield* intervalsUsed.inTurns(session);
  const from = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0);
  const { events, time } = held(session, 0, beats.length, from);
  yield;
  const waves = wavesOf(session).filter((wave) => wave.valid);
  const end = beats.at(-1)?.at ?? from;
  const unpaced = timeDomain(beats, used, 0, ok.length);
  yield;
  const strap = strapRates(session);
  yield;
  const hidden = hiddenReason(session, outside, unpaced.intervals, strap.count);
  const { meanHrBpm } = timeDomain(beats, ok, 0, ok.length);
  yield;
  return {
    strapBpm: strap.mean,
    strapValues: strap.count,
    guided: rateSpans(session.state.guide, session.state.at).length > 0,
    hidden,
    meanHrBpm,
    heartWave: waves.length === 0 ? undefined : waves.reduce((sum, wave) => sum + wave.ptt, 0) / waves.length,
    breaths: waves.length,
    unpaced,
    mayHoldEarly: yield* everHeldEarly(session),
    unknownHoles: session.state.unknownHoles,
    basis: {
      from,
      to: end,
      beats: beats.length,
      corrected: beats.length === 0 ? 0 : events / beats.length,
      missing: end > from ? Math.max(0, 1 - time / (end - from)) : 0,
    },
  };
});

/** Everything that the figures and pictures of a session that is over are made of. */
const whole = derived(function* (session) {
  const { guide, endedAt, at } = session.state;
  const length = endedAt ?? at;
  return {
    figures: yield* figures.inTurns(session),
    poincare: yield* poincare.inTurns(session),
    wave: waveTrend(session),
    rmssd: yield* rmssdTrendInTurns(session, length),
    quality: yield* qualitySpansInTurns(session, length),
    rates: rateSpans(guide, length),
  };
});

export const poincareSeries = poincare.of;
export const sessionFigures = figures.of;
export const wholeSession = whole.of;
export const wholeSessionInTurns = whole.inTurns;
