/** English for what the client's window opens on request, loaded at once. */
export { groundingWords, sheetWords } from '../client-choices.ts';
