/**
 * What a person asks for in the therapist's window. Elements dispatch these events and change nothing themselves; the
 * root obeys, and the change comes back as a fact or in the view.
 */
import type { Pace } from '../../pacing/breath.ts';
import type { ClientView } from '../../session/shown.ts';
import type { ThemeChoice } from './view.ts';

/** Bubbles and crosses shadow roots, so that one listener at the root hears it. */
export abstract class Command extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** Open the browser's chooser (or take the remembered strap) and connect. */
export class ConnectStrap extends Command {
  constructor() {
    super('connect-strap');
  }
}

/** Load the simulated strap and connect it. */
export class TryWithoutStrap extends Command {
  constructor() {
    super('try-without-strap');
  }
}

/** Try to get the lost link back now instead of waiting. */
export class RetryNow extends Command {
  constructor() {
    super('retry-now');
  }
}

/** Choose another strap; the session goes on. */
export class ChangeStrap extends Command {
  constructor() {
    super('change-strap');
  }
}

/** Let the strap go; the session goes on. */
export class DisconnectStrap extends Command {
  constructor() {
    super('disconnect-strap');
  }
}

/** Start to record. */
export class StartSession extends Command {
  constructor() {
    super('start-session');
  }
}

/** End the session and keep it on this device. */
export class EndSession extends Command {
  constructor() {
    super('end-session');
  }
}

/** Leave a connected strap without recording, back to the first page. */
export class LeaveReady extends Command {
  constructor() {
    super('leave-ready');
  }
}

/** Open the client's window, or bring it to the front. */
export class OpenClientWindow extends Command {
  constructor() {
    super('open-client-window');
  }
}

/** Change what the client's window shows or may do. */
export class SetClientView extends Command {
  constructor(readonly change: Partial<ClientView>) {
    super('set-client-view');
  }
}

/** Change the pace of the running guide from its next breath on. Dispatched only while the guide runs. */
export class SetPace extends Command {
  constructor(readonly pace: Pace) {
    super('set-pace');
  }
}

/** Let the guide run at this pace. */
export class StartGuide extends Command {
  constructor(readonly pace: Pace) {
    super('start-guide');
  }
}

/** Let the guide finish its breath and rest. */
export class PauseGuide extends Command {
  constructor() {
    super('pause-guide');
  }
}

/** Leave the screen on which the client has stopped everything. */
export class ResumeClient extends Command {
  constructor() {
    super('resume-client');
  }
}

/** Show a stored session again. */
export class OpenSession extends Command {
  constructor(readonly id: string) {
    super('open-session');
  }
}

/** Give a session a name; an empty name takes it away. */
export class RenameSession extends Command {
  constructor(
    readonly id: string,
    readonly name: string,
  ) {
    super('rename-session');
  }
}

/** Erase a session from this device for good. Dispatched only after the second step. */
export class EraseSession extends Command {
  constructor(readonly id: string) {
    super('erase-session');
  }
}

/** Save a session as a file. */
export class DownloadSession extends Command {
  constructor(readonly id: string) {
    super('download-session');
  }
}

/** Read a file that the person chose: a session of Attune or a list of RR intervals. */
export class OpenFile extends Command {
  constructor(readonly file: File) {
    super('open-file');
  }
}

/** Go on with the session that was still open. */
export class ContinueOpenSession extends Command {
  constructor(readonly id: string) {
    super('continue-open-session');
  }
}

/** Close the session that was still open and keep what it holds. */
export class CloseOpenSession extends Command {
  constructor(readonly id: string) {
    super('close-open-session');
  }
}

/** Leave a stored session and go back to the first page. */
export class CloseReview extends Command {
  constructor() {
    super('close-review');
  }
}

/** Put a notice away. */
export class DismissNotice extends Command {
  constructor(readonly key: string) {
    super('dismiss-notice');
  }
}

/** Choose the look of this window. */
export class ChooseTheme extends Command {
  constructor(readonly theme: ThemeChoice) {
    super('choose-theme');
  }
}

declare global {
  interface HTMLElementEventMap {
    'connect-strap': ConnectStrap;
    'try-without-strap': TryWithoutStrap;
    'retry-now': RetryNow;
    'change-strap': ChangeStrap;
    'disconnect-strap': DisconnectStrap;
    'start-session': StartSession;
    'end-session': EndSession;
    'leave-ready': LeaveReady;
    'open-client-window': OpenClientWindow;
    'set-client-view': SetClientView;
    'set-pace': SetPace;
    'start-guide': StartGuide;
    'pause-guide': PauseGuide;
    'resume-client': ResumeClient;
    'open-session': OpenSession;
    'rename-session': RenameSession;
    'erase-session': EraseSession;
    'download-session': DownloadSession;
    'open-file': OpenFile;
    'continue-open-session': ContinueOpenSession;
    'close-open-session': CloseOpenSession;
    'close-review': CloseReview;
    'dismiss-notice': DismissNotice;
    'choose-theme': ChooseTheme;
  }
}
