/** What the therapist reads about the client's window and what it may do, German. Words only. */
import type { ClientOptionWords } from '../client-options.ts';

export const clientOptionWords: ClientOptionWords = {
  open: 'Einstellungen des zweiten Fensters',
  title: 'Das zweite Fenster',
  look: 'Was es zeigt',
  looks: { sphere: 'Kugel', horizon: 'Meer', line: 'Linie', still: 'Ruhig' },
  mayAdjust: 'Das Tempo lässt sich dort ein wenig ändern',
  mayTooMuch: 'Auf dem angehaltenen Bildschirm lässt sich sagen, dass es zu viel war',
  feedback: 'Das Bild antwortet dem Herzen, langsam und ohne Worte',
  takeHome: 'Übungslink für zu Hause',
  ownLook: 'Aussehen dieses Fensters',
};
