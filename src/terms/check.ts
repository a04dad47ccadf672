/**
 * Checks of values that come from outside: a file, a stored chunk, another window. Each is a small question that a larger one
 * is made of, field by field; none of them repairs or throws.
 */

/** Whether a value is a `T`. */
export type Check<T = unknown> = (value: unknown) => value is T;

/** The checks of every field of `T`; a field without one, or with one of another type, does not compile. */
export type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** A finite number. */
export const number: Check<number> = (v): v is number => typeof v === 'number' && Number.isFinite(v);

/** A number from `low` to `high`. */
export const between =
  (low: number, high: number): Check<number> =>
  (v): v is number =>
    number(v) && v >= low && v <= high;

/** A whole number from `low` to `high`. */
export const whole =
  (low: number, high: number): Check<number> =>
  (v): v is number =>
    Number.isInteger(v) && (v as number) >= low && (v as number) <= high;

export const flag: Check<boolean> = (v): v is boolean => typeof v === 'boolean';

/** A text of at most `longest` characters (UTF-16). */
export const text =
  (longest: number): Check<string> =>
  (v): v is string =>
    typeof v === 'string' && v.length <= longest;

/** A text of at most `longest` characters that is one or more times `pattern`, which must match the whole of it. */
export const written =
  (longest: number, pattern: RegExp): Check<string> =>
  (v): v is string =>
    typeof v === 'string' && v.length <= longest && pattern.test(v);

/** One of a closed list: `words` names each of them, so that a new one cannot be forgotten. */
export const oneOf =
  <T extends string>(words: Readonly<Record<T, true>>): Check<T> =>
  (v): v is T =>
    typeof v === 'string' && Object.hasOwn(words, v);

/** One of these words. */
export const among =
  <T extends string>(words: readonly T[]): Check<T> =>
  (v): v is T =>
    words.includes(v as T);

/** Nothing, or what `check` asks for. */
export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (v): v is T | undefined =>
    v === undefined || check(v);

/** A list of at most `most` things. */
export const list =
  <T>(check: Check<T>, most: number): Check<readonly T[]> =>
  (v): v is readonly T[] =>
    Array.isArray(v) && v.length <= most && v.every((one) => check(one));

/** An object with these fields; what else it holds is not looked at, so that a later version may add to it. */
export function object<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check>(fields);
  return (v): v is T =>
    typeof v === 'object' &&
    v !== null &&
    !Array.isArray(v) &&
    checks.every(([name, check]) => check((v as Record<string, unknown>)[name]));
}

/** One of two shapes. */
export const either =
  <A, B>(first: Check<A>, second: Check<B>): Check<A | B> =>
  (v): v is A | B =>
    first(v) || second(v);

/** `check`, and something that is true of a value that passed it. */
export const such =
  <T>(check: Check<T>, holds: (value: T) => boolean): Check<T> =>
  (v): v is T =>
    check(v) && holds(v);
