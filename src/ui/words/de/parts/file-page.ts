/** German for the page of a file whose columns are in question, loaded when there is one. */
export { filePageWords } from '../file-page.ts';
