/**
 * What a person asks for in the therapist's window, as one union. Elements dispatch it as one event and change nothing themselves; the
 * root obeys, and the change comes back as a fact or in the view. Each group is obeyed by one piece of the root.
 */
import type { Role } from '../../terms/column-roles.ts';
import type { Pace } from '../../pacing/breath.ts';
import type { AssessmentPlan } from '../../pacing/plan.ts';
import type { PracticePlan } from '../../pacing/practice-plan.ts';
import type { RateAcceptedFact, RatingFact } from '../../session/assessment-events.ts';
import type { MarkKind, OwnMark, PlannedPhase } from '../../session/moment-events.ts';
import type { ClientView } from '../../session/client-view.ts';
import type { Speed } from '../../session/replayed.ts';
import type { OutFormat } from '../../terms/out-formats.ts';
import type { BreathsPerMin, Ms } from '../../terms/units.ts';
import type { KeySettings } from './keys.ts';
import type { PlanTemplate } from './own-things.ts';
import type { ThemeChoice } from './theme-choice.ts';

/** About the strap; a session that runs goes on. */
export type StrapCommand =
  /** Open the browser's chooser (or take the remembered strap) and connect. */
  | { readonly do: 'connect-strap' }
  /** Load the simulated strap and connect it. */
  | { readonly do: 'try-without-strap' }
  /** Try to get the lost link back now instead of waiting. */
  | { readonly do: 'retry-now' }
  /** Choose another strap. */
  | { readonly do: 'change-strap' }
  /** Choose from every device in reach, for a strap that the list of straps does not show. */
  | { readonly do: 'list-every-device' }
  /** Let the strap go. */
  | { readonly do: 'disconnect-strap' }
  /** Leave a connected strap without recording, back to the first page. */
  | { readonly do: 'leave-ready' };

/** About the measured breath; the heart goes on whatever comes of it. */
export type BreathCommand =
  /** Ask the strap for its motion sensor. */
  { readonly do: 'use-breath' } | { readonly do: 'use-belt' } | { readonly do: 'stop-breath' };

/** About the second strap, on the therapist's own heart, and the log of it. */
export type SecondStrapCommand =
  /** Both have agreed: open the browser's list and connect. Dispatched only after that was asked. */
  | { readonly do: 'connect-second-strap' }
  | { readonly do: 'disconnect-second-strap' }
  /** Note of a stretch of a session that is over whether nobody spoke in it. */
  | {
      readonly do: 'note-silence';
      readonly id: string;
      readonly from: Ms;
      readonly to: Ms;
      readonly silent: boolean;
    }
  /** Erase the therapist's line beside a session, and nothing else. Dispatched only after the second step. */
  | { readonly do: 'erase-own-heart'; readonly id: string };

/** Which page the window shows, and the records of this device. */
export type RecordCommand =
  /** Start to record. */
  | { readonly do: 'start-session' }
  /** End the session and keep it on this device. */
  | { readonly do: 'end-session' }
  /** Show a stored session again. */
  | { readonly do: 'open-session'; readonly id: string }
  /** Leave a stored session and go back to the first page. */
  | { readonly do: 'close-review' }
  /** Give a session a name; an empty name takes it away. */
  | { readonly do: 'rename-session'; readonly id: string; readonly name: string }
  /** Erase a session from this device for good. Dispatched only after the second step. */
  | { readonly do: 'erase-session'; readonly id: string }
  /** Save a session as a file. */
  | { readonly do: 'download-session'; readonly id: string }
  /** Read a file that the person chose: a session of Attune or a list of RR intervals. */
  | { readonly do: 'open-file'; readonly file: File }
  /** Go on with the session that was still open. */
  | { readonly do: 'continue-open-session'; readonly id: string }
  /** Close the session that was still open and keep what it holds. */
  | { readonly do: 'close-open-session'; readonly id: string };

/** About a session of the past that runs again. */
export type ReplayCommand =
  /** Let the session that is looked at run again. */
  | { readonly do: 'replay-session'; readonly id: string }
  | { readonly do: 'pause-replay' }
  | { readonly do: 'go-on-replay' }
  | { readonly do: 'set-speed'; readonly speed: Speed }
  /** Go to another moment, session time. */
  | { readonly do: 'jump'; readonly to: Ms }
  /** Leave it, back to the session that is looked at. */
  | { readonly do: 'end-replay' };

/** What leaves as files. */
export type ExportCommand =
  /** Save a session in one of the formats. */
  | { readonly do: 'export-session'; readonly id: string; readonly format: OutFormat }
  /** Compute the digest of a session's file, for a report. */
  | { readonly do: 'digest-session'; readonly id: string }
  /** Save several sessions in one file: those of a client, or of a day (`2026-11-26`, by this device's clock), or all. */
  | {
      readonly do: 'export-sessions';
      readonly form: 'archive' | 'table' | 'parquet' | 'columns';
      readonly code?: string;
      readonly day?: string;
    };

