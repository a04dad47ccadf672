/** Was die Rückschau vom eigenen Herzen neben dem des Gegenübers sagt. Nur Worte. */
import type { NoSynchrony, Synchrony } from '../../../signal/synchrony.ts';
import { decimal, position } from '../format.ts';
import type { TwoHeartsWords } from '../two-hearts.ts';

const whole = (minutes: number): string => decimal(Math.floor(minutes));
const two = (value: number): string => decimal(value, 2);

const missed = (minutes: number): string => (minutes >= 40 ? 'bis zu 3' : 'etwa 2 bis 4');

const refused: Record<NoSynchrony, (minutes: number, needed: number) => string> = {
  'silence-unknown': () => 'Nicht berechnet: Es ist nicht vermerkt, wann niemand sprach.',
  'too-short': (minutes, needed) =>
    `Zu kurz für eine Aussage: ${whole(minutes)} von ${needed} nötigen Minuten ohne Atemhilfe, Sprechen und Bewegung.`,
  clocks: () => 'Nicht berechnet: Es ist nicht bekannt, wie die Uhren der beiden Gurte zueinander stehen.',
  course: () => 'Nicht berechnet: Beide Herzfrequenzen folgen dem Ablauf der Sitzung.',
  jumps: () =>
    'Nicht gesagt: Es beruht auf Augenblicken, die beide bewegten, etwa ein Geräusch oder eine neue Haltung.',
};

const part = (name: string, value: number, low: number, high: number): string =>
  `${name} ${two(value)} (wahrscheinlich ${two(low)} bis ${two(high)}; 0 = keiner, 1 = dieselbe Welle).`;

export const twoHeartsWords: TwoHeartsWords = {
  lead: 'Ihr eigenes Herz ist hier zu sehen, nach der Sitzung und nur für Sie.',
  about:
    'Beide Zeilen haben dieselbe Skala und Uhr. Wenn zwei Herzen zugleich steigen, zeigt das keine Einstimmung: Sprechen, Bewegung und derselbe Raum genügen.',
  title: 'Ihre Herzlinie',
  kept: 'Sie bleibt auf diesem Gerät, getrennt von der Akte, und steht in keinem Bericht, keiner Ausgabe und keiner Sicherung.',
  hide: 'Meine Linie ausblenden',
  show: 'Meine Linie einblenden',
  erase: 'Meine Linie löschen',
  eraseAsk: 'Ihre Linie wird endgültig gelöscht; die Sitzung bleibt, wie sie ist.',
  eraseYes: 'Löschen',
  keep: 'Behalten',
  figures: 'Alle Zahlen',
  silence: 'Niemand sprach während',
  whole: 'der ganzen Sitzung',
  phase: (name, from, to) => `${name}, ${position(from)} bis ${position(to)}`,
  statement: (said: Synchrony): string => {
    switch (said.kind) {
      case 'refused':
        return refused[said.why](said.minutes, said.needed);
      case 'nothing':
        return `Aus ${whole(said.minutes)} Minuten ist nichts zu berichten. Das heißt nicht, dass nichts da war: Eine gemeinsame Welle, halb so groß wie die eigene, wird in ${missed(said.minutes)} von 10 solchen Sitzungen übersehen.`;
      case 'together':
        return `In ${whole(said.minutes)} Minuten ohne Atemhilfe und ohne Sprechen gingen die langsamen Auf- und Abbewegungen beider Herzfrequenzen stärker zusammen, als es bei zwei Fremden üblich ist. ${part('Gemeinsamer Anteil', said.shared, said.low, said.high)}`;
      case 'opposite':
        return `In ${whole(said.minutes)} Minuten ohne Atemhilfe und ohne Sprechen gingen die langsamen Auf- und Abbewegungen beider Herzfrequenzen stärker gegenläufig, als es bei zwei Fremden üblich ist. ${part('Gegenläufiger Anteil', -said.shared, -said.high, -said.low)}`;
    }
  },
  limits:
    'Etwa 4 von 100 fremden Paaren bekämen diesen Satz auch. Er sagt nichts darüber, warum, wer führte, über Nähe oder Empathie. Ob beide nur dem Ablauf einer Sitzung folgen, ist aus einer Sitzung nicht zu sehen.',
};
