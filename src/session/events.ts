/**
 * The facts of a session. Everything that happens is one of these, recorded exactly as it came and never changed;
 * everything on a screen is derived from them. The same union is the live model, the file on disk and the message to
 * the second window, so a change here is a change of the file format (`SCHEMA`). No logic belongs here.
 */
import type { Fact } from './fact.ts';
import type { ProcedureFact } from './assessment-events.ts';
import type { BreathFact } from './breath-events.ts';
import type { MomentFact } from './moment-events.ts';
import type { LinkState } from '../terms/link-state.ts';
import type { Pace } from '../pacing/breath.ts';
import type { Bpm, BreathsPerMin, EpochMs, Ms } from '../terms/units.ts';

/** Version of the facts' format. Readers accept their own version and, raised by `upcast`, every earlier one. */
export const SCHEMA = 1;

/** Whose heart: a second strap is a second writer of the same facts. */
export type Who = 'client' | 'therapist';

/** First fact of every session. */
export interface StartedFact extends Fact<'started'> {
  /** Version of the facts' format in which it was recorded. */
  readonly schema: number;
  /** Random identity of the session (UUID). */
  readonly id: string;
  /** Wall-clock time of session time 0. */
  readonly epoch: EpochMs;
  /** Version of the program that recorded it. */
  readonly app: string;
  /** Random identity of the device (browser profile) that recorded it, so that logs of two devices can be merged later. */
  readonly origin: string;
}

/** The strap, or the whole session, is simulated or replayed; every screen and file of such a session says so. */
export interface SimulatedFact extends Fact<'simulated'> {
  readonly who: Who;
  /** Name of the scenario or of the recording that is replayed. */
  readonly scenario: string;
}

/** The link to a strap changed state. */
export interface LinkFact extends Fact<'link'> {
  readonly who: Who;
  readonly state: LinkState;
  /** Number of the connection, from 1; intervals of two connections are never joined. */
  readonly connection: number;
  /** Delay until the next attempt by itself, ms; only with `lost`. */
  readonly retryInMs?: Ms;
  /** Code of the strap's error that caused it, if any. */
  readonly code?: string;
}

/** What the strap says of itself; each part is read on its own and may be missing. */
export interface DeviceFact extends Fact<'device'> {
  readonly who: Who;
  readonly name?: string;
  /** Body sensor location 0x2A38, e.g. `chest`. */
  readonly location?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
  readonly firmware?: string;
  readonly software?: string;
}

export interface BatteryFact extends Fact<'battery'> {
  readonly who: Who;
  /** 0 to 100. */
  readonly percent: number;
}

/** One heart rate packet (0x2A37), as it came. `at` is its arrival. */
export interface MeasurementFact extends Fact<'measurement'> {
  readonly who: Who;
  /** The strap's own heart rate; 0 = the strap has no estimate. */
  readonly bpm: Bpm;
  /** RR intervals, oldest first, unrounded; empty if the packet held none. */
  readonly rr: readonly Ms[];
  /** `undefined` = the strap does not report skin contact. */
  readonly contact?: boolean;
  /** Accumulated energy, kilojoule, if sent. */
  readonly energyKj?: number;
}

/** A packet that could not be read; kept so that nothing is lost. */
export interface MalformedFact extends Fact<'malformed'> {
  readonly who: Who;
  readonly reason: string;
  /** The packet as hexadecimal digits. */
  readonly bytes: string;
}

/** A person agreed that both hearts are recorded. Both do so before the second strap is heard. */
export interface AgreedFact extends Fact<'agreed'> {
  readonly who: Who;
  readonly to: 'two-hearts';
}

/** In a log of the therapist's own heart: whether nobody spoke from session time `from` to `to`. Of two about the same stretch the later one counts. */
export interface SilenceFact extends Fact<'silence'> {
  readonly from: Ms;
  readonly to: Ms;
  readonly silent: boolean;
}

/** The guide runs at `pace` from session time `since` on. */
export interface PaceFact extends Fact<'pace'> {
  readonly pace: Pace;
  readonly since: Ms;
}

/** The guide rests from session time `since` on. */
export interface RestFact extends Fact<'rest'> {
  readonly since: Ms;
  /** Who asked: the therapist, the client, or the program (end of a practice, of a step). */
  readonly by: 'therapist' | 'client' | 'program';
}

/** The client stopped everything: picture still, sound off, neutral screen. Recording goes on. */
export interface StopFact extends Fact<'stop'> {
  readonly by: 'therapist' | 'client';
}

/** The client (or the therapist) leaves the stopped screen again. */
export interface ResumeFact extends Fact<'resume'> {
  readonly by: 'therapist' | 'client';
}

/** Settings of the client's window that are part of the session. Only what changed is present. */
export interface ClientViewFact extends Fact<'client-view'> {
  readonly look?: 'sphere' | 'horizon' | 'line' | 'still';
  readonly theme?: 'light' | 'dark' | 'dim';
  readonly words?: boolean;
  readonly count?: boolean;
  /** Timbre of the sound, or `off`. */
  readonly sound?: string;
  /** 0 to 1. */
  readonly volume?: number;
  readonly vibration?: boolean;
  readonly feedback?: boolean;
  /** Whether the picture carries the client's own breath beside the guide's, while it is measured. */
  readonly ownBreath?: boolean;
  /** Whether the client may change the rate a little. */
  readonly mayAdjust?: boolean;
  /** Whether the stopped screen offers to note that it was too much. */
  readonly mayTooMuch?: boolean;
}

/** The session has a name. The last one counts. */
export interface NamedFact extends Fact<'named'> {
  readonly name: string;
}

/** Whose session it is: a code, never a name. The last one counts; an empty code takes it away. */
export interface ClientFact extends Fact<'client'> {
  readonly code: string;
}

/** The therapist has read the cautions for the client whose code the session carries. */
export type CautionsReadFact = Fact<'cautions-read'>;

/** The therapist started the session; what lies before is the last minute of the strap's settling. */
export type BegunFact = Fact<'begun'>;

/** Recording was interrupted (crash, reload, closed window) and goes on; nothing between the two was recorded. */
export interface ContinuedFact extends Fact<'continued'> {
  /** Length of the hole, ms; 0 if it is unknown. */
  readonly missingMs: Ms;
  /** The clock was set back or far forward meanwhile, so nobody knows how long the hole was; session time goes on where it stopped. */
  readonly unknown?: boolean;
}

export type EndedFact = Fact<'ended'>;

/** The client's breathing was told to the program (e.g. as a start of a ramp). */
export interface OwnRateFact extends Fact<'own-rate'> {
  readonly breathsPerMin: BreathsPerMin;
  readonly source: 'estimated' | 'entered';
  /** Present if a sensor at the chest measured it. */
  readonly measured?: boolean;
}

export type SessionEvent =
  | StartedFact
  | SimulatedFact
  | LinkFact
  | DeviceFact
  | BatteryFact
  | MeasurementFact
  | MalformedFact
  | AgreedFact
  | SilenceFact
  | PaceFact
  | RestFact
  | StopFact
  | ResumeFact
  | ClientViewFact
  | NamedFact
  | ClientFact
  | CautionsReadFact
  | BegunFact
  | ContinuedFact
  | EndedFact
  | OwnRateFact
  | BreathFact
  | ProcedureFact
  | MomentFact;

/** A fact before the session stamps it with its time. */
export type Unstamped<E extends SessionEvent = SessionEvent> = E extends SessionEvent ? Omit<E, 'at'> : never;
