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

/** Pause before a part that is missing is asked for once more, ms. */
const AGAIN = 5000;

/** The part that `load` imports, however long it takes; `tell` hears that it is missing, and that it has come after all. */
export async function awaitPart<T>(load: () => Promise<T>, tell: (missing: boolean) => void): Promise<T> {
  let told = false;
  for (;;) {
    try {
      const part = await loadPart(load);
      if (told) tell(false);
      return part;
    } catch {
      if (!told) tell(true);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

/** Fetches parts one after another before anybody asks for them; what cannot be had now is fetched when it is asked for. */
export async function loadAhead(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of parts) await loadPart(load).catch(() => undefined);
}
