/** German for a report on paper, loaded at once. */
export { reportWords } from '../report.ts';
