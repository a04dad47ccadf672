/** What is said on the screen of a replay. Words only. */
import type { ReplayWords } from '../replay.ts';
import { decimal } from '../format.ts';

export const replayWords: ReplayWords = {
  sign: 'Replay',
  about: 'This session is over. Nothing that happens here is recorded.',
  pause: 'Pause',
  goOn: 'Go on',
  speed: 'Speed',
  times: (speed) => (speed === 1 ? 'As it was' : `${decimal(speed)} times as fast`),
  place: 'Place in the session',
  jump: 'Jump to',
  choose: 'Phase or mark',
  beginning: 'Beginning',
  led: { assessment: 'Assessment', practice: 'Practice' },
  of: (now, length) => `${now} of ${length}`,
  back: 'Back to the session',
  guide: ({ breathsPerMin }) => `The guide leads at ${decimal(breathsPerMin, 1)} breaths a minute.`,
  noGuide: 'The guide rests.',
  fast: 'In the client’s window the picture rests; it moves only as fast as it was.',
  stoppedText: 'The replay waits. It goes on in the client’s window when they choose, and here with “Go on”.',
};
