/** What a backup is made of and what it is restored into: the records of this device, as this room needs them. */
import type { ClientCard } from '../session/client-record.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Tombstone } from '../session/tombstone.ts';
import type { EpochMs } from '../terms/units.ts';

export interface SessionHere {
  readonly id: string;
  readonly epoch: EpochMs;
  /** Number of its facts. */
  readonly facts: number;
}

export interface Here {
  /** Every session that is over. */
  sessions(): Promise<readonly SessionHere[]>;
  /** All facts of a session; `undefined` = it is not here. */
  log(id: string): Promise<readonly SessionEvent[] | undefined>;
  /** Keeps a session in the place of what was kept under its identity; one that was erased here stays away. */
  keep(log: readonly SessionEvent[]): Promise<void>;
  erased(): Promise<readonly Tombstone[]>;
  /** Takes away what lies under this identity, for good. */
  erase(tombstone: Tombstone): Promise<void>;
  cards(): Promise<readonly ClientCard[]>;
  keepCards(cards: readonly ClientCard[]): Promise<void>;
  /** What the therapist made for all sessions; `undefined` = nothing. */
  own(): Promise<object | undefined>;
  keepOwn(own: object): Promise<void>;
}
