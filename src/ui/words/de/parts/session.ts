/** German for a session and its pictures, loaded at once. */
export { breathWords } from '../breath.ts';
export { numberWords } from '../numbers.ts';
export { chartWords } from '../charts.ts';
export { pictureWords } from '../pictures.ts';
export { clientOptionWords } from '../client-options.ts';
export { secondWords } from '../second.ts';
