/** English for saving sessions as files, loaded at once. */
export { exportWords } from '../export.ts';
