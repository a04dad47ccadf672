/** German for a page in a frame. */
export { framedWords } from '../framed.ts';
