/** Assertions for component tests: a few plain functions that throw with both values. Knows nothing of elements. */

/** Throws with `message` unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) throw new Error(message);
}

/** Throws unless both are the same primitive, or have the same JSON. */
export function equal<T>(actual: T, expected: NoInfer<T>, what = 'value'): void {
  if (Object.is(actual, expected)) return;
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  const comparable = typeof actual === 'object' && typeof expected === 'object' && is === should;
  if (!comparable) throw new Error(`${what}: ${is} instead of ${should}`);
}

/** Throws unless `actual` lies within `tolerance` of `expected`. */
export function near(actual: number, expected: number, tolerance: number, what = 'value'): void {
  if (Math.abs(actual - expected) <= tolerance) return;
  throw new Error(`${what}: ${actual} instead of ${expected} ± ${tolerance}`);
}
