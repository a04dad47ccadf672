/** The words of what the client's window opens only on request, German: grounding, and the sheet of choices. */
import type { GroundingWords, SheetWords } from '../client-choices.ts';

export const groundingWords: GroundingWords = {
  another: 'Etwas anderes',
  back: 'Zurück zum Atem',
  done: 'Fertig',
  offers: [
    ['Langsam im Raum umherschauen.', 'Drei blaue Dinge finden.'],
    ['Spüren, wo die Füße den Boden berühren.', 'Den einen ein wenig andrücken, dann den anderen.'],
    ['Auf ein Geräusch in der Ferne hören.', 'Dann auf eines in der Nähe.'],
    ['Berühren, was unter den Händen ist.', 'Ist es warm oder kühl, rau oder glatt?'],
    ['In die Ecken des Raums schauen.', 'Der Kopf darf den Augen folgen.'],
    ['Die Lehne im Rücken spüren.', 'Sich anlehnen, so weit es angenehm ist.'],
    ['Den Tag nennen, den Ort und einen vertrauten Menschen.', 'Laut oder leise, wie es lieber ist.'],
    ['Etwas suchen, das gefällt.', 'Eine Weile bei seiner Farbe bleiben.'],
    ['Eine Hand mit der anderen halten.', 'Welche von beiden ist wärmer?'],
  ],
};

export const sheetWords: SheetWords = {
  title: 'Ton und Bild',
  close: 'Schließen',
  look: 'Bild',
  looks: { sphere: 'Kugel', horizon: 'Meer', line: 'Linie', still: 'Ruhig' },
  lessMotion:
    'Dieses Gerät wünscht weniger Bewegung, deshalb steht das Bild still. Mit einem anderen bewegt es sich.',
  theme: 'Farben',
  themes: { light: 'Hell', dark: 'Dunkel', dim: 'Gedimmt' },
  words: 'Worte',
  count: 'Zählen',
  sound: 'Ton',
  sounds: { off: 'Kein Ton', tide: 'Meer', glow: 'Weicher Ton', reed: 'Warmer Klang', voice: 'Stimme' },
  volume: 'Lautstärke',
  vibration: 'Vibration',
  feedback: 'Das Bild darf mit dem Herzen wärmer werden',
  ownBreath: 'Ein dünner Ring darf meinen eigenen Atem zeigen',
  pace: 'Atem',
  slower: 'Etwas langsamer',
  faster: 'Etwas schneller',
  followMe: 'Die Atemhilfe soll meinem Atem folgen',
};
