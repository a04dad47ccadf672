/** The practice link that was opened last in this browser, so that the installed program can offer it: a query, and no more. */

const KEY = 'attune-practice';

/** Remembers the query that `window` was opened with. A browser that keeps nothing forgets it, and nothing else changes. */
export function rememberPractice(window: Pick<Window, 'localStorage' | 'location'>): void {
  try {
    window.localStorage.setItem(KEY, window.location.search);
  } catch {
    // Reading the property is refused already where storage is.
  }
}

/** The remembered query, e.g. `?practice=6`; `undefined` = none, or storage is refused. */
export function lastPractice(window: Pick<Window, 'localStorage'>): string | undefined {
  try {
    return window.localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
