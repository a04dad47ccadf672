/**
 * A browser's context without what most stories are not about: the service worker, which puts by every file of the build, and motion,
 * which is drawn sixty times a second. Stories of updates, of a lost network and of motion ask for both.
 */
export const LEAN = { serviceWorkers: 'block', reducedMotion: 'reduce' } as const;

/** For `test.use` of a story on them. */
export const WHOLE = {
  serviceWorkers: 'allow',
  contextOptions: { reducedMotion: 'no-preference' },
} as const;
