/** Names of a session's pictures, and one line on how to read each, German. Words only. */
import type { PictureWords } from '../pictures.ts';

export const pictureWords: PictureWords = {
  tabs: 'Bild',
  tab: {
    live: 'Letzte Minute',
    beats: 'Schläge',
    breaths: 'Atemzüge',
    spectrum: 'Spektrum',
    course: 'Ganze Sitzung',
  },
  brief: 'Alles',
  about: {
    beats:
      'Jedes Intervall der letzten zwei Minuten. Offene Ringe sind unregelmäßige Schläge; keine Zahl beruht auf ihnen.',
    breaths:
      'Herzwelle über den Atemzügen der Atemhilfe: Mittel aus vier, mit ihrem Bereich. Die Stufen sind das Tempo der Atemhilfe.',
    spectrum:
      'Zwei bis fünf Minuten sauberer Schläge. Bei langsamem Atmen kommt der Gipfel vom Atmen selbst.',
    course:
      'Die Herzwelle, solange die Atemhilfe führt, sonst die RMSSD. Der Streifen darunter zeigt das Signal.',
  },
};
