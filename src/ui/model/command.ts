/**
 * What a person asks for in the therapist's window, as one union. Elements dispatch it as one event and change nothing themselves; the
 * root obeys, and the change comes back as a fact or in the view. Each group is obeyed by one piece of the root.
 */
import type { ThemeChoice } from './theme-choice.ts';
import type {
  RecordCommand,
  ReplayCommand,
  ExportCommand,
  ClientPageCommand,
  BackupCommand,
  LockCommand,
  FileCommand,
} from './record-command.ts';
import type {
  StrapCommand,
  BreathCommand,
  SecondStrapCommand,
  GuideCommand,
  ProcedureCommand,
  MomentCommand,
  ClientCommand,
} from './session-command.ts';

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
