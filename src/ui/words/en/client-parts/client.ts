/** English for the client's window, loaded at once. */
export { clientWords } from '../client.ts';
