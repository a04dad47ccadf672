/** The words of handing a practice link over, German: the therapist's side. */
import { decimal, plural } from '../format.ts';
import type { PracticeLinkWords } from '../practice-link.ts';
import { rateText } from '../rates.ts';

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
  print: 'Stattdessen eine Karte drucken',
  card: {
    title: 'Atmen, wenn es passt',
    text: (minutes, rate, inS, outS, restS) =>
      `${plural(minutes, { one: 'Eine Minute', other: `${decimal(minutes)} Minuten` })}, ${rateText(rate)} Atemzüge pro Minute: ${decimal(inS, 1)} Sekunden ein, ${decimal(outS, 1)} Sekunden aus${restS > 0 ? `, mit Pausen von ${decimal(restS, 1)} Sekunden` : ''}. Leises Mitzählen ist genau genug.`,
    small: 'Kleine, leise Atemzüge. Langsamer muss nicht tiefer sein.',
    stop: 'Bei Schwindel oder Atemnot aufhören und atmen, wie es guttut.',
  },
};
