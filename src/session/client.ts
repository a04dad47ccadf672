/**
 * A client as a fold over the facts of their sessions: nothing is written of a client that is not a fact of a session. Each session tells its
 * part; the parts of the sessions that carry the client's code are the client. Where the facts lie is not known here.
 */
import type { Pace } from '../pacing/breath.ts';
import type { BreathsPerMin, EpochMs, Ms } from '../terms/units.ts';
import type { AcceptedRate, ClientRecord } from './client-record.ts';
import type { ClientViewFact, SessionEvent } from './events.ts';
import type { Fact } from './fact.ts';

/** What one session tells of the client whose code it carries. Small: it is kept in the session's row. */
export interface ClientPart {
  /** Rates accepted in it, oldest first; of very many only the last ones. */
  readonly rates: readonly AcceptedRate[];
  /** Whose it was said to be at last; empty = nobody's. */
  readonly code?: string;
  /** When the therapist first read the cautions in it, for whoever it is filed under now. */
  readonly cautionsSeen?: EpochMs;
  /** The client's own breathing rate as it was last known. */
  readonly ownRate?: BreathsPerMin;
  /** First and last that was said of distress and of ease, 0 to 10. */
  readonly distress?: readonly [number, number];
  readonly ease?: readonly [number, number];
  /** The pace last set, without the way to it. */
  readonly pace?: Pace;
  /** What of the client's window was set, as it was at last. */
  readonly view?: Omit<ClientViewFact, keyof Fact<'client-view'>>;
}

/** What a session tells before any fact. */
export const noPart: ClientPart = { rates: [] };

/** More rates than anybody accepts in one session. */
const MOST_RATES = 20;

/** The part of a session that began at `epoch` after one more fact; the same object if the fact does not concern it. */
export function reducePart(part: ClientPart, fact: SessionEvent, epoch: EpochMs): ClientPart {
  switch (fact.type) {
    case 'rate-accepted': {
      const { type: _type, at, added: _added, ...told } = fact;
      return { ...part, rates: [...part.rates, { ...told, epoch: epoch + at }].slice(-MOST_RATES) };
    }
    case 'client': {
      if ((part.code ?? '') === fact.code) return part;
      const { cautionsSeen: _seen, ...rest } = part;
      // What was read with one person in mind does not hold for another.
      return part.code === undefined ? { ...part, code: fact.code } : { ...rest, code: fact.code };
    }
    case 'cautions-read':
      return { ...part, cautionsSeen: part.cautionsSeen ?? epoch + fact.at };
    case 'rating': {
      if (fact.scale === 'own') return part;
      const first = part[fact.scale]?.[0] ?? fact.value;
      return { ...part, [fact.scale]: [first, fact.value] as const };
    }
    case 'own-rate':
      return { ...part, ownRate: fact.breathsPerMin };
    case 'pace': {
      const { ramp: _ramp, ...pace } = fact.pace;
      return { ...part, pace };
    }
    case 'client-view': {
      const { type: _type, at: _at, added: _added, ...view } = fact;
      return { ...part, view: { ...part.view, ...view } };
    }
    default:
      return part;
  }
}

/** What is known of a session without reading its facts, as far as its client is concerned. */
export interface SessionOfClient {
  readonly id: string;
  readonly epoch: EpochMs;
  /** Session time of its newest fact: its length. */
  readonly at: Ms;
  readonly name?: string;
  readonly simulated?: string;
  /** Code of the client; `undefined` = it is nobody's. */
  readonly client?: string;
  /** `undefined` = it tells nothing. */
  readonly told?: ClientPart;
}

/** One client, with everything that their sessions tell. */
export interface Client
  extends ClientRecord, Omit<ClientPart, 'code' | 'rates' | 'cautionsSeen' | 'distress' | 'ease'> {
  /** Oldest first. */
  readonly sessions: readonly SessionOfClient[];
}

/** Two records of one acceptance lie no further apart, ms: up to version 0.1.0 it was written twice, once as a fact. */
const SAME: Ms = 1000;

const isSame = (a: AcceptedRate, b: AcceptedRate): boolean =>
  a.rate === b.rate && Math.abs(a.epoch - b.epoch) <= SAME;

/**
 * The client with this code: `sessions` may hold those of others too, in any order. `old` is what a version up to 0.1.0 kept beside the
 * facts; what of it no session tells counts as well.
 */
export function clientOf(code: string, sessions: readonly SessionOfClient[], old?: ClientRecord): Client {
  const own = sessions.filter(({ client }) => client === code).toSorted((a, b) => a.epoch - b.epoch);
  const parts = own.flatMap(({ told }) => (told === undefined ? [] : [told]));
  const told = parts.flatMap(({ rates }) => rates);
  const before = (old?.rates ?? []).filter((rate) => !told.some((known) => isSame(known, rate)));
  const seen = [...parts.map(({ cautionsSeen }) => cautionsSeen), old?.cautionsSeen].filter(
    (epoch) => epoch !== undefined,
  );
  const ownRate = parts.findLast((part) => part.ownRate !== undefined)?.ownRate;
  const pace = parts.findLast((part) => part.pace !== undefined)?.pace;
  const view = parts.findLast((part) => part.view !== undefined)?.view;
  return {
    code,
    sessions: own,
    rates: [...told, ...before].toSorted((a, b) => a.epoch - b.epoch),
    ...(seen.length > 0 && { cautionsSeen: Math.min(...seen) }),
    ...(ownRate !== undefined && { ownRate }),
    ...(pace !== undefined && { pace }),
    ...(view !== undefined && { view }),
  };
}

/** What is left of an old record when the session from `from` to `to` is erased; `undefined` = nothing. */
export function withoutTime(old: ClientRecord, from: EpochMs, to: EpochMs): ClientRecord | undefined {
  const inside = (epoch: EpochMs): boolean => epoch >= from - SAME && epoch <= to + SAME;
  const rates = old.rates.filter(({ epoch }) => !inside(epoch));
  const { cautionsSeen } = old;
  const seen = cautionsSeen === undefined || inside(cautionsSeen) ? undefined : cautionsSeen;
  if (rates.length === 0 && seen === undefined) return undefined;
  return { code: old.code, rates, ...(seen !== undefined && { cautionsSeen: seen }) };
}

/** Every code that a session carries, or that was kept beside the facts, in alphabetical order. */
export const clientCodes = (
  sessions: readonly SessionOfClient[],
  old: readonly string[] = [],
): readonly string[] =>
  [
    ...new Set([...old, ...sessions.flatMap(({ client }) => (client === undefined ? [] : [client]))]),
  ].toSorted((a, b) => (a < b ? -1 : 1));
