/**
 * The links to one strap in a row: how long to wait before the next, and which trouble comes again and again, so that its own
 * next step can be told. It reads no clock and holds no timer.
 */
import type { StrapErrorCode } from '../terms/strap-codes.ts';
import type { Ms } from '../terms/units.ts';

/** Delay before each attempt in a row; the last one repeats. */
const BACKOFF: readonly Ms[] = [1_000, 2_000, 4_000, 8_000];
/** A link that ends sooner is a brief one. */
const BRIEF: Ms = 10_000;
/** So many brief links in a row are no chance: without a packet, and with some. */
const BRIEF_WITHOUT_PACKET = 2;
const BRIEF_WITH_PACKETS = 3;
/** So many links without any packet are no chance. */
const MUTE = 2;

/** What is told for as long as it stands: it asks for something to be done, which takes longer than one attempt. */
const STANDING: ReadonlySet<StrapErrorCode> = new Set([
  'subscription-refused',
  'no-answer',
  'drops-at-once',
  'stays-mute',
]);

/** One link that has ended, or never came up. */
export interface Ended {
  readonly code: StrapErrorCode;
  /** Whether it brought a packet. */
  readonly heard: boolean;
  /** How long notifications ran, ms; 0 if they never did. */
  readonly lived: Ms;
}

export class Attempts {
  #failures = 0;
  #brief = 0;
  #mute = 0;
  #standing: StrapErrorCode | undefined;

  /** Attempts in a row without a packet. */
  get failures(): number {
    return this.#failures;
  }

  /** The trouble that stands until a packet comes; `undefined` = none. */
  get standing(): StrapErrorCode | undefined {
    return this.#standing;
  }

  /** A packet came. */
  heard(): void {
    this.#failures = 0;
    this.#standing = undefined;
  }

  /** A link has ended: what to tell of it, and the delay before the next attempt, ms. */
  ended(link: Ended): { readonly code: StrapErrorCode; readonly retryInMs: Ms } {
    const code = this.#named(link);
    const retryInMs = BACKOFF[Math.min(this.#failures, BACKOFF.length - 1)] ?? 0;
    this.#failures += 1;
    this.#standing = STANDING.has(code) ? code : undefined;
    return { code, retryInMs };
  }

  #named({ code, heard, lived }: Ended): StrapErrorCode {
    if (heard) this.#mute = 0;
    if (heard && lived >= BRIEF) this.#brief = 0;
    if (code === 'link-lost' && lived < BRIEF) {
      this.#brief += 1;
      if (this.#brief >= (heard ? BRIEF_WITH_PACKETS : BRIEF_WITHOUT_PACKET)) return 'drops-at-once';
    }
    if (code === 'strap-silent' && !heard) {
      this.#mute += 1;
      if (this.#mute >= MUTE) return 'stays-mute';
    }
    return code;
  }
}
