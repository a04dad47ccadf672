/** What the page of clients is told: the clients of this device, and their sessions. */
import type { Client } from '../../session/client.ts';
import type { ClientCard } from '../../session/client-record.ts';
import type { VisitFigures } from '../../session/visit-figures.ts';
import type { NoticesView } from './notice.ts';
import type { StoredSession } from './start-view.ts';

/** A client as their sessions tell, with the card that is kept beside them. */
export interface ListedClient extends ClientCard, Pick<Client, 'rates' | 'cautionsSeen'> {}

export interface ClientList {
  /** By code. */
  readonly list: readonly ListedClient[];
  /** The one that is chosen. */
  readonly code?: string;
  /** What was read of the sessions of the one that is chosen, by session. */
  readonly visits: ReadonlyMap<string, VisitFigures>;
  /** A code that is free, to begin with. */
  readonly proposed: string;
}

export interface ClientsView extends ClientList, NoticesView {
  /** Every session kept here, newest first. */
  readonly sessions: readonly StoredSession[];
}
