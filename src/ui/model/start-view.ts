/** What the first page is told: what this browser can do, and what is kept on this device. */
import type { ClientPart } from '../../session/client.ts';
import type { EpochMs, Ms } from '../../terms/units.ts';
import type { BackupLine } from './backup-view.ts';
import type { LockingView } from './lock-view.ts';
import type { NoticesView } from './notice.ts';
import type { StrapView } from './strap-view.ts';
import type { ThemeChoice } from './theme-choice.ts';

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
  /** Code of the client; `undefined` = not filed yet. */
  readonly client?: string;
  /** What it tells of the client; `undefined` = nothing. */
  readonly told?: ClientPart;
  /** Scenario or recording; `undefined` = a real strap. */
  readonly simulated?: string;
  /** Session time of its newest fact. */
  readonly lengthMs: Ms;
}

export interface StartView extends StrapView, NoticesView, LockingView {
  readonly abilities: Abilities;
  readonly theme: ThemeChoice;
  /** The strap that is linked, or was, is simulated or a recording. */
  readonly simulated?: boolean;
  /** Nothing can be done here yet: the records are being opened, or another window holds them. */
  readonly waiting?: boolean;
  /** Sessions kept on this device, newest first. `undefined` = not read yet. */
  readonly sessions?: readonly StoredSession[];
  /** A session that was still open when the page was left. */
  readonly recovered?: StoredSession;
  /** Code under which the next session is filed; `undefined` = none was chosen. */
  readonly nextClient?: string;
  /** How old the backup is; `undefined` = nothing to tell yet. */
  readonly backup?: BackupLine;
}

/** The first page before anything is known. */
export const emptyStart: StartView = {
  signal: 'none',
  notices: [],
  abilities: { bluetooth: 'unknown', secondWindow: undefined, offline: undefined },
  theme: 'system',
};
