/** What the therapist's window and the client's window say to each other. Plain data, so that another channel can carry it. */
import type { BreathsPerMin, EpochMs, Share } from '../terms/units.ts';
import type { ClientViewFact, SessionEvent } from '../session/events.ts';

/** What the client may ask for; it comes back as a fact if the therapist's window agrees. */
export type ClientRequest =
  | { readonly ask: 'stop' }
  | { readonly ask: 'resume' }
  | { readonly ask: 'pause' }
  | { readonly ask: 'view'; readonly change: Partial<Omit<ClientViewFact, 'type' | 'at'>> }
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

const CONCERNING = new Set<SessionEvent['type']>([
  'started',
  'pace',
  'rest',
  'stop',
  'resume',
  'client-view',
  'step',
  'step-ended',
  'led-ended',
  'ended',
]);

/** Whether a fact concerns the client's window; heart data never goes there. */
export const concernsClient = (event: SessionEvent): boolean => CONCERNING.has(event.type);
