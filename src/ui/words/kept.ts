/**
 * Small choices of this device, in the browser's synchronous storage: each copy of the program, in a folder of its own, has its own.
 * Where storage is barred nothing is kept, and nothing else changes.
 */

type Place = Pick<Window, 'localStorage' | 'location'>;

/** Two copies on one origin are told apart by their folder. */
const scoped = ({ location }: Place, key: string): string => `${key} ${new URL('.', location.href).pathname}`;

/** What is kept under `key`, by this copy or by version 0.1.0, which did not tell folders apart; `undefined` = nothing. */
export function readKept(place: Place, key: string): string | undefined {
  try {
    return place.localStorage.getItem(scoped(place, key)) ?? place.localStorage.getItem(key) ?? undefined;
  } catch {
    // Reading the property is refused already where storage is.
    return undefined;
  }
}

export function writeKept(place: Place, key: string, value: string): void {
  try {
    place.localStorage.setItem(scoped(place, key), value);
  } catch {
    // Barred, or full.
  }
}
