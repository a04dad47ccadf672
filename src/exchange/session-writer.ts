/**
 * A session as a file of Attune's own: JSON lines. The first line is a header, each further line one fact, exactly as recorded and
 * in order. The format is described in the README; it must stay readable by every later version.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';

/** MIME type under which the file is offered. */
export const SESSION_FILE_TYPE = 'application/x-ndjson';

/** The first line of the file. */
export interface SessionFileHeader {
  readonly attune: 'session';
  readonly schema: number;
  /** Version of the program that wrote the file. */
  readonly app: string;
}

/** The file's text for a log of facts. */
export function writeSessionFile(log: Iterable<SessionEvent>, app: string): string {
  const header: SessionFileHeader = { attune: 'session', schema: SCHEMA, app };
  let text = JSON.stringify(header) + '\n';
  for (const event of log) text += JSON.stringify(event) + '\n';
  return text;
}
