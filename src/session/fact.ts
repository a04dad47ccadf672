/** What every fact has. */
import type { Ms } from '../terms/units.ts';

/**
 * Who added a fact to a session that was over, and in what order, so that logs of two devices can be merged: `order` is larger than that of every
 * fact that the device knew of the session (a Lamport clock), and of two facts with the same order the one of the larger `origin` comes later.
 */
export interface Added {
  /** Identity of the device, as in `started`. */
  readonly origin: string;
  /** Number of facts that the session had on that device before this one. */
  readonly order: number;
}

export interface Fact<T extends string> {
  readonly type: T;
  /** Session time: ms since the session's start. Never negative; facts are in the order in which they were recorded. */
  readonly at: Ms;
  /** Present if the fact was made after the session's end: a name, a later note, a code. */
  readonly added?: Added;
}
