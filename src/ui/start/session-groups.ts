/** The sessions of this device by whom they belong to. */
import type { StoredSession } from '../model/start-view.ts';

/** Sessions of one client; `client` is `undefined` for those that wait to be filed. */
export interface SessionGroup {
  readonly client: string | undefined;
  readonly sessions: readonly StoredSession[];
}

/** Groups in the order of each one's first session, the sessions in theirs. */
export function groupedSessions(sessions: readonly StoredSession[]): SessionGroup[] {
  const groups = new Map<string | undefined, StoredSession[]>();
  for (const session of sessions) {
    const group = groups.get(session.client);
    if (group === undefined) groups.set(session.client, [session]);
    else group.push(session);
  }
  return [...groups].map(([client, own]) => ({ client, sessions: own }));
}