/** About the guide and what the client sees of it. */
export type GuideCommand =
  /** Change what the client's window shows or may do. */
  | { readonly do: 'set-client-view'; readonly change: Partial<ClientView> }
  /** Change the pace of the running guide from its next breath on. Dispatched only while the guide runs. */
  | { readonly do: 'set-pace'; readonly pace: Pace }
  /** Let the guide run at this pace. */
  | { readonly do: 'start-guide'; readonly pace: Pace }
  /** Let the guide finish its breath and rest. */
  | { readonly do: 'pause-guide' }
  /** Leave the screen on which the client has stopped everything. */
  | { readonly do: 'resume-client' };

/** About an assessment or a practice. */
export type ProcedureCommand =
  /** Open the page from which an assessment starts. */
  | { readonly do: 'open-assessment' }
  /** Open the page from which a practice starts. */
  | { readonly do: 'open-practice' }
  /** Show the result of the last assessment of this session again. */
  | { readonly do: 'show-result' }
  /** Leave the pages of an assessment or practice, back to the session; what runs goes on. */
  | { readonly do: 'leave-assessment' }
  /** Lead an assessment by this plan. */
  | { readonly do: 'start-assessment'; readonly plan: AssessmentPlan }
  /** Lead a practice by this plan. */
  | { readonly do: 'start-practice'; readonly plan: PracticePlan }
  /** Make the step under way longer by at least this much. */
  | { readonly do: 'extend-step'; readonly ms: Ms }
  /** Begin the step under way anew, or plan the named one once more. */
  | { readonly do: 'repeat-step'; readonly id?: string }
  /** End the step under way with its breath and go on to the next. */
  | { readonly do: 'skip-step' }
  /** Let the guide finish its breath and wait. */
  | { readonly do: 'pause-procedure' }
  /** Go on after a pause, a lost link or a stop. */
  | { readonly do: 'go-on-procedure' }
  /** Stop the assessment or practice; what was collected is kept. */
  | { readonly do: 'stop-procedure' }
  /** Note what the client said of a step. */
  | {
      readonly do: 'rate-step';
      readonly scale: RatingFact['scale'];
      readonly value: number;
      readonly id: string;
    }
  /** Make a rate the client's own for practice. `low` and `high`: 80 % range of the estimate behind it, both or neither. */
  | {
      readonly do: 'accept-rate';
      readonly rate: BreathsPerMin;
      readonly source: RateAcceptedFact['source'];
      readonly low?: BreathsPerMin | undefined;
      readonly high?: BreathsPerMin | undefined;
    };

/** About moments, phases and ratings. */
export type MomentCommand =
  /** Mark this moment. */
  | { readonly do: 'mark'; readonly kind: MarkKind; readonly own?: OwnMark }
  /** Give a mark words; empty ones take them away. */
  | { readonly do: 'mark-words'; readonly id: string; readonly words: string }
  /** Move a mark to another moment, session time. */
  | { readonly do: 'move-mark'; readonly id: string; readonly to: Ms }
  /** Take back a mark or a rating. */
  | { readonly do: 'undo'; readonly id: string }
  /** Note what the client says on a scale, 0 to 10. `key` is its identity for taking it back. */
  | {
      readonly do: 'rate';
      readonly scale: RatingFact['scale'];
      readonly value: number;
      readonly name?: string;
      readonly key: string;
    }
  /** Ask on the client's screen; or take that question back. */
  | { readonly do: 'offer-rating'; readonly scale: RatingFact['scale']; readonly name?: string }
  | { readonly do: 'end-offer' }
  /** Begin the next planned phase. */
  | { readonly do: 'next-phase' }
  /** End the phase under way; none follows. */
  | { readonly do: 'end-phase' }
  /** What is to come, in this order. */
  | { readonly do: 'plan-phases'; readonly phases: readonly PlannedPhase[] }
  /** The phase under way is meant to last this long. */
  | { readonly do: 'set-phase-goal'; readonly goalMs: Ms }
  /** Offer the client to bring the guide back. */
  | { readonly do: 'offer-guide' }
  /** Keep what the therapist made for all sessions. */
  | { readonly do: 'keep-keys'; readonly keys: KeySettings }
  | { readonly do: 'keep-own-marks'; readonly marks: readonly OwnMark[] }
  | { readonly do: 'keep-scales'; readonly scales: readonly string[] }
  | { readonly do: 'keep-templates'; readonly templates: readonly PlanTemplate[] };

/** About whom a session belongs to. */
export type ClientCommand =
  /** The therapist has read the cautions for this client. */
  | { readonly do: 'cautions-seen' }
  /** This session belongs to the client with this code. */
  | { readonly do: 'choose-client'; readonly code: string };

/** About the clients that are kept here. */
export type ClientPageCommand =
  /** Show the clients, or the page of one of them. */
  | { readonly do: 'open-clients'; readonly code?: string }
  | { readonly do: 'close-clients' }
  /** A new client with this code, or the one there is. */
  | { readonly do: 'new-client'; readonly code: string }
  | { readonly do: 'note-client'; readonly code: string; readonly note: string }
  | { readonly do: 'archive-client'; readonly code: string; readonly archived: boolean }
  /** Erase a client with every session of theirs. Dispatched only after the second step. */
  | { readonly do: 'erase-client'; readonly code: string }
  /** A session of the past belongs to the client with this code; an empty code takes it away. */
  | { readonly do: 'file-session'; readonly id: string; readonly code: string }
  /** The next session belongs to the client with this code; without one to none. */
  | { readonly do: 'session-for'; readonly code?: string };

