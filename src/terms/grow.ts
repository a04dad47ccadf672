/**
 * Lists of a state that grow by one with each fact. A fold never changes a list that somebody else may hold, so each fact costs a copy; while many facts
 * are folded in one go, and nobody sees the states between them, a list that this fold made itself is added to in place. So a long log
 * costs as much as it is long, and not its square.
 */

/** The lists that the fold under way has made; `undefined` = every state is seen. */
let own: WeakSet<readonly unknown[]> | undefined;

/** Does `fold`, which must be over when it returns and must let nobody see what lies between its beginning and its end. */
export function inOneGo<T>(fold: () => T): T {
  if (own !== undefined) return fold();
  own = new WeakSet();
  try {
    return fold();
  } finally {
    own = undefined;
  }
}

/** The first `length` things of a list, and one more. */
export function grown<T>(list: readonly T[], item: T, length = list.length): readonly T[] {
  if (own?.has(list) === true) {
    const mine = list as T[];
    mine.length = length;
    mine.push(item);
    return mine;
  }
  const next = list.slice(0, length);
  next.push(item);
  own?.add(next);
  return next;
}

/** The list with its last thing changed; the same list if it is empty. */
export function withLast<T>(list: readonly T[], change: (last: T) => T): readonly T[] {
  const last = list.at(-1);
  return last === undefined ? list : grown(list, change(last), list.length - 1);
}
