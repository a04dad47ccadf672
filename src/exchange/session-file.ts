/** Reads Attune's own file, of this version and every earlier one. It repairs nothing: a damaged line is named, and only a file that was cut off in its last line is read up to there. */
import type { SessionEvent } from '../session/events.ts';
import { ExchangeError } from './exchange-error.ts';
import { isFact } from '../session/fact-table.ts';
import { isNewer, upcast } from '../session/upcast.ts';
import type { SessionFileHeader } from './session-writer.ts';

/** Facts of two writers may be a little out of order; time never runs backwards by more than this, ms. */
const DISORDER = 60_000;

/** What a session file holds. */
export interface SessionFile {
  readonly facts: readonly SessionEvent[];
  /** Line, from 1, in the middle of which the file breaks off, as after a copy that did not end; `undefined` = it is whole. */
  readonly cutAt?: number;
}

/** Whether a text claims to be a session file (its first line is our header). */
export function isSessionFile(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"attune"\s*:\s*"session"/.test(text);
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (cause) {
    throw new ExchangeError('bad-line', number, { cause });
  }
}

/** Whether a line is the beginning of a fact and not all of it. */
function isCut(line: string): boolean {
  try {
    JSON.parse(line);
    return false;
  } catch {
    return line.startsWith('{');
  }
}

/**
 * The facts of a session file. Facts of unknown types are kept, so that a file passes through an older program unharmed.
 * @throws ExchangeError `unknown-format`, `newer-version`, `bad-line`, `empty`
 */
export function readSessionFile(text: string): SessionFile {
  if (!isSessionFile(text)) throw new ExchangeError('unknown-format');
  const lines = text.trimStart().split(/\r?\n/);
  const header = parseLine(lines[0] ?? '', 1) as Partial<SessionFileHeader>;
  if (!Number.isInteger(header.schema) || header.schema === undefined || header.schema < 1)
    throw new ExchangeError('bad-line', 1);
  if (isNewer(header.schema)) throw new ExchangeError('newer-version', 1);
  const raise = upcast(header.schema);
  const facts: SessionEvent[] = [];
  let last = 0;
  let cutAt: number | undefined;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (i === lines.length - 1 && isCut(line)) {
      cutAt = i + 1;
      break;
    }
    const fact = raise(parseLine(line, i + 1));
    if (!isFact(fact)) throw new ExchangeError('bad-line', i + 1);
    if (facts.length === 0 && fact.type !== 'started') throw new ExchangeError('bad-line', i + 1);
    if (fact.at < last - DISORDER) throw new ExchangeError('bad-line', i + 1);
    last = Math.max(last, fact.at);
    facts.push(fact);
  }
  if (facts.length === 0) throw new ExchangeError('empty');
  return { facts, ...(cutAt !== undefined && { cutAt }) };
}
