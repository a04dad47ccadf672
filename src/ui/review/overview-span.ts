/** Which part of a session its picture shows: moved and magnified within the session, never less than half a minute. */
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';

/** The least that is seen at once. */
const LEAST_SEEN: Ms = 30_000;

export class OverviewSpan {
  #length: Ms = 60_000;
  #from: Ms = 0;
  #to: Ms = 60_000;

  /** What is seen now. */
  get seen(): Stretch {
    return { from: this.#from, to: this.#to };
  }

  get #all(): Ms {
    return Math.max(LEAST_SEEN, this.#length);
  }

  /** A session of this length is shown from now on, whole; returns whether what was seen had to be left. */
  take(length: Ms): boolean {
    // A first look and what follows it are the same session: what is seen of it stays.
    const stays = this.#length === length && this.#to <= Math.max(LEAST_SEEN, length);
    this.#length = length;
    if (!stays) this.show(0, length);
    return !stays;
  }

  /** Shows `from` to `to`, kept within the session. */
  show(from: Ms, to: Ms): void {
    const span = Math.min(this.#all, Math.max(LEAST_SEEN, to - from));
    this.#from = Math.min(this.#all - span, Math.max(0, from));
    this.#to = this.#from + span;
  }

  /** Shows `factor` times as much, with the moment `around` where it is. */
  zoom(factor: number, around: Ms = (this.#from + this.#to) / 2): void {
    this.show(around - (around - this.#from) * factor, around + (this.#to - around) * factor);
  }

  /** The moment at this share of the picture's width. */
  at(share: number): Ms {
    return this.#from + Math.min(1, Math.max(0, share)) * (this.#to - this.#from);
  }

  /** Moves as little as is needed to have `at` in sight, and returns it, kept within the session. */
  reach(at: Ms): Ms {
    const to = Math.min(this.#length, Math.max(0, at));
    const span = this.#to - this.#from;
    if (to < this.#from || to > this.#to) this.show(to - span / 2, to + span / 2);
    return to;
  }
}
