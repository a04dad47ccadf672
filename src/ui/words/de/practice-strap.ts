/** What a client who practises at home reads about the own strap, German. A sentence for each state; none of them asks for anything. */
import type { PracticeStrapState, PracticeStrapWords } from '../practice-strap.ts';

const says: Record<PracticeStrapState, string> = {
  none: '',
  seeking: 'Der Gurt wird gesucht. Die Übung muss nicht auf ihn warten.',
  unanswered: 'Der Gurt antwortet bisher nicht. Die Übung braucht keinen; er wird von selbst weiter gesucht.',
  here: 'Der Gurt ist verbunden. Nichts davon wird aufbewahrt. Auf Wunsch wird das Bild mit dem Herzen wärmer: unter „Ton und Bild“.',
  away: 'Der Gurt ist gerade nicht zu erreichen. Das Bild geht ohne ihn weiter.',
  refused: 'Der Gurt lässt sich hier nicht verwenden. Die Übung braucht keinen.',
  off: 'Bluetooth ist anscheinend aus. Die Übung braucht keinen Gurt.',
};

export const practiceStrapWords: PracticeStrapWords = { connect: 'Einen Gurt verbinden', says };
