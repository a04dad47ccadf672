/** English for the screen of a replay, loaded with it. */
export { replayWords } from '../replay.ts';
