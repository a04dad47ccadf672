/** German for what only a screen reader says, loaded at once. */
export { announcerWords } from '../announcer.ts';
