/**
 * What the therapist's window and the client's window say to each other, and the check of what arrives. Plain data, so that another
 * channel can carry it. Nothing that came from another window is obeyed before it was read here.
 */
import type { SessionEvent } from '../session/events.ts';
import { LOOKS, SOUNDS, THEMES, type ClientChoice } from '../session/shown.ts';
import type { BreathsPerMin, EpochMs, Share } from '../terms/units.ts';

/** What the client may ask for; it comes back as a fact if the therapist's window agrees. */
export type ClientRequest =
  | { readonly ask: 'stop' }
  | { readonly ask: 'resume' }
  | { readonly ask: 'pause' }
  | { readonly ask: 'view'; readonly change: ClientChoice }
  /** A little slower (negative) or faster. */
  | { readonly ask: 'adjust'; readonly by: BreathsPerMin }
  /** Let the guide follow the client's own rhythm. */
  | { readonly ask: 'follow-me' };

export type Message =
  /** The client's window is here, or wants everything again. */
  | { readonly say: 'hello' }
  /** Everything so far that concerns the client's window; no facts = no session is running. */
  | { readonly say: 'log'; readonly facts: readonly SessionEvent[] }
  /** One further fact. */
  | { readonly say: 'fact'; readonly fact: SessionEvent; readonly session: string }
  | { readonly say: 'request'; readonly request: ClientRequest }
  /** How large the heart's wave is, 0 to 1 over minutes; `undefined` = hold still. */
  | { readonly say: 'warmth'; readonly warmth: Share | undefined }
  /** The client's window asks what time the therapist's window has. */
  | { readonly say: 'time?'; readonly sent: EpochMs }
  | { readonly say: 'time'; readonly sent: EpochMs; readonly here: EpochMs };

/** The part of BroadcastChannel that is used, so that a test or another channel can stand in. */
export interface Channel {
  postMessage(message: Message): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Message>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<Message>) => void): void;
}

/** Name of the channel between the windows of this origin. */
export const CHANNEL = 'attune';
/** Held by the window that owns strap, log and store; free = no such window is open. */
export const PUBLISHER_LOCK = 'attune-publisher';

/** The most that a request may ask the rate to change by; what is granted is less. */
const MOST_BY: BreathsPerMin = 60;

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isOneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    known.includes(value as string);
const isBetween =
  (low: number, high: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && value >= low && value <= high;

/** A check for each thing that the client may choose; what has none cannot be chosen. */
const choices: Readonly<Record<keyof Required<ClientChoice>, (value: unknown) => boolean>> = {
  look: isOneOf(LOOKS),
  theme: isOneOf(THEMES),
  words: isFlag,
  count: isFlag,
  sound: isOneOf(SOUNDS),
  volume: isBetween(0, 1),
  vibration: isFlag,
  feedback: isFlag,
};

/** The fields of anything; of what has none, none. */
const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Those fields of a change that the client may choose, with values that there are. */
function readChoice(change: unknown): ClientChoice {
  const fields = fieldsOf(change);
  const taken = Object.entries(choices).filter(([name, fits]) => fits(fields[name]));
  return Object.fromEntries(taken.map(([name]) => [name, fields[name]]));
}

/** What another window asks for, made anew from the fields that are known; `undefined` = nothing that a client may ask. */
export function readRequest(value: unknown): ClientRequest | undefined {
  const { ask, change, by } = fieldsOf(value);
  switch (ask) {
    case 'stop':
    case 'resume':
    case 'pause':
    case 'follow-me':
      return { ask };
    case 'view': {
      const chosen = readChoice(change);
      return Object.keys(chosen).length === 0 ? undefined : { ask, change: chosen };
    }
    case 'adjust':
      return isBetween(-MOST_BY, MOST_BY)(by) ? { ask, by: by as BreathsPerMin } : undefined;
    default:
      return undefined;
  }
}
