/** What is said where another page has taken this one into a frame, German. */
import type { FramedWords } from '../framed.ts';

export const framedWords: FramedWords = {
  refused: 'Attune läuft nicht in einer anderen Seite: Diese könnte Ihre Hand führen oder mitlesen.',
  open: 'Attune in einem eigenen Fenster öffnen',
};
