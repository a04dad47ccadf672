/**
 * What the therapist's window and the client's window say to each other, and the check of what arrives. Plain data, so that another
 * channel can carry it. Nothing that came from another window is obeyed before it was read here.
 */
import type { ClientDoing, ClientWish } from '../session/client-wish.ts';
import type { SessionEvent } from '../session/events.ts';
import type { ClientChoice } from '../session/client-view.ts';
import { checksOf, SHOWN_FACTS, viewFields, type ShownType } from '../session/shown-facts.ts';
import type { ShownReplay } from '../session/shown-replay.ts';
import { between, flag, text, type Check } from '../terms/check.ts';
import type { BreathsPerMin, EpochMs, Share } from '../terms/units.ts';

/** What the client's window says. */
export type FromClient =
  /** The client's window is here, or wants everything again. */
  | { readonly say: 'hello' }
  | { readonly say: 'request'; readonly request: ClientWish }
  /** The client's window asks what time the therapist's window has. */
  | { readonly say: 'time?'; readonly sent: EpochMs };

/** Where the client's own breath is, 0 = out to 1 = in; `unclear` = it is measured, and there is nothing to show now. */
export type OwnBreath = Share | 'unclear';

/** What the therapist's window says. */
export type FromTherapist =
  /** Everything so far that concerns the client's window; no facts = no session is running; with `replay` it is one of the past that runs again. */
  | { readonly say: 'log'; readonly facts: readonly SessionEvent[]; readonly replay?: ShownReplay }
  /** The replay goes on elsewhere, or otherwise. */
  | { readonly say: 'replay'; readonly replay: ShownReplay }
  /** One further fact. */
  | { readonly say: 'fact'; readonly fact: SessionEvent; readonly session: string }
  /** How large the heart's wave is, 0 to 1 over minutes; `undefined` = hold still. */
  | { readonly say: 'warmth'; readonly warmth: Share | undefined }
  | { readonly say: 'breath'; readonly breath: OwnBreath | undefined }
  | { readonly say: 'time'; readonly sent: EpochMs; readonly here: EpochMs };

/** The most that a request may ask the rate to change by; what is granted is less. */
const MOST_BY: BreathsPerMin = 60;
/** More facts than hours of a session have that concern the client's window. */
const MOST_FACTS = 100_000;

const DOINGS: readonly ClientDoing[] = ['grounding', 'left-full-screen', 'watching'];
const isRateChange = between(-MOST_BY, MOST_BY);
const isEpoch = between(0, 1e13);
const isShare = between(0, 1);
/** A session is no longer than a week; a replay is shown at most so fast. */
const isPlace = between(0, 7 * 86_400_000);
const isSpeed = between(0, 100);
const isText = text(200);
/** What the therapist allows is not the client's to choose. */
const { mayAdjust: _allowed, ...choices } = viewFields;
const factChecks = checksOf(SHOWN_FACTS);

/** The fields of anything; of what has none, none. */
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Those fields of a change that the client may choose, with values that there are. */
function readChoice(change: unknown): ClientChoice {
  const fields = fieldsOf(change);
  const taken = Object.entries<Check>(choices).filter(
    ([name, fits]) => fields[name] !== undefined && fits(fields[name]),
  );
  return Object.fromEntries(taken.map(([name]) => [name, fields[name]]));
}

/** What another window asks for, made anew from the fields that are known; `undefined` = nothing that a client may ask. */
export function readRequest(value: unknown): ClientWish | undefined {
  const { ask, change, by, doing, value: rated } = fieldsOf(value);
  switch (ask) {
    case 'stop':
    case 'resume':
    case 'pause':
    case 'follow-me':
    case 'too-much':
      return { ask };
    case 'rate':
      if (rated === undefined) return { ask };
      return between(0, 10)(rated) ? { ask, value: Math.round(rated) } : undefined;
    case 'view': {
      const chosen = readChoice(change);
      return Object.keys(chosen).length === 0 ? undefined : { ask, change: chosen };
    }
    case 'know':
      return DOINGS.some((known) => known === doing) ? { ask, doing: doing as ClientDoing } : undefined;
    case 'adjust':
      return isRateChange(by) ? { ask, by } : undefined;
    default:
      return undefined;
  }
}

/** What arrived in the therapist's window; `undefined` = nothing that a client's window says. */
export function readFromClient(value: unknown): FromClient | undefined {
  const { say, sent, request: asked } = fieldsOf(value);
  switch (say) {
    case 'hello':
      return { say };
    case 'request': {
      const request = readRequest(asked);
      return request && { say, request };
    }
    case 'time?':
      return isEpoch(sent) ? { say, sent } : undefined;
    default:
      return undefined;
  }
}

const isShownType = (type: unknown): type is ShownType =>
  typeof type === 'string' && Object.hasOwn(SHOWN_FACTS, type);

/** A fact that the client's window may know, made anew from the fields of its row that hold something; `undefined` = it is none. */
function readFact(value: unknown): SessionEvent | undefined {
  const fields = fieldsOf(value);
  const { type } = fields;
  if (!isShownType(type) || factChecks[type]?.(value) !== true) return undefined;
  const names = ['type', 'at', ...Object.keys(SHOWN_FACTS[type].shape)];
  const held = names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]);
  return Object.fromEntries(held) as SessionEvent;
}

/** Where a replay is; `undefined` = nothing of the kind. */
function readReplay(value: unknown): ShownReplay | undefined {
  const { at, here, speed, stopped, choice } = fieldsOf(value);
  if (!isPlace(at) || !isEpoch(here) || !isSpeed(speed) || !flag(stopped)) return undefined;
  return { at, here, speed, stopped, choice: readChoice(choice) };
}

/** What arrived in the client's window; `undefined` = nothing that the therapist's window says. */
export function readFromTherapist(value: unknown): FromTherapist | undefined {
  const { say, facts: told, fact: one, session, warmth, breath, sent, here, replay: past } = fieldsOf(value);
  switch (say) {
    case 'log': {
      if (!Array.isArray(told) || told.length > MOST_FACTS) return undefined;
      const facts = told.map(readFact).filter((fact) => fact !== undefined);
      if (facts.length !== told.length) return undefined;
      if (past === undefined) return { say, facts };
      const replay = readReplay(past);
      return replay && { say, facts, replay };
    }
    case 'replay': {
      const replay = readReplay(past);
      return replay && { say, replay };
    }
    case 'fact': {
      const fact = readFact(one);
      return fact !== undefined && isText(session) ? { say, fact, session } : undefined;
    }
    case 'warmth':
      return warmth === undefined || isShare(warmth) ? { say, warmth } : undefined;
    case 'breath':
      return breath === undefined || breath === 'unclear' || isShare(breath) ? { say, breath } : undefined;
    case 'time':
      return isEpoch(sent) && isEpoch(here) ? { say, sent, here } : undefined;
    default:
      return undefined;
  }
}
