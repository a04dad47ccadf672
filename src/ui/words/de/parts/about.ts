/** German for what is said of this copy, loaded when somebody asks. */
export { aboutWords } from '../about.ts';
