/** German for a strap in a practice at home, loaded at once. */
export { practiceStrapWords } from '../practice-strap.ts';
