/** German for the page that explains every number, loaded when somebody opens it. */
export { howSureWords } from '../how-sure.ts';
