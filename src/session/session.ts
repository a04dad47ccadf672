/**
 * One session: its log of facts, the state folded from them, the beats of each heart, and whoever listens. It stamps
 * nothing, reads no clock and touches no device; a second window, a replay and a test feed it the same way as a strap.
 */
import { inOneGo } from '../terms/grow.ts';
import type { SessionEvent, Who } from './events.ts';
import { emptyState, reduce, type SessionState } from './state.ts';
import { HeartTrack } from './heart-track.ts';

const WHO: readonly Who[] = ['client', 'therapist'];

export type SessionListener = (event: SessionEvent, session: Session) => void;

export class Session {
  readonly #log: SessionEvent[] = [];
  /** Whoever listens, with the number of the first fact that is to be told. */
  readonly #listeners = new Map<SessionListener, number>();
  /** How many facts have been told. */
  #told = 0;
  #telling = false;
  readonly #tracks: Record<Who, HeartTrack> = { client: new HeartTrack(), therapist: new HeartTrack() };
  #state: SessionState = emptyState;

  /** A session that holds the given facts, oldest first; for replay, recovery and the second window. */
  static from(log: Iterable<SessionEvent>): Session {
    const session = new Session();
    session.recordAll(log);
    return session;
  }

  /** Every fact so far, oldest first. Append-only; do not change it. */
  get log(): readonly SessionEvent[] {
    return this.#log;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The beats and running numbers of one heart. */
  track(who: Who = 'client'): HeartTrack {
    return this.#tracks[who];
  }

  /**
   * Appends a fact, folds it, and tells every listener in the order in which they subscribed. A listener may record more: those facts
   * are folded at once and told when this one has been told to everybody, so that all hear the facts in the order of the log.
   */
  record(event: SessionEvent): void {
    this.#log.push(event);
    this.#state = reduce(this.#state, event);
    // A fact of a type that is not known here may be about somebody who is not known here either.
    for (const who of WHO) if (!('who' in event) || event.who === who) this.#tracks[who].take(event);
    this.#tell();
  }

  #tell(): void {
    if (this.#telling) return;
    this.#telling = true;
    try {
      while (this.#told < this.#log.length) {
        const index = this.#told++;
        const event = this.#log[index];
        if (event === undefined) continue;
        for (const [listener, from] of [...this.#listeners]) if (index >= from) listener(event, this);
      }
    } finally {
      this.#telling = false;
    }
  }

  /** Records facts one after another. While nobody listens the states between them are seen by nobody, and many facts cost less. */
  recordAll(events: Iterable<SessionEvent>): void {
    const fold = (): void => {
      for (const event of events) this.record(event);
    };
    if (this.#listeners.size === 0) inOneGo(fold);
    else fold();
  }

  /** Calls `listener` after every further fact. Returns the way to stop it. */
  subscribe(listener: SessionListener): () => void {
    this.#listeners.set(listener, this.#log.length);
    return () => void this.#listeners.delete(listener);
  }
}
