/**
 * How two windows of one pair find each other: by names that nobody else knows. The therapist's window makes them up and hands them over
 * in the fragment of the client's address, so that another page of this origin neither hears the two nor is heard by them.
 */

/** Names that only the two windows know. */
export interface Pair {
  /** Name of the channel between them. */
  readonly channel: string;
  /** Held by the therapist's window for as long as it leads. */
  readonly leading: string;
  /** Held by every client's window that follows. */
  readonly following: string;
  /** The secret as it stands in the address's fragment. */
  readonly secret: string;
}

/** The part of BroadcastChannel that is used, so that a test or another channel can stand in. What arrives may be anything. */
export interface Channel<Out> {
  postMessage(message: Out): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** Locks of the browser that live as long as the window that holds them. */
export type Locks = Pick<LockManager, 'request'>;

const KEY = 'pair';
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SECRET = new RegExp(`^(${UUID})\\.(${UUID})$`);

/**
 * The names that a secret stands for; `undefined` = it is none. The channel has a half of its own: the browser tells every page of an
 * origin the names of its locks, and from these the channel's must not follow.
 */
export function pairOf(secret: string | undefined): Pair | undefined {
  const [, channel, lock] = SECRET.exec(secret ?? '') ?? [];
  if (secret === undefined || channel === undefined || lock === undefined) return undefined;
  return {
    channel: `attune-${channel}`,
    leading: `attune-${lock}-leading`,
    following: `attune-${lock}-following`,
    secret,
  };
}

/** A pair that nobody else knows. */
export function newPair(crypto: Pick<Crypto, 'randomUUID'>): Pair {
  const pair = pairOf(`${crypto.randomUUID()}.${crypto.randomUUID()}`);
  if (pair === undefined) throw new Error('a random UUID has the form of one');
  return pair;
}

/** The fragment of an address, `#pair=…`, that hands a pair over. */
export const fragmentOf = ({ secret }: Pair): string => `#${KEY}=${secret}`;

/** The pair that an address's fragment names; `undefined` = none, or not one of ours. */
export const pairIn = (fragment: string): Pair | undefined =>
  pairOf(new URLSearchParams(fragment.replace(/^#/, '')).get(KEY) ?? undefined);
