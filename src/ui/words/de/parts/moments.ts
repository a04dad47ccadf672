/** German for moments, phases and ratings, loaded at once. */
export { momentWords } from '../moments.ts';
