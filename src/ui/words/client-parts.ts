/** Loads what a client reads, a part at a time: in the client's window and in a practice at home. */
import type { Part } from './language.ts';

export const clientPart =
  (name: string): Part =>
  (language) =>
    import(`./${language}/client-parts/${name}.ts`);
