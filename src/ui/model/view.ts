/**
 * What the therapist's window is told besides the session itself: plain data, made by the root, read by the elements.
 * No logic and no words belong here; nothing here is a fact of the session.
 */
import type { RateFigures } from '../../session/assessment-criteria.ts';
import type { AssessmentFigures } from '../../session/assessment-figures.ts';
import type { ClientRecord } from '../../session/client-record.ts';
import type { AssessmentProcedure } from '../../session/procedure.ts';
import type { LiveNumbers } from '../../session/live.ts';
import type { ResonanceResult } from '../../signal/resonance.ts';
import type { RetestResult } from '../../signal/resonance-retest.ts';
import type { BreathsPerMin, EpochMs, Ms } from '../../terms/units.ts';
import type { Command } from './command.ts';
import type { ThemeChoice } from './theme-choice.ts';

/** The assessment under way or last led in this session, with what was measured in it. */
export interface AssessmentView {
  readonly procedure: AssessmentProcedure;
  readonly figures: AssessmentFigures;
  /** Every criterion, rate by rate; empty while it runs. */
  readonly rows: readonly RateFigures[];
  /** The estimate's last word; `undefined` while it runs or is pending. */
  readonly result?: ResonanceResult;
  /** What a retest found; only with `result`. */
  readonly retest?: RetestResult;
  /** It is over and the last breaths or the estimate are still awaited. */
  readonly pending: boolean;
}

/** Which page the window shows. `ready`: a strap is connected and shows its numbers, nothing is recorded yet. */
export type Screen = 'start' | 'ready' | 'session' | 'review';

/** How the strap's signal is, in one word; each has its own shape and word. */
export type StrapSignal =
  | 'none'
  | 'choosing'
  | 'connecting'
  | 'settling'
  | 'good'
  | 'poor'
  | 'hr-only'
  | 'no-contact'
  | 'silent'
  | 'lost'
  | 'reconnecting';

/** Whether a strap can be reached from here at all, and if not, why. `unknown` = not asked yet. */
export type BluetoothAccess = 'unknown' | 'available' | 'no-bluetooth' | 'insecure' | 'adapter-off';

/** What this browser can do; `undefined` = not known yet. */
export interface Abilities {
  readonly bluetooth: BluetoothAccess;
  readonly secondWindow: boolean | undefined;
  readonly offline: boolean | undefined;
}

/** A session kept on this device, as the list shows it. */
export interface StoredSession {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly name?: string;
  /** Scenario or recording; `undefined` = a real strap. */
  readonly simulated?: string;
  /** Session time of its newest fact. */
  readonly lengthMs: Ms;
}

/** Something to tell, with what can be done about it. It stays until `DismissNotice` or until the root takes it away. */
export interface Notice {
  /** Identity; a notice of the same key replaces the one before. */
  readonly key: string;
  readonly icon: 'strap' | 'info' | 'window';
  /** What happened, first sentence. */
  readonly lead: string;
  /** What is safe and what to do. */
  readonly text?: string;
  /** What can be pressed; `command` is what it asks for. */
  readonly actions?: readonly { readonly label: string; readonly command: Command }[];
  /** Whether it can be put away by hand. */
  readonly dismissible?: boolean;
}

/** The client's window as seen from here. */
export type ClientWindow = 'closed' | 'open' | 'blocked';

export interface TherapistView {
  readonly screen: Screen;
  /** Session time now. For a session of the past: its last moment. */
  readonly now: () => Ms;
  readonly signal: StrapSignal;
  /** One sentence about the strap that says more than its badge: an error, a lack of skin contact. */
  readonly strapSentence?: string;
  /** The browser's list of straps has been open for long: the strap may not be in it. */
  readonly listSilent?: boolean;
  /** Numbers of the client's heart; `undefined` = none to show. */
  readonly live?: LiveNumbers;
  readonly clientWindow: ClientWindow;
  readonly abilities: Abilities;
  /** Sessions kept on this device, newest first. `undefined` = not read yet. */
  readonly sessions?: readonly StoredSession[];
  /** A session that was still open when the page was left. */
  readonly recovered?: StoredSession;
  readonly notices: readonly Notice[];
  /** Nothing can be done here yet: the records are being opened, or another window holds them. */
  readonly waiting?: boolean;
  readonly theme: ThemeChoice;
  /** Address of this page without its query, and of the hosted page as remembered; for practice links. */
  readonly address?: string;
  readonly hosted?: string;
  /** Breathing rate estimated from the heart's rhythm, where it is sure enough to show. */
  readonly ownRate?: BreathsPerMin;
  /** `undefined` = none was led in this session. */
  readonly assessment?: AssessmentView;
  /** Of a session of the past: those before it, oldest first. */
  readonly earlier?: readonly AssessmentView[];
  /** Whom this session belongs to, as far as it was told. */
  readonly client?: ClientRecord;
}

/** A view before anything is known. */
export const emptyView: TherapistView = {
  screen: 'start',
  now: () => 0,
  signal: 'none',
  clientWindow: 'closed',
  abilities: { bluetooth: 'unknown', secondWindow: undefined, offline: undefined },
  notices: [],
  theme: 'system',
};
