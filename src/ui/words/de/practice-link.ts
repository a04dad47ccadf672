/** The words of handing a practice link over, German: the therapist's side. */
import type { PracticeLinkWords } from '../practice-link.ts';

export const practiceLinkWords: PracticeLinkWords = {
  onlyHere:
    'Diese Seite läuft nur auf diesem Computer; ein Telefon erreicht sie nicht. Geben Sie die Adresse an, unter der Attune im Netz steht.',
  hosted: 'Adresse der Seite im Netz',
  unreachable:
    'Ein Telefon erreicht nur eine Adresse mit einem Namen und behält nur eine Seite, die über https kommt.',
  length: 'Dauer',
  minutes: (minutes) => `${minutes} Minuten`,
  address: 'Übungslink',
  copy: 'Link kopieren',
  copied: 'Kopiert.',
  nothing: 'Der Link enthält Tempo, Bild und Ton. Er enthält keinen Namen und keine Daten.',
  code: 'Der Übungslink als QR-Code',
};
