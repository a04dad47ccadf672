/**
 * Attune's own file: JSON lines. The first line is a header, each further line one fact of the session, exactly as recorded and
 * in order. The format is described in the README; it must stay readable by every later version.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import { ExchangeError } from './exchange-error.ts';
import { isFact } from './fact-check.ts';

/** MIME type under which the file is offered. */
export const SESSION_FILE_TYPE = 'application/x-ndjson';

interface Header {
  readonly attune: 'session';
  readonly schema: number;
  /** Version of the program that wrote the file. */
  readonly app: string;
}

/** The file's text for a log of facts. */
export function writeSessionFile(log: Iterable<SessionEvent>, app: string): string {
  const header: Header = { attune: 'session', schema: SCHEMA, app };
  let text = JSON.stringify(header) + '\n';
  for (const event of log) text += JSON.stringify(event) + '\n';
  return text;
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

/**
 * The facts of a session file. Facts of unknown types are kept, so that a file passes through an older program unharmed.
 * @throws ExchangeError `unknown-format`, `newer-version`, `bad-line`, `empty`
 */
export function readSessionFile(text: string): SessionEvent[] {
  if (!isSessionFile(text)) throw new ExchangeError('unknown-format');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = parseLine(lines[0] ?? '', 1) as Partial<Header>;
  if (typeof header.schema !== 'number') throw new ExchangeError('bad-line', 1);
  if (header.schema > SCHEMA) throw new ExchangeError('newer-version', 1);
  const events: SessionEvent[] = [];
  let last = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const fact = parseLine(line, i + 1);
    if (!isFact(fact)) throw new ExchangeError('bad-line', i + 1);
    if (events.length === 0 && fact.type !== 'started') throw new ExchangeError('bad-line', i + 1);
    // Facts of two writers may be a little out of order, time never runs backwards by more than a minute.
    if (fact.at < last - 60_000) throw new ExchangeError('bad-line', i + 1);
    last = Math.max(last, fact.at);
    events.push(fact);
  }
  if (events.length === 0) throw new ExchangeError('empty');
  return events;
}
