/**
 * How good the signal of one strap is, as one of nine states: a fold over what the link and the packets told, to be asked
 * at any moment. Pure and without timers, so a stored session gives the same states again. It changes no number and stops
 * no guide; it says what the screens may show.
 */
import type { CapabilityVerdict } from './capability.ts';
import type { WindowNumbers } from './sliding-window.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';

/**
 * `idle`: no strap is wanted. `connecting`: no packet yet. `settling`: packets come and are being judged. `good`: up to 2 %
 * of beats corrected or time missing. `poor`: up to 5 %. `hr-only`: more than that, or no intervals that can be used.
 * `no-contact`: the strap is not on the skin. `lost`: no packet for 3 s. `reconnecting`: the link is sought.
 */
export type SignalState =
  'idle' | 'connecting' | 'settling' | 'good' | 'poor' | 'hr-only' | 'no-contact' | 'lost' | 'reconnecting';

/** Why only heart rate can be shown: the beats are unclear, intervals have ceased, or what the capability test found. */
export type HrOnlyReason =
  'unclear' | 'ceased' | Exclude<CapabilityVerdict, 'testing' | 'full' | 'wrong-unit'>;

/** A link fact, as far as the signal goes. */
export interface SignalLink {
  readonly at: Ms;
  readonly state: 'idle' | 'choosing' | 'connecting' | 'connected' | 'silent' | 'lost' | 'reconnecting';
}

/** A measurement fact, as far as the signal goes. */
export interface SignalPacket {
  readonly at: Ms;
  /** 0 = the strap has no estimate. */
  readonly bpm: Bpm;
  readonly rr: readonly Ms[];
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean | undefined;
}

/** What is known of the beats when a packet comes; `undefined` = not known yet. */
export interface SignalQuality {
  readonly verdict: CapabilityVerdict;
  /** Share of the window's beats that were corrected. */
  readonly corrected: Share | undefined;
  /** Share of the window's time that no interval covers. */
  readonly missing: Share | undefined;
}

/** Shares of a window with fewer beats say nothing yet. */
const FEWEST_BEATS = 10;
/** In a window with fewer beats one event would by itself be more than 2 %: there it is a moment, not yet a share. */
const WHOLE_WINDOW = 50;

/** What the window of the last minute tells of the beats; `undefined` = there is none yet. */
export function signalQuality(
  verdict: CapabilityVerdict,
  minute: Pick<WindowNumbers, 'beats' | 'events' | 'corrected' | 'missing'> | undefined,
): SignalQuality {
  if (minute === undefined || minute.beats < FEWEST_BEATS) {
    return { verdict, corrected: undefined, missing: undefined };
  }
  const { beats, events, corrected, missing } = minute;
  const one = events === 0 || beats >= WHOLE_WINDOW ? 0 : 1 / beats;
  // The event's own interval may count as missing time, too.
  return { verdict, corrected: Math.max(0, corrected - one), missing: Math.max(0, missing - one) };
}

type Grade = 'good' | 'poor' | 'hr-only';

/** The fold's small memory. */
export interface SignalFold {
  readonly link: SignalLink['state'];
  /** First and last packet of this connection; `undefined` = none yet. */
  readonly firstAt: Ms | undefined;
  readonly lastAt: Ms | undefined;
  /** The strap says that it has no skin contact. */
  readonly loose: boolean;
  /** Since when heart rate is 0; `undefined` = it is not. */
  readonly zeroSince: Ms | undefined;
  /** Contact was lost and has not been sure again since. */
  readonly noContact: boolean;
  /** Intervals (or packets without any, from a strap that sends none) still to wait for after a hole. */
  readonly wait: number;
  /** The last grade given on this strap; `undefined` = none yet. */
  readonly grade: Grade | undefined;
  /** Since when the worst share has been above 2 % and 5 %, or (`under…`) at most that. */
  readonly over2Since: Ms | undefined;
  readonly over5Since: Ms | undefined;
  readonly under2Since: Ms | undefined;
  readonly under5Since: Ms | undefined;
  /** The verdict that forbids intervals, if one does. */
  readonly unusable: Exclude<HrOnlyReason, 'unclear' | 'ceased'> | undefined;
  /** Intervals that the strap has sent so far, up to `SENDS_INTERVALS`; and when the last came on this connection. */
  readonly intervals: number;
  readonly intervalAt: Ms | undefined;
  /** The strap's own last heart rate, 0 = none, and its intervals; since when they have been these very numbers, and what time they told of since. */
  readonly bpm: Bpm;
  readonly rr: readonly Ms[];
  readonly sameSince: Ms | undefined;
  readonly sameTold: Ms;
}

