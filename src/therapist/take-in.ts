/**
 * Takes in a session that comes from elsewhere, as from a file. What it tells beyond what is kept is added; what contradicts it is kept beside it,
 * under an identity of its own; nothing that is kept is lost. Everything is done in turns, and each fact is folded once. Fetched when it is needed.
 */
import { renamed } from '../exchange/file-session.ts';
import { endOf, meeting } from '../session/amend.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';
import { inTurns } from '../terms/turns.ts';
import { foldInTurns, type Onward } from './fold-in-turns.ts';
import type { WhenRead } from './records.ts';

/**
 * How it met what was here: nothing of it was (`new`), all of it was (`known`), a part of it or other additions were (`added`), something else was
 * under its identity (`beside`), or it had been erased and is a session of its own now (`erased`).
 */
export type Met = 'new' | 'known' | 'added' | 'beside' | 'erased';

export interface TakenIn {
  /** The session as it is kept now, folded. */
  readonly session: Session;
  readonly met: Met;
}

/** A session that is kept under an identity. */
export interface Kept {
  /** `undefined` = it cannot be read just now. */
  readonly facts: readonly SessionEvent[] | undefined;
  /** How many of its facts are stored; `undefined` = it is in memory alone. */
  readonly stored: number | undefined;
  /** Whether more may be added to it: nobody records it, here or in another window. */
  readonly over: boolean;
}

/** What taking in needs of the records. */
export interface Shelf {
  newId(): string;
  kept(id: string): Promise<Kept | undefined>;
  isErased(id: string): Promise<boolean>;
  /** The kept session; `undefined` = it cannot be read. */
  load(id: string, onRead?: WhenRead): Promise<Session | undefined>;
  /** Keeps a session in the place of one with its identity of which `over` facts are stored; if there are others by then, beside it. */
  keep(session: Session, over: number | undefined): Promise<void>;
}

/**
 * `onRead` is told the facts that will be kept, some time before they are folded; `onward` how far the folding is, and where it throws nothing is kept.
 * `undefined` = what is kept already cannot be read.
 */
export async function takeIn(
  facts: readonly SessionEvent[],
  shelf: Shelf,
  onRead?: WhenRead,
  onward?: Onward,
): Promise<TakenIn | undefined> {
  const [first] = facts;
  const id = first?.type === 'started' ? first.id : '';
  const kept = await shelf.kept(id);
  const found = kept?.facts && (await inTurns(meeting(kept.facts, facts), nextTask));
  if (found?.is === 'known') {
    const session = await shelf.load(id, onRead);
    return session && { session, met: 'known' };
  }

  async function take(log: readonly SessionEvent[], met: Met, over?: number): Promise<TakenIn> {
    await onRead?.(log);
    const session = await foldInTurns(log, onward);
    onward?.(1);
    const { at, endedAt } = session.state;
    session.recordAll(endOf({ at, endedAt, facts: log.length }));
    await shelf.keep(session, over);
    return { session, met };
  }

  if (found?.is === 'more' && kept?.over === true) return take(found.log, 'added', kept.stored);
  if (kept !== undefined) return take(renamed(facts, shelf.newId()), 'beside');
  // What was erased never comes back as itself; a person who opens its file may have it as a new session.
  if (await shelf.isErased(id)) return take(renamed(facts, shelf.newId()), 'erased');
  return take(facts, 'new');
}
