/** What is derived of a session and costs something: once for each length of its log, in turns where somebody waits for it. */
import { inOneTurn, type InTurns } from '../terms/turns.ts';
import type { Session } from './session.ts';

export interface Derived<T> {
  /** At once, if it was not derived before. */
  of(session: Session): T;
  /** In turns; `of` has it afterwards. */
  inTurns(session: Session): InTurns<T>;
}

/** `derive` may look at nothing but the session. */
export function derived<T>(derive: (session: Session) => InTurns<T>): Derived<T> {
  const known = new WeakMap<Session, { readonly facts: number; readonly value: T }>();
  function* inTurns(session: Session): InTurns<T> {
    const facts = session.log.length;
    const found = known.get(session);
    if (found?.facts === facts) return found.value;
    const value = yield* derive(session);
    // Something may have been told meanwhile.
    if (session.log.length === facts) known.set(session, { facts, value });
    return value;
  }
  return { inTurns, of: (session) => inOneTurn(inTurns(session)) };
}