/** About backups. */
export type BackupCommand =
  /** Show the page of backups. */
  | { readonly do: 'open-backup' }
  | { readonly do: 'close-backup' }
  /** From now on backups open with this passphrase. */
  | { readonly do: 'set-passphrase'; readonly passphrase: string }
  /** The recovery code is on paper and need not be shown any more. */
  | { readonly do: 'code-kept' }
  /** Write everything into one sealed file and hand it over. */
  | { readonly do: 'back-up' }
  /** Choose a folder that is kept up to date from now on. */
  | { readonly do: 'choose-folder' }
  /** Keep the copy on the practice's own server up to date from now on. */
  | { readonly do: 'use-server' }
  /** Bring the folder up to date now. */
  | { readonly do: 'copy-now' }
  /** Open the folder of another device with its passphrase or code. */
  | {
      readonly do: 'join-folder';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  /** Take in the records that were set aside when this device began anew. */
  | {
      readonly do: 'take-back';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  /** Take in a backup. */
  | {
      readonly do: 'restore';
      readonly file: File;
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    };
/** About the lock of the records. */
export type LockCommand =
  /** Let go of every key now; a session that runs goes on. */
  | { readonly do: 'lock-now' }
  /** Ask for the passphrase while a session goes on; or leave that page again. */
  | { readonly do: 'open-unlock' }
  | { readonly do: 'close-unlock' }
  /** Open the records with what was typed. */
  | {
      readonly do: 'unlock';
      readonly secret: { readonly passphrase: string } | { readonly code: string };
    }
  | { readonly do: 'unlock-by-passkey' }
  | { readonly do: 'start-without-unlocking' }
  /** Set the locked records aside, sealed, and begin new ones: nobody has what opens them. */
  | { readonly do: 'begin-anew' }
  /** Lock the records behind the passphrase of the backups, which was typed; or open them without one again. */
  | { readonly do: 'guard-records'; readonly passphrase: string }
  | { readonly do: 'unguard-records' }
  /** Let a passkey of this device open the records too; or no longer. */
  | { readonly do: 'add-passkey' }
  | { readonly do: 'remove-passkey' }
  /** Lock by itself after so many minutes without input; 0 = never. */
  | { readonly do: 'lock-after'; readonly minutes: number };

/** About a file that is being opened. */
export type FileCommand =
  /** Column `column`, from 0, is read as something else. */
  | { readonly do: 'read-column'; readonly column: number; readonly role: Role }
  /** The reading that is shown is right; `day` as a date field has it, empty = as it is known; `code` of a client, empty = none. */
  | { readonly do: 'open-it-like-this'; readonly day: string; readonly code: string }
  /** The file is not opened, or no longer read. */
  | { readonly do: 'do-not-open' };

/** About this window and the client's. */
export type WindowCommand =
  /** Open the client's window, or bring it to the front. */
  | { readonly do: 'open-client-window' }
  /** The address of the hosted page was named; worth remembering for practice links. */
  | { readonly do: 'keep-address'; readonly address: string }
  /** Open the page anew; what was recorded is kept. */
  | { readonly do: 'reload' }
  /** A part of the program that was asked for could not be fetched. */
  | { readonly do: 'part-missing' }
  /** Let the new version of the program that waits take the place of this one. */
  | { readonly do: 'take-new-version' }
  /** Put a notice away. */
  | { readonly do: 'dismiss-notice'; readonly key: string }
  /** Choose the look of this window. */
  | { readonly do: 'choose-theme'; readonly theme: ThemeChoice };

export type Command =
  | StrapCommand
  | SecondStrapCommand
  | BreathCommand
  | RecordCommand
  | ReplayCommand
  | ExportCommand
  | GuideCommand
  | ProcedureCommand
  | MomentCommand
  | ClientCommand
  | ClientPageCommand
  | BackupCommand
  | LockCommand
  | FileCommand
  | WindowCommand;

/** What obeys each command of a union: a complete map, so that a command that nobody hears does not compile. */
export type Handlers<C extends Command> = {
  readonly [D in C['do']]: (command: Extract<C, { readonly do: D }>) => void;
};

/** Carries a command up to the root, through every shadow root. */
export class CommandEvent extends Event {
  static readonly type = 'attune-command';
  readonly command: Command;

  constructor(command: Command) {
    super(CommandEvent.type, { bubbles: true, composed: true });
    this.command = command;
  }
}

/** Says upwards from `element` what a person asks for. */
export function ask(element: EventTarget, command: Command): void {
  element.dispatchEvent(new CommandEvent(command));
}

/** Gives `command` to the handler of its kind. */
export function obey<C extends Command>(handlers: Handlers<C>, command: C): void {
  const handler = handlers[command.do as C['do']] as (command: C) => void;
  handler(command);
}

declare global {
  interface HTMLElementEventMap {
    'attune-command': CommandEvent;
  }
}
