/**
 * The row of a session: what the list shows of it without reading its facts. A row is a projection, a fold over the session's facts
 * and never a source; one of an older form is made anew from them. It knows nothing of where it lies.
 */
import { noPart, reducePart, type ClientPart } from '../session/client.ts';
import type { SessionEvent } from '../session/events.ts';
import type { EpochMs, Ms } from '../terms/units.ts';

/** Version of the projection: raise it whenever `withFact` or `SessionRow` change, and every row is made anew. */
export const ROW_VERSION = 5;

export interface SessionRow {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly name?: string;
  /** Code of the client; `undefined` = none was given. */
  readonly client?: string;
  /** What it tells of the client; `undefined` = nothing. */
  readonly told?: ClientPart;
  /** Scenario or recording if it was simulated. */
  readonly simulated?: string;
  /** Session time of the newest stored fact. */
  readonly at: Ms;
  /** Session time of its end; `undefined` = still open, or interrupted. */
  readonly endedAt?: Ms;
  /** Number of chunks stored; the next chunk takes this number. */
  readonly chunks: number;
  /** Number of facts stored. */
  readonly facts: number;
  /** What the next chunk names the last one by, hexadecimal digits; `undefined` = there is none. */
  readonly link?: string;
  /** Whether its facts were laid into few full chunks when it was over. */
  readonly packed?: boolean;
  /** How many facts the first look was made of that lies beside its chunks; `undefined` = there is none. */
  readonly looked?: number;
  /** Which recorder wrote it last; `undefined` = none, it came whole. */
  readonly writer?: string;
  readonly version: number;
}

const emptyRow: SessionRow = { id: '', epoch: 0, at: 0, chunks: 0, facts: 0, version: ROW_VERSION };

/** The row with the facts' count and newest time moved on, and whatever `fact` says of the session. An empty name or code is none. */
function withFact(row: SessionRow, fact: SessionEvent): SessionRow {
  const told = reducePart(row.told ?? noPart, fact, row.epoch);
  const next = {
    ...row,
    at: Math.max(row.at, fact.at),
    facts: row.facts + 1,
    ...(told !== noPart && { told }),
  };
  switch (fact.type) {
    case 'started':
      return { ...next, id: fact.id, epoch: fact.epoch };
    case 'named': {
      const { name: _name, ...unnamed } = next;
      return fact.name === '' ? unnamed : { ...unnamed, name: fact.name };
    }
    case 'client': {
      const { client: _client, ...nobody } = next;
      return fact.code === '' ? nobody : { ...nobody, client: fact.code };
    }
    case 'simulated':
      return { ...next, simulated: fact.scenario };
    case 'ended':
      return { ...next, endedAt: fact.at };
    default:
      return next;
  }
}

/** The row after further facts, in `chunks` further chunks. */
export function withFacts(
  row: SessionRow | undefined,
  facts: Iterable<SessionEvent>,
  chunks: number,
): SessionRow {
  let next = row ?? emptyRow;
  for (const fact of facts) next = withFact(next, fact);
  return { ...next, chunks: next.chunks + chunks };
}

/** Whether a row is of this form; any other is made anew. */
export function isCurrent(row: SessionRow): boolean {
  return row.version === ROW_VERSION;
}

/** A session of fewer facts is read as fast as anybody looks. */
const LONG = 10_000;

/** Whether a first look at a long session that is over is missing, or is of fewer facts. */
export const lacksLook = ({ endedAt, facts, looked }: SessionRow): boolean =>
  endedAt !== undefined && facts > LONG && looked !== facts;

/** What was stored under `id` as a row, whatever it is; what it lacks is 0 until it is made anew. */
export function rowFrom(stored: unknown, id: string): SessionRow {
  const told = typeof stored === 'object' && stored !== null ? (stored as Partial<SessionRow>) : {};
  const number = (value: unknown): number => (Number.isFinite(value) ? (value as number) : 0);
  const whole = ([told.epoch, told.at, told.chunks, told.facts] as unknown[]).every(Number.isFinite);
  return {
    ...emptyRow,
    ...told,
    id,
    epoch: number(told.epoch),
    at: number(told.at),
    chunks: number(told.chunks),
    facts: number(told.facts),
    version: whole && told.id === id ? number(told.version) : 0,
  };
}
