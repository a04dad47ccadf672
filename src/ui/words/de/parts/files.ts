/** German for opening files, loaded at once. */
export { fileWords } from '../files.ts';
