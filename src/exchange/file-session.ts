/**
 * A file of either kind as a session that is over, and what to do where the session is on this device already: nothing that
 * is kept is ever replaced by what a file holds. It stores nothing itself.
 */
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import { readRrText, rrSession } from './rr-text.ts';
import { isSessionFile, readSessionFile } from './session-file.ts';

/** Largest file that is opened, bytes, and most intervals: about three days of a strap's packets, which take some twenty seconds to read. */
const LARGEST_FILE = 30_000_000;
const MOST_INTERVALS = 400_000;
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

/** Identity of a list of intervals, which has none of its own: the same list is the same session (FNV-1a, 32 bit, and its length). */
function identityOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `intervals-${text.length}-${(hash >>> 0).toString(16)}`;
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

/** The facts in a file's text. @throws ExchangeError */
export function readFile(text: string, about: FileAbout): FileSession {
  if (isSessionFile(text)) return bounded(readSessionFile(text));
  const intervals = readRrText(text);
  if (intervals.length > MOST_INTERVALS) throw new ExchangeError('too-large');
  return { facts: rrSession(intervals, { ...about, id: identityOf(text) }) };
}

/** A session of these facts, ended where they stop. */
export function endedSession(facts: Iterable<SessionEvent>): Session {
  const session = Session.from(facts);
  if (session.state.endedAt === undefined) session.record({ type: 'ended', at: session.state.at });
  return session;
}

/**
 * How a file's facts stand to those that are kept of the same session: everything in it is kept already (`known`), it holds everything that
 * is kept and more (`longer`), or they tell different things and both must be kept (`other`).
 */
export type Meeting = 'known' | 'longer' | 'other';

/** Compares what is kept of a session with a file of the same identity. An end may be one that was set where a file broke off; it counts for nothing. */
export function meet(kept: readonly SessionEvent[], file: readonly SessionEvent[]): Meeting {
  const lines = (facts: readonly SessionEvent[]): string[] => facts.map((fact) => JSON.stringify(fact));
  const holds = (all: readonly SessionEvent[], some: readonly SessionEvent[]): boolean => {
    const known = new Set(lines(all));
    return lines(some).every((line) => known.has(line));
  };
  if (holds(kept, file)) return 'known';
  const told = kept.filter(({ type }) => type !== 'ended');
  return holds(file, told) ? 'longer' : 'other';
}

/** The same facts under an identity of their own. */
export const renamed = (facts: readonly SessionEvent[], id: string): SessionEvent[] =>
  facts.map((fact) => (fact.type === 'started' ? { ...fact, id } : fact));

/** @throws ExchangeError if a file of so many bytes is not opened */
export function checkSize(bytes: number): void {
  if (bytes > LARGEST_FILE) throw new ExchangeError('too-large');
}
