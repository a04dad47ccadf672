/**
 * Sessions that are not, or not wholly, on the disk: they live as long as this window, can be looked at and downloaded, and are written
 * as soon as that is possible.
 */
import { renamed } from '../exchange/file-session.ts';
import { Session } from '../session/session.ts';
import { storeError, type StoreError } from '../store/store-error.ts';
import type { Records } from './records.ts';

export interface HeldSessions {
  /** Oldest first. */
  readonly list: readonly Session[];
  get(id: string): Session | undefined;
  /** Holds it; another window writes under its identity if `taken`, and then it is kept under one of its own. */
  hold(session: Session, taken?: boolean): void;
  /** It is on the disk, or not wanted any more. */
  drop(id: string): void;
  /** Tries to write all that is held. Resolves to what hindered it; `undefined` = nothing is held any more. */
  save(): Promise<StoreError | undefined>;
}

export function holdSessions(records: Pick<Records, 'take'>, newId: () => string): HeldSessions {
  const held = new Map<string, Session>();
  const apart = new WeakSet<Session>();
  let saving: Promise<StoreError | undefined> | undefined;

  async function saveAll(): Promise<StoreError | undefined> {
    for (const [id, session] of [...held]) {
      const { length } = session.log;
      const own = apart.has(session) ? Session.from(renamed(session.log, newId())) : session;
      try {
        await records.take(own);
      } catch (cause) {
        const error = storeError(cause);
        if (error.code !== 'erased') return error;
        held.delete(id);
        continue;
      }
      // It may have been erased meanwhile, or have got a name.
      if (held.get(id) === session && session.log.length === length) held.delete(id);
    }
    return undefined;
  }

  return {
    get list() {
      return [...held.values()];
    },
    get: (id) => held.get(id),
    hold: (session, taken = false) => {
      held.set(session.state.id, session);
      if (taken) apart.add(session);
    },
    drop: (id) => void held.delete(id),
    save: () => (saving ??= saveAll().finally(() => (saving = undefined))),
  };
}