const GOOD: Share = 0.02;
const POOR: Share = 0.05;
/** A limit must be exceeded this long before the grade falls, and kept this long before it rises. */
const FALLS_AFTER: Ms = 5_000;
const RISES_AFTER: Ms = 10_000;
const SILENT_AFTER: Ms = 3_000;
const ZERO_RATE_AFTER: Ms = 3_000;
/** Some straps say "no contact" in their first packets although they sit well. */
const CONTACT_GRACE: Ms = 3_000;
const DROPPED = 3;
/** A strap that has sent so many intervals sends intervals; if none comes for so long, they have ceased. */
const SENDS_INTERVALS = 5;
const CEASED_AFTER: Ms = 10_000;
/**
 * A packet that has been the very same for so long may be a last value that stands still. An even heart's intervals, which may be the same too, fill
 * the time but for this share.
 */
const STANDS_STILL_AFTER: Ms = 60_000;
const UNFILLED: Share = 0.05;

/** Before anything was told. */
export const noSignal: SignalFold = {
  link: 'idle',
  firstAt: undefined,
  lastAt: undefined,
  loose: false,
  zeroSince: undefined,
  noContact: false,
  wait: DROPPED,
  grade: undefined,
  over2Since: undefined,
  over5Since: undefined,
  under2Since: undefined,
  under5Since: undefined,
  unusable: undefined,
  intervals: 0,
  intervalAt: undefined,
  bpm: 0,
  rr: [],
  sameSince: undefined,
  sameTold: 0,
};

/** Takes a link fact. A strap newly taken up is judged afresh; the same strap keeps its grade over a lost link. */
export function withLink(fold: SignalFold, { state }: SignalLink): SignalFold {
  // A strap that is sought is back with its first packet, not with its link.
  if (state === 'connected' && fold.link === 'reconnecting') return fold;
  if (state === 'connected' || state === 'silent') return { ...fold, link: state };
  if (state === 'choosing' || state === 'idle' || state === 'connecting') return { ...noSignal, link: state };
  const { grade, unusable, intervals } = fold;
  return { ...noSignal, link: state, grade, unusable, intervals };
}

const since = (now: boolean, before: Ms | undefined, at: Ms): Ms | undefined =>
  now ? (before ?? at) : undefined;

function held(from: Ms | undefined, at: Ms, long: Ms): boolean {
  return from !== undefined && at - from >= long;
}

/** The grade after one more packet: falls 5 s after a limit is passed, rises 10 s after it is kept again. */
function nextGrade(fold: SignalFold, worst: Share, at: Ms): Grade {
  const { grade } = fold;
  if (grade === undefined) return worst <= GOOD ? 'good' : worst <= POOR ? 'poor' : 'hr-only';
  if (grade !== 'hr-only' && held(fold.over5Since, at, FALLS_AFTER)) return 'hr-only';
  if (grade === 'good' && held(fold.over2Since, at, FALLS_AFTER)) return 'poor';
  if (grade !== 'good' && held(fold.under2Since, at, RISES_AFTER)) return 'good';
  if (grade === 'hr-only' && held(fold.under5Since, at, RISES_AFTER)) return 'poor';
  return grade;
}

function worstOf({ corrected, missing }: SignalQuality): Share | undefined {
  return corrected === undefined ? missing : Math.max(corrected, missing ?? 0);
}

