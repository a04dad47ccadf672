/**
 * Sessions that are not, or not wholly, on the disk: they live as long as this window, can be looked at and downloaded, and are written
 * as soon as that is possible.
 */
import { renamed } from '../exchange/file-session.ts';
import type { Session } from '../session/session.ts';
import { storeError, type StoreError } from '../store/store-error.ts';
import type { Records } from './records.ts';

export interface HeldSessions {
  /** Oldest first. */
  readonly list: readonly Session[];
  get(id: string): Session | undefined;
  /** Holds it. `over` = it takes the place of a stored one of so many facts. */
  hold(session: Session, over?: number): void;
  /** Holds it, while another window writes under its identity: it is kept under one of its own. */
  holdApart(session: Session): void;
  isApart(id: string): boolean;
  /** It is on the disk, or not wanted any more. */
  drop(id: string): void;
  /** Tries to write all that is held. Resolves to what hindered it; `undefined` = nothing is held any more. */
  save(): Promise<StoreError | undefined>;
}

interface Held {
  readonly session: Session;
  readonly over?: number;
  readonly apart: boolean;
}

export function holdSessions(records: Pick<Records, 'take'>, newId: () => string): HeldSessions {
  const held = new Map<string, Held>();
  let saving: Promise<StoreError | undefined> | undefined;

  /** Resolves to what hinders the writing of one; whoever adds to it meanwhile has it written once more. */
  async function saveOne(id: string): Promise<StoreError | undefined> {
    for (let one = held.get(id); one !== undefined; one = held.get(id)) {
      const { session, over, apart } = one;
      const { length } = session.log;
      try {
        await records.take({ log: apart ? renamed(session.log, newId()) : session.log }, over);
      } catch (cause) {
        const error = storeError(cause);
        if (error.code === 'erased') held.delete(id);
        // What was stored is not what it was made of any more: both stay.
        else if (error.code === 'taken' && !apart) held.set(id, { session, apart: true });
        else return error;
        continue;
      }
      // It may have been erased meanwhile, or have got a name.
      if (held.get(id) === one && session.log.length === length) held.delete(id);
    }
    return undefined;
  }

  async function saveAll(): Promise<StoreError | undefined> {
    for (const id of [...held.keys()]) {
      const error = await saveOne(id);
      if (error !== undefined) return error;
    }
    return undefined;
  }

  return {
    get list() {
      return [...held.values()].map(({ session }) => session);
    },
    get: (id) => held.get(id)?.session,
    hold: (session, over) =>
      void held.set(session.state.id, { session, apart: false, ...(over !== undefined && { over }) }),
    holdApart: (session) => void held.set(session.state.id, { session, apart: true }),
    isApart: (id) => held.get(id)?.apart === true,
    drop: (id) => void held.delete(id),
    save: () => (saving ??= saveAll().finally(() => (saving = undefined))),
  };
}
