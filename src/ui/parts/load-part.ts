/**
 * Fetches what comes as a chunk of its own. The one place where the program asks for a part of itself, so that a part that is missing
 * (the network is gone, a new version was put in the old one's place) is met in one way: tried again, then told by whoever asked.
 */

/** Pauses before the second and the third attempt, ms. */
const PAUSES = [400, 2000];

/** The part that `load` imports. @throws the last attempt's error; what asked says so and lets people try again */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}

/** Fetches parts one after another before anybody asks for them; what cannot be had now is fetched when it is asked for. */
export async function loadAhead(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of parts) await loadPart(load).catch(() => undefined);
}
