/** The words of the installed program where it begins with a practice, German. */
import type { InstalledWords } from '../installed.ts';

export const installedWords: InstalledWords = { whole: 'Zur therapeutischen Seite' };
