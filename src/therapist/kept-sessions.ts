/**
 * What people ask of a session that is kept, in memory or on the disk: to read it, to add to it, to erase it, to have it as a file, and to take one in.
 * Trouble becomes a notice; nothing is lost by it.
 */
import { SESSION_FILE_TYPE, writeSessionFile } from '../exchange/session-writer.ts';
import { addedFacts, endOf, type Amendable } from '../session/amend.ts';
import { withoutTime, type SessionOfClient } from '../session/client.ts';
import type { SessionEvent, Unstamped } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import type { SessionRow } from '../store/session-row.ts';
import type { Ms } from '../terms/units.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Onward } from './fold-in-turns.ts';
import type { Notices } from './notices.ts';
import { fileName, type Records, type WhenRead } from './records.ts';
import { saveFile } from './save-file.ts';
import type { SessionsInMemory } from './sessions-in-memory.ts';
import type { Kept, TakenIn } from './take-in.ts';

export interface KeptSessions {
  /** What can be shown of one before it is read; `undefined` = nothing. */
  look(id: string): Promise<unknown>;
  /** `onRead` is told the facts of one that is read from the disk, some time before the session is there. */
  load(id: string, onRead?: WhenRead): Promise<Session | undefined>;
  /** Adds facts to a session wherever it is: recorded now, held in memory, or stored. */
  amend(id: string, facts: readonly Unstamped[]): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  erase(id: string): Promise<void>;
  close(id: string): Promise<void>;
  download(id: string): Promise<void>;
  /**
   * Takes in a session that comes from elsewhere, by its facts; nothing that is kept is lost by it. `onRead` is told the facts that will be kept, some
   * time before they are folded; `onward` how far that is, and where it throws nothing is kept. `undefined` = it is kept already and cannot be read just now.
   */
  takeIn(facts: readonly SessionEvent[], onRead?: WhenRead, onward?: Onward): Promise<TakenIn | undefined>;
}

export interface KeptParts {
  readonly window: Window & typeof globalThis;
  readonly app: string;
  readonly memory: SessionsInMemory;
  readonly notices: Notices;
  readonly newId: () => string;
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** Tries what is asked of the records; `undefined` = it failed, and that is told. */
  readonly attempt: <T>(work: (records: Records) => Promise<T>) => Promise<T | undefined>;
  /** Identity of this browser profile. */
  readonly origin: () => string;
  /** The row of a session on the disk, over or left open. */
  readonly row: (id: string) => SessionRow | undefined;
  /** Every session that is not running, whether or not it is on the disk. */
  readonly elsewhere: () => readonly SessionOfClient[];
  /** Writes what is only in memory; resolves soon. */
  readonly save: () => Promise<void>;
  /** Lists again what is on the disk. */
  readonly refresh: () => Promise<void>;
  /** Resolves with the work, or when nobody would wait for it any longer. */
  readonly soon: (work: Promise<unknown>) => Promise<void>;
}

/** Reading is told of only if it takes longer than anybody would notice, ms. */
const NOTICED: Ms = 300;

export function keptSessions(parts: KeptParts): KeptSessions {
  const { window, app, memory, notices, newId, after, attempt, row, elsewhere, refresh, soon } = parts;

  async function kept(id: string): Promise<Kept | undefined> {
    const session = memory.get(id);
    if (session !== undefined) {
      const over = memory.held.get(id) !== undefined && !memory.held.isApart(id);
      return { facts: session.log, stored: undefined, over };
    }
    const known = row(id);
    return known && { facts: await attempt((r) => r.facts(id)), stored: known.facts, over: true };
  }

  async function load(id: string, onRead?: WhenRead): Promise<Session | undefined> {
    const known = memory.get(id);
    if (known !== undefined) return known;
    const cancel = after(NOTICED, () =>
      notices.show(() => ({ key: 'reading', icon: 'info', ...noticeWords.reading })),
    );
    const read = (): void => {
      cancel();
      notices.drop('reading');
    };
    const loaded = await attempt((r) =>
      r.load(id, (facts) => {
        read();
        return onRead?.(facts);
      }),
    );
    read();
    if (loaded !== undefined && loaded.lost > 0)
      notices.show(() => ({ key: 'damaged', icon: 'info', ...noticeWords.damaged, dismissible: true }));
    return loaded?.session;
  }

  /** What version 0.1.0 kept twice goes with the session that told it. */
  async function eraseOfClient(r: Records, { client, epoch, at }: SessionOfClient): Promise<void> {
    const old = client === undefined ? undefined : await r.oldClient(client);
    if (client !== undefined && old !== undefined)
      await r.leaveOfClient(client, withoutTime(old, epoch, epoch + at));
  }

  async function append(id: string, make: (to: Amendable) => readonly SessionEvent[]): Promise<void> {
    const session = memory.get(id);
    if (session === undefined) await attempt((r) => r.amend(id, make));
    else {
      const { at, endedAt } = session.state;
      for (const fact of make({ at, endedAt, facts: session.log.length })) session.record(fact);
    }
    await refresh();
  }

  function amend(id: string, facts: readonly Unstamped[]): Promise<void> {
    return append(id, (to) =>
      memory.running?.state.id === id
        ? facts.map((fact) => ({ ...fact, at: to.at }))
        : addedFacts(facts, to, parts.origin()),
    );
  }

  return {
    look: async (id) => (memory.get(id) === undefined ? attempt((r) => r.look(id)) : undefined),
    load,
    amend,
    rename: (id, name) => amend(id, [{ type: 'named', name: name.trim() }]),
    erase: async (id) => {
      const told = elsewhere().find((known) => known.id === id);
      memory.drop(id);
      if (told !== undefined) await attempt((r) => eraseOfClient(r, told));
      await attempt((r) => r.erase(id, { epoch: window.Date.now(), origin: parts.origin() }));
      await refresh();
    },
    // The end of what was recorded is no addition: wherever it is set, it is the same.
    close: (id) => append(id, endOf),
    download: async (id) => {
      const session = memory.get(id);
      if (session !== undefined) {
        const text = writeSessionFile(session.log, app);
        saveFile(window, fileName(session.state.epoch), SESSION_FILE_TYPE, text);
        return;
      }
      const file = await attempt((r) => r.fileOf(id));
      if (file !== undefined) saveFile(window, file.name, SESSION_FILE_TYPE, file.text);
    },
    takeIn: async (facts, onRead, onward) => {
      // It is fetched when there is something to take in.
      const { takeIn } = await loadPart(() => import('./take-in.ts'));
      const shelf = {
        newId,
        kept,
        isErased: async (id: string) => (await attempt((r) => r.isErased(id))) ?? false,
        load,
        keep: async (session: Session, over: number | undefined) => {
          memory.held.hold(session, over);
          await parts.save();
        },
      };
      const taken = await takeIn(facts, shelf, onRead, onward);
      await soon(refresh());
      return taken;
    },
  };
}
