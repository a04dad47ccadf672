/** German for handing a practice link over, loaded at once. */
export { practiceLinkWords } from '../practice-link.ts';
