/**
 * A session of the past that runs again: its facts come one after another into a session of their own, as they came when they were recorded. It is told
 * the time, reads no clock, and adds nothing to the session that it was made of.
 */
import type { Ms } from '../terms/units.ts';
import type { SessionEvent, Who } from './events.ts';
import { Session } from './session.ts';

/** How many times as fast as life. */
export const SPEEDS = [1, 2, 5, 10, 30, 60] as const;
export type Speed = (typeof SPEEDS)[number];

export class Replayed {
  readonly #facts: readonly SessionEvent[];
  #next = 0;
  #session = new Session();
  /** Whose intervals were recorded without any word of a link, as a file of intervals has them. */
  readonly #unlinked: ReadonlySet<Who>;
  readonly #linked = new Set<Who>();
  /** Session time of its last fact. */
  readonly length: Ms;

  /** `id` is an identity of its own, so that nothing that is asked of it can ever reach the session that it shows. */
  constructor(facts: readonly SessionEvent[], id: string) {
    this.#facts = facts.map((fact) => (fact.type === 'started' ? { ...fact, id } : fact));
    this.length = facts.reduce((latest, { at }) => Math.max(latest, at), 0);
    const linked = new Set(facts.map((fact) => (fact.type === 'link' ? fact.who : undefined)));
    const heard = new Set(facts.flatMap((fact) => (fact.type === 'measurement' ? [fact.who] : [])));
    this.#unlinked = new Set([...heard].filter((who) => !linked.has(who)));
  }

  /** What has come so far. Another one takes its place when time goes back. */
  get session(): Session {
    return this.#session;
  }

  /** When the next fact comes, session time; `undefined` = there is none. */
  get nextAt(): Ms | undefined {
    return this.#facts[this.#next]?.at;
  }

  /** Lets the facts up to `to` come, at most `most` of them. Returns whether that were all. */
  advance(to: Ms, most = Infinity): boolean {
    const from = this.#next;
    for (; this.#next - from < most; this.#next++) {
      const fact = this.#facts[this.#next];
      if (fact === undefined || fact.at > to) return true;
      if (fact.type === 'continued') this.#linked.clear();
      if (fact.type === 'measurement' && this.#unlinked.has(fact.who)) this.#link(fact.who, fact.at);
      this.#session.record(fact);
    }
    return (this.nextAt ?? Infinity) > to;
  }

  /** Live there is a link before there is a heart, and again after every pause; without one no number would be shown. It joins and parts no beats. */
  #link(who: Who, at: Ms): void {
    if (this.#linked.has(who)) return;
    this.#linked.add(who);
    this.#session.record({ type: 'link', at, who, state: 'connected', connection: 0 });
  }

  /** Begins anew. */
  rewind(): void {
    this.#session = new Session();
    this.#linked.clear();
    this.#next = 0;
  }
}
