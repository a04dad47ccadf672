/** English for a practice at home, loaded at once. */
export { practiceWords } from '../practice.ts';
export { practiceStrapWords } from '../practice-strap.ts';
