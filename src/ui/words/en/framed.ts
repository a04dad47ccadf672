/** What is said where another page has taken this one into a frame, English. */
import type { FramedWords } from '../framed.ts';

export const framedWords: FramedWords = {
  refused: 'Attune does not run inside another page: that page could lead your hand, or look on.',
  open: 'Open Attune in a window of its own',
};
