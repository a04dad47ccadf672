/** German for the therapist's window from its first page on, loaded at once. */
export { startWords } from '../start.ts';
export { strapErrorWords, strapWords } from '../strap.ts';
export { therapistWords } from '../therapist.ts';
export { noticeWords } from '../notices.ts';
