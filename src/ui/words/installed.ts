/** The words of the installed program where it begins with a practice. */
import { clientPart } from './client-parts.ts';
import { catalogue } from './language.ts';

export interface InstalledWords {
  readonly whole: string;
}

export let installedWords: InstalledWords;
await catalogue(
  clientPart('installed'),
  (spoken: { installedWords: InstalledWords }) => ({ installedWords } = spoken),
);
