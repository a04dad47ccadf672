/** The practice link that was opened last in this copy of the program, so that the installed one can offer it: a query, and no more. */
import { readKept, writeKept } from '../ui/words/kept.ts';

const KEY = 'attune-practice';

type Place = Pick<Window, 'localStorage' | 'location'>;

/** Remembers the query that `window` was opened with. A browser that keeps nothing forgets it, and nothing else changes. */
export const rememberPractice = (window: Place): void => writeKept(window, KEY, window.location.search);

/** The remembered query, e.g. `?practice=6`; `undefined` = none, or storage is refused. */
export const lastPractice = (window: Place): string | undefined => readKept(window, KEY);
