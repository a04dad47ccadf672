/** A file of any kind as the facts of a session. It stores nothing. */
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import { openBytes, openSource, type Opened } from './open-source.ts';
import {
  checkRecording,
  lengthOf,
  MOST_INTERVALS,
  recordingFacts,
  type Recording,
  type RecordingAbout,
} from './recording.ts';
import { sourceOfText, type SourceFile } from './source-file.ts';

/** More facts, or a longer time, than any session has: its charts could take the window down. */
const MOST_FACTS = 1_000_000;
const LONGEST: Ms = 7 * 86_400_000;

/** What is known of a file beside its text. */
export interface FileAbout {
  readonly name: string;
  /** When it was last written. */
  readonly epoch: EpochMs;
  /** Of this browser profile, and of this program. */
  readonly origin: string;
  readonly app: string;
}

/** What a file holds. */
export interface FileSession {
  readonly facts: readonly SessionEvent[];
  /** Line in which a session's file breaks off; `undefined` = it is whole. */
  readonly cutAt?: number;
}

/** Identity of a recording, which has none of its own: the same file is the same session (FNV-1a, 32 bit, and its length). */
function identityOf(file: SourceFile): string {
  const { bytes, text } = file;
  let hash = 0x811c9dc5;
  // Text has the identity that it always had; only bytes that are no text are taken as they are.
  const length = text.length;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `intervals-${bytes.length > 0 && text.includes('\0') ? bytes.length : length}-${(hash >>> 0).toString(16)}`;
}

/** @throws ExchangeError if it holds more than any session does */
function bounded(file: FileSession): FileSession {
  let intervals = 0;
  let length: Ms = 0;
  for (const fact of file.facts) {
    if (fact.type === 'measurement') intervals += fact.rr.length;
    length = Math.max(length, fact.at);
  }
  if (intervals > MOST_INTERVALS || file.facts.length > MOST_FACTS || length > LONGEST)
    throw new ExchangeError('too-large');
  return file;
}

/**
 * Whose the facts of a recording are that was read from `file`; together they are plain data, of which `recordingFacts` makes facts wherever they are wanted.
 * @throws ExchangeError if it holds more than any session does, or nothing that a session is made of
 */
export function identified(recording: Recording, file: SourceFile, about: FileAbout): RecordingAbout {
  checkRecording(recording);
  if (lengthOf(recording) > LONGEST) throw new ExchangeError('too-large');
  return { ...about, id: identityOf(file) };
}

/** The session in what was opened. @throws ExchangeError `unclear` where a person has to tell how the columns are read */
export function sessionOf(opened: Opened, about: FileAbout): FileSession {
  if ('session' in opened) return bounded(opened.session);
  if ('question' in opened) throw new ExchangeError('unclear');
  const { recording, file } = opened;
  return bounded({ facts: [...recordingFacts(recording, identified(recording, file, about))] });
}

/** The facts in a file's text. @throws ExchangeError */
export const readFile = (text: string, about: FileAbout): FileSession =>
  sessionOf(openSource(sourceOfText(about.name, text)), about);

/** The facts in a file's bytes, whatever its format. @throws ExchangeError */
export const readBytes = async (bytes: Uint8Array<ArrayBuffer>, about: FileAbout): Promise<FileSession> =>
  sessionOf(await openBytes(about.name, bytes), about);

/** A session of these facts, ended where they stop. */
export function endedSession(facts: Iterable<SessionEvent>): Session {
  const session = Session.from(facts);
  if (session.state.endedAt === undefined) session.record({ type: 'ended', at: session.state.at });
  return session;
}

/** The same facts under an identity of their own. */
export const renamed = (facts: readonly SessionEvent[], id: string): SessionEvent[] =>
  facts.map((fact) => (fact.type === 'started' ? { ...fact, id } : fact));
