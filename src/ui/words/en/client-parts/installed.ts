/** English for the installed program, loaded at once. */
export { installedWords } from '../installed.ts';
