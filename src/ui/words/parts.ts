/** Loads what a therapist reads, a part at a time. */
import type { Part } from './language.ts';

export const part =
  (name: string): Part =>
  (language) =>
    import(`./${language}/parts/${name}.ts`);
