/** The words of the installed program where it begins with a practice, English. */
import type { InstalledWords } from '../installed.ts';

export const installedWords: InstalledWords = { whole: 'Open the therapist’s page' };
