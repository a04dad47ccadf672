/**
 * Opens a file that a person chose: reads it, compares it with what is kept, keeps what is new. Fetched when a file is opened.
 * Nothing that is kept is lost by it, and what cannot be read is told with what to do next.
 */
import { ExchangeError } from '../exchange/exchange-error.ts';
import { checkSize, endedSession, meet, readFile, renamed } from '../exchange/file-session.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { fileWords } from '../ui/words/files.ts';
import type { NoticeWords } from '../ui/words/notices.ts';

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

/** Anything but an error of the format is the file system's. */
function refusal(error: unknown): NoticeWords {
  if (!(error instanceof ExchangeError)) return fileWords.unreadable;
  const words = fileWords.refused[error.code];
  return typeof words === 'function' ? words(error.line ?? 0) : words;
}

/** Returns the identity of the file's session; `undefined` = refused, and told. */
export async function openFile(file: File, shelf: FileShelf): Promise<string | undefined> {
  const { origin, app } = shelf;
  let facts: readonly SessionEvent[];
  try {
    checkSize(file.size);
    const read = readFile(await file.text(), { name: file.name, epoch: file.lastModified, origin, app });
    facts = read.facts;
    if (read.cutAt !== undefined) shelf.tell(fileWords.cut(read.cutAt));
  } catch (error) {
    shelf.tell(refusal(error));
    return undefined;
  }
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
  const session = endedSession(own ? facts : renamed(facts, shelf.newId()));
  await shelf.take(session);
  return session.state.id;
}
