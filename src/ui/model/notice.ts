/** Something to tell on the therapist's screens, with what can be done about it. */
import type { Share } from '../../terms/units.ts';
import type { Command } from './command.ts';

/** It stays until it is dismissed or until the root takes it away. */
export interface Notice {
  /** Identity; a notice of the same key replaces the one before. */
  readonly key: string;
  readonly icon: 'strap' | 'info' | 'window' | 'lock';
  /** What happened, first sentence. */
  readonly lead: string;
  /** What is safe and what to do. */
  readonly text?: string;
  /** How far something is that takes a while, 0 to 1. */
  readonly share?: Share;
  /** What can be pressed; `command` is what it asks for. */
  readonly actions?: readonly { readonly label: string; readonly command: Command }[];
  /** Whether it can be put away by hand. */
  readonly dismissible?: boolean;
}

/** What every screen of the therapist's window shows besides its own matter. */
export interface NoticesView {
  readonly notices: readonly Notice[];
}
