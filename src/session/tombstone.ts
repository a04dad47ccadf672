/** What an erasure leaves behind, so that no backup and no other device brings back what was erased. It tells nothing of it. */
import { number, object, text, type Check } from '../terms/check.ts';
import type { EpochMs } from '../terms/units.ts';

export interface Tombstone {
  /** Random identity of a session, or of a client's card. */
  readonly id: string;
  readonly epoch: EpochMs;
  /** The device on which it was erased. */
  readonly origin: string;
}

export const isTombstone: Check<Tombstone> = object<Tombstone>({
  id: text(200),
  epoch: number,
  origin: text(200),
});
