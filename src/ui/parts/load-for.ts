/** A part of the therapist's window that comes as a chunk of its own, fetched where it was asked for. */
import { ask } from '../model/command.ts';
import { loadPart } from './load-part.ts';

/** Fetches a part that was asked for in `element`. Resolves to whether it is here; if not, the window has said so and it can be asked for again. */
export async function loadFor(element: EventTarget, load: () => Promise<unknown>): Promise<boolean> {
  try {
    await loadPart(load);
    return true;
  } catch {
    ask(element, { do: 'part-missing' });
    return false;
  }
}
