/** The words of a practice that the therapist leads, German. Words only, no decisions. */
import { length, plural } from '../format.ts';
import { leftText, rateText } from '../rates.ts';
import type { LedPracticeWords } from '../led-practice.ts';

export const ledPracticeWords: LedPracticeWords = {
  title: 'Üben',
  lead: (rate) => `Üben mit ${rateText(rate)} Atemzügen pro Minute`,
  from: 'Es ist das zuletzt angenommene Tempo. Für diese Übung lässt es sich hier ändern.',
  fromNone: 'Noch wurde kein Tempo angenommen. Für die meisten ist 6 angenehm.',
  rate: 'Tempo',
  length: 'Dauer',
  lengthLess: 'Kürzer, 1 Minute',
  lengthMore: 'Länger, 1 Minute',
  minutes: 'Minuten',
  unguided: 'Am Ende ohne Bild',
  unguidedText: 'Das Bild verblasst, und der Rhythmus wird allein gehalten.',
  unguidedOf: (minutes) =>
    minutes === 0
      ? 'nicht'
      : plural(minutes, { one: 'die letzte Minute', other: `die letzten ${minutes} Minuten` }),
  adapts: 'Das Tempo langsam der Welle folgen lassen',
  adaptsText:
    'Zum Erkunden: höchstens 0,1 alle zwei Minuten, nie mehr als 0,5 entfernt. So kleine Unterschiede sind meist Zufall.',
  begin: 'Übung beginnen',
  running: {
    region: 'Übung',
    left: 'noch',
    time: leftText,
    rate: (rate) => `${rateText(rate)} pro Minute`,
    ramp: (rate) => `auf dem Weg zu ${rateText(rate)}`,
    unguided: 'das Bild ist verblasst',
    settle: 'freies Atmen',
    waiting: 'angehalten',
    exploratory: 'zum Erkunden',
    pause: 'Anhalten',
    goOn: 'Weiter',
    stop: 'Übung beenden',
    stopAsk: (ms) => `Nach ${length(ms)} beenden?`,
    stopYes: 'Beenden',
    stopNo: 'Weiterführen',
  },
};
