/** What the page of locked records is told. */
import type { EpochMs } from '../../terms/units.ts';
import type { NoticesView } from './notice.ts';

/** What a page is told that is not the lock's own. */
export interface LockingView {
  /** The records are locked while this page goes on: it names nobody. */
  readonly locked?: boolean;
  /** They can be locked now. */
  readonly lockable?: boolean;
}

/** Why what was typed did not open them, by name; `wait` = too soon after the one before. */
export type LockTrouble = 'wrong-secret' | 'wrong-code' | 'passkey' | 'changed-outside' | 'failed' | 'wait';

export interface LockState {
  /** A session goes on behind this page. */
  readonly recording: boolean;
  /** The key is being made. */
  readonly busy: boolean;
  /** A passkey opens them too. */
  readonly passkey: boolean;
  readonly trouble?: LockTrouble;
  /** Group of the recovery code with the slip, from 1. */
  readonly group?: number;
  /** When they were locked by themselves; `undefined` = by hand, or at the start. */
  readonly since?: EpochMs;
}

export interface LockView extends LockState, NoticesView {}
