/** Reads the sessions of the client who is looked at, one after another, for what can be compared between them. What was read is kept as long as the window. */
import { visitFigures, type VisitFigures } from '../session/visit-figures.ts';
import type { RecordKeeper } from './record-keeper.ts';

export interface VisitReader {
  /** What is known so far, by session. */
  readonly known: ReadonlyMap<string, VisitFigures>;
  /** Reads these, the first one first, instead of what was still to be read. */
  read(ids: readonly string[]): void;
}

/** `onChange` is called after each session. */
export function readVisits(records: Pick<RecordKeeper, 'load'>, onChange: () => void): VisitReader {
  let known: ReadonlyMap<string, VisitFigures> = new Map();
  let wanted: readonly string[] = [];
  let reading = false;

  async function go(): Promise<void> {
    if (reading) return;
    reading = true;
    for (let id = wanted[0]; id !== undefined; id = wanted[0]) {
      wanted = wanted.slice(1);
      const session = await records.load(id);
      if (session === undefined) continue;
      known = new Map([...known, [id, visitFigures(session)]]);
      onChange();
    }
    reading = false;
  }

  return {
    get known() {
      return known;
    },
    read: (ids) => {
      wanted = ids.filter((id) => !known.has(id));
      void go();
    },
  };
}
