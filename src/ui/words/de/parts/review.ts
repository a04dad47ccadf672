/** German for reviewing a session of the past, loaded at once. */
export { reviewWords } from '../review.ts';
export { overviewWords } from '../overview.ts';
export { twoHeartsWords } from '../two-hearts.ts';
