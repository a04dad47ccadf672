/** English for a practice at home, loaded at once. */
export { practiceWords } from '../practice.ts';
