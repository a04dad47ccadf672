/**
 * Opens a file that a person chose: has it read in a thread of its own, compares it with what is kept, keeps what is new. Fetched when a file is opened.
 * Nothing that is kept is lost by it, and what cannot be read is told with what to do next.
 */
import { meet, renamed } from '../exchange/file-session.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { fileWords } from '../ui/words/files.ts';
import type { NoticeWords } from '../ui/words/notices.ts';
import type { FileDesk } from './file-actions.ts';
import { nextTask } from './next-task.ts';
import { readInThread, type FileResult } from './file-thread.ts';

/** What opening needs of the records. */
export interface FileShelf {
  readonly origin: string;
  readonly app: string;
  newId(): string;
  /** Whether a session of this identity is kept; `session` is what could be read of it. */
  kept(id: string): Promise<{ readonly session: Session | undefined } | undefined>;
  /** Whether a session of this identity was erased here. */
  isErased(id: string): Promise<boolean>;
  /** Keeps a session, in the place of one with its identity. */
  take(session: Session): Promise<void>;
  tell(words: NoticeWords): void;
}

/** Facts that are folded before the window has its turn. */
const TOGETHER = 2000;

function refusal(result: Exclude<FileResult, { is: 'session' | 'stopped' }>): NoticeWords {
  if (result.is === 'unreadable') return fileWords.unreadable;
  const words = fileWords.refused[result.code];
  return typeof words === 'function' ? words(result.line ?? 0) : words;
}

/** A session of these facts, ended where they stop; folded a piece at a time, so that the window answers meanwhile. */
async function folded(facts: readonly SessionEvent[]): Promise<Session> {
  const session = Session.from(facts.slice(0, TOGETHER));
  for (let from = TOGETHER; from < facts.length; from += TOGETHER) {
    await nextTask();
    session.recordAll(facts.slice(from, from + TOGETHER));
  }
  if (session.state.endedAt === undefined) session.record({ type: 'ended', at: session.state.at });
  return session;
}

/** Returns the identity of the file's session; `undefined` = refused and told, or given up. */
export async function openFile(file: File, desk: FileDesk, shelf: FileShelf): Promise<string | undefined> {
  const { origin, app } = shelf;
  const about = { name: file.name, epoch: file.lastModified, origin, app };
  const thread = readInThread(file, about, { progress: desk.progress, asked: desk.asked });
  desk.begin(file, thread, { reading: fileWords.reading(file.name), stop: fileWords.stop });
  const result = await thread.result;
  if (result.is === 'stopped') {
    desk.end(thread);
    return undefined;
  }
  const code = desk.code();
  desk.end(thread);
  if (result.is !== 'session') {
    shelf.tell(refusal(result));
    return undefined;
  }
  if (result.cutAt !== undefined) shelf.tell(fileWords.cut(result.cutAt));
  const facts = code === undefined ? result.facts : filedUnder(result.facts, code);
  const { id } = Session.from(facts.slice(0, 1)).state;
  const kept = await shelf.kept(id);
  const meeting = kept?.session && meet(kept.session.log, facts);
  if (meeting === 'known') {
    shelf.tell(fileWords.known);
    return id;
  }
  // What is kept under this identity stays beside it, even where it cannot be read just now; a file that holds all of it takes its place.
  // What was erased never comes back as itself; a person who opens its file may have it as a new session.
  const erased = await shelf.isErased(id);
  if (erased) shelf.tell(fileWords.erased);
  const own = (kept === undefined && !erased) || meeting === 'longer';
  const session = await folded(own ? facts : renamed(facts, shelf.newId()));
  await shelf.take(session);
  return session.state.id;
}

/** Facts of a session with the code of a client from its beginning. */
function filedUnder([first, ...rest]: readonly SessionEvent[], code: string): readonly SessionEvent[] {
  return first === undefined ? [] : [first, { type: 'client', at: first.at, code }, ...rest];
}
