/** The words of the installed program where it begins with a practice, English. */
export const installedWords = { whole: 'Open the therapist’s page' } as const;