/** Takes a measurement fact with what was known of the beats when it came. */
export function withPacket(fold: SignalFold, packet: SignalPacket, quality: SignalQuality): SignalFold {
  const { at, bpm, rr, contact } = packet;
  const quiet = fold.lastAt !== undefined && at - fold.lastAt >= SILENT_AFTER;
  const firstAt = fold.firstAt ?? at;
  const zeroSince = since(bpm === 0, fold.zeroSince, at);
  const loose = contact === false;
  const off = (loose && at - firstAt >= CONTACT_GRACE) || held(zeroSince, at, ZERO_RATE_AFTER);
  const empty = rr.length === 0;
  const alike = rr.length === fold.rr.length && rr.every((ms, i) => ms === fold.rr[i]);
  // What stands still after an interval does so from that on.
  const ends = empty && fold.rr.length > 0;
  const same = bpm === fold.bpm && (empty || alike);
  const next: SignalFold = {
    ...fold,
    link: 'connected',
    firstAt,
    lastAt: at,
    loose,
    zeroSince,
    noContact: fold.noContact || off,
    wait: quiet || off || loose || (rr.length > 0 && ceased(fold, at)) ? DROPPED : fold.wait,
    intervals: Math.min(SENDS_INTERVALS, fold.intervals + rr.length),
    intervalAt: rr.length > 0 ? at : fold.intervalAt,
    bpm,
    rr,
    sameSince: same ? ((ends ? fold.lastAt : fold.sameSince) ?? at) : at,
    sameTold: same && !ends ? fold.sameTold + rr.reduce((sum, ms) => sum + ms, 0) : 0,
  };
  if (off || loose || bpm === 0) return next;
  const { verdict } = quality;
  const told = verdict === 'no-rr' ? 1 : rr.length;
  const wait = Math.max(0, next.wait - told);
  const on: SignalFold = { ...next, wait, noContact: next.noContact && wait > 0 };
  switch (verdict) {
    case 'testing':
      return on;
    case 'full':
    case 'wrong-unit':
      break;
    default:
      return { ...on, unusable: verdict, grade: 'hr-only' };
  }
  const worst = worstOf(quality);
  // Intervals that have become usable are graded anew; a grade needs a known share.
  const usable: SignalFold = { ...on, unusable: undefined, ...(fold.unusable && { grade: undefined }) };
  if (worst === undefined) return usable;
  const timed: SignalFold = {
    ...usable,
    over2Since: since(worst > GOOD, usable.over2Since, at),
    over5Since: since(worst > POOR, usable.over5Since, at),
    under2Since: since(worst <= GOOD, usable.under2Since, at),
    under5Since: since(worst <= POOR, usable.under5Since, at),
  };
  return { ...timed, grade: nextGrade(timed, worst, at) };
}

/** Whether a strap that sends intervals has sent none for 10 s, although its packets come. */
function ceased({ intervals, intervalAt, firstAt, lastAt, unusable }: SignalFold, now: Ms): boolean {
  if (intervals < SENDS_INTERVALS || unusable === 'no-rr' || lastAt === undefined) return false;
  return held(intervalAt ?? firstAt, now, CEASED_AFTER);
}

/**
 * The strap's own heart rate at `now`, bpm; `undefined` = none, no link, no contact, or the very same packet for a minute without intervals
 * that fill it, as a strap sends it that was taken off.
 */
export function signalHeartRate(fold: SignalFold, now: Ms): Bpm | undefined {
  const { link, lastAt, loose, bpm, sameSince, sameTold } = fold;
  if (link !== 'connected' || lastAt === undefined || loose || bpm === 0) return undefined;
  if (!held(sameSince, now, STANDS_STILL_AFTER)) return bpm;
  const filled = sameTold / (lastAt - (sameSince ?? lastAt));
  return Math.abs(filled - 1) > UNFILLED ? undefined : bpm;
}

/** The state at `now`, which is at or after the last thing told. */
export function signalState(fold: SignalFold, now: Ms): SignalState {
  switch (fold.link) {
    case 'idle':
    case 'choosing':
      return 'idle';
    case 'lost':
    case 'reconnecting':
      return 'reconnecting';
    case 'silent':
      return 'lost';
    case 'connecting':
    case 'connected':
      break;
  }
  if (fold.lastAt === undefined) return 'connecting';
  if (now - fold.lastAt >= SILENT_AFTER) return 'lost';
  if (fold.noContact || held(fold.zeroSince, now, ZERO_RATE_AFTER)) return 'no-contact';
  if (ceased(fold, now)) return 'hr-only';
  return fold.wait > 0 || fold.grade === undefined ? 'settling' : fold.grade;
}

/** Why the state is `hr-only`; `undefined` in every other state. */
export function hrOnlyReason(fold: SignalFold, now: Ms): HrOnlyReason | undefined {
  if (signalState(fold, now) !== 'hr-only') return undefined;
  return ceased(fold, now) ? 'ceased' : (fold.unusable ?? 'unclear');
}
