/** The words of an assessment's result, German. Words only, no decisions. */
import type { Verdict } from '../../../session/assessment-criteria.ts';
import type { RateAcceptedFact } from '../../../session/assessment-events.ts';
import type { Confidence } from '../../../signal/resonance.ts';
import { clock, day, decimal, plural } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ResonanceWords } from '../resonance.ts';

const confidence: Record<Confidence, string> = {
  clear: 'klar',
  fair: 'mittel',
  weak: 'schwach',
};
const confidenceSays: Record<Confidence, string> = {
  clear: 'An einem anderen Tag kann es anders sein.',
  fair: 'An einem anderen Tag kann es anders sein.',
  weak: 'Jedes Tempo in diesem Bereich ist etwa gleich gut.',
};
const verdicts: Record<Verdict, string> = {
  done: '',
  'not-followed': 'nicht gefolgt',
  'not-clean': 'nicht sauber',
};
const sources: Record<RateAcceptedFact['source'], string> = {
  estimate: 'aus der Messung',
  suggestion: 'ein angenehmes Tempo',
  chosen: 'von Hand gewählt',
};

const rates = (list: readonly number[]): string => list.map(rateText).join('; ');

export const resonanceWords: ResonanceWords = {
  when: (from, to) => `Resonanzmessung, ${clock(from)} bis ${clock(to)}`,
  pending: 'Die letzten Atemzüge werden gelesen.',
  pendingText: 'Das Ergebnis folgt in einigen Sekunden.',
  estimate: (rate, low, high) =>
    `Heute schwang der Herzrhythmus bei etwa ${decimal(rate, 1)} Atemzügen pro Minute am stärksten. Überall von ${decimal(low, 1)} bis ${decimal(high, 1)} war es ähnlich.`,
  noPeak: (low, high) =>
    `Heute kein klarer Gipfel: ${decimal(low, 1)} bis ${decimal(high, 1)} sind gleichauf.`,
  comfortable: (rate, easiest) =>
    easiest
      ? `${rateText(rate)} fiel am leichtesten; dort beginnen.`
      : `${rateText(rate)} ist ein angenehmes Tempo für den Anfang.`,
  noPeakText:
    'Bei vielen Menschen ist die Welle bei jedem langsamen Tempo etwa gleich groß. Das ist ein Ergebnis, kein Scheitern.',
  notFollowed:
    'Heute kein Tempo: Es ist nicht klar, ob der Atemhilfe gefolgt wurde, oder die Welle ist klein.',
  notFollowedText:
    'Das kommt vor bei Medikamenten, bei Anspannung und an gewöhnlichen Tagen. Ein angenehmes Tempo um 6 ist ein guter Anfang.',
  tooLittle: 'Für ein Tempo kam heute zu wenig zusammen.',
  tooLittleText: (usable) =>
    `Nötig sind 25 Atemzüge bei Tempi, die weit genug auseinanderliegen, und ${
      usable === 0 ? 'keiner war' : usable === 1 ? 'einer war' : `${usable} waren`
    } zu verwenden; die ersten zwei nach jedem Beginn zählen nie. Alles bleibt aufbewahrt.`,
  retested: 'Die Nachmessung vergleicht das angenommene Tempo mit seinen Nachbarn.',
  confidence: 'Deutlichkeit:',
  confidenceOf: (word) => confidence[word],
  confidenceSays: (word, low, high) =>
    `In vier von fünf Fällen liegt der Gipfel zwischen ${decimal(low, 1)} und ${decimal(high, 1)}. ${confidenceSays[word]}`,
  littleOwn: 'Etwa 5,4 passt den meisten; die heutigen Daten sagen wenig Eigenes.',
  edge: {
    low: 'Der Gipfel liegt vielleicht unter den versuchten Tempi. Ein andermal lässt sich langsamer beginnen.',
    high: 'Der Gipfel liegt vielleicht über den versuchten Tempi. Ein andermal lässt sich schneller beginnen.',
  },
  rangeOf: 'in der eigenen Atemtiefe',
  early: 'Sie wurde vorzeitig beendet; das ist, was da war.',
  curve: {
    title: 'Atemgebundene Amplitude gegen Atemtempo',
    name: 'Amplitude gegen Tempo',
    range: '80\u202f%',
    bpm: (value) => `${decimal(value)}\u202fbpm`,
    rate: (value) => decimal(value, 1),
    caption:
      'Atemzüge pro Minute. Linie: angepasste Kurve, Band: 80\u202f%, Punkte: jedes Tempo mit seinem Standardfehler.',
    captionPoints: 'Atemzüge pro Minute. Punkte: jedes Tempo mit seinem Standardfehler.',
    empty: 'Es war keine Amplitude zu lesen.',
    summary: (best, amplitude, low, high) =>
      `Die Amplitude ist bei ${rateText(best)} Atemzügen pro Minute am größten, ${decimal(amplitude, 1)}\u202fbpm, von Tempi zwischen ${rateText(low)} und ${rateText(high)}.`,
    reading: (rate, amplitude, error) =>
      `${rateText(rate)} pro Minute: ${decimal(amplitude, 1)}${error === undefined ? '' : ` ± ${decimal(error, 1)}`}\u202fbpm`,
    columns: ['Atemzüge pro Minute', 'Amplitude, bpm', 'Standardfehler, bpm'],
  },
  table: {
    title: 'Jedes Kriterium, Tempo für Tempo',
    region: 'Kriterien nach Tempo',
    columns: [
      'Atemzüge pro min',
      'Saubere Atemzüge',
      'Amplitude bpm',
      'Gipfel bis Tal',
      'PLV',
      'Gebunden',
      'LF ms²',
      'LF-Gipfel pro min',
      'LF-Gipfel Anzahl',
      'Leicht',
      'Belastung',
    ],
    largest: 'höchstes einzelnes Tempo heute',
    none: '–',
    clean: (clean, done) => `${clean} von ${done}`,
    amplitude: (value, error) =>
      error === undefined ? decimal(value, 1) : `${decimal(value, 1)} ± ${decimal(error, 1)}`,
    one: (value) => decimal(value, 1),
    two: (value) => decimal(value, 2),
    whole: (value) => decimal(value),
    share: (value) => `${decimal(value * 100)}\u202f%`,
    verdict: (verdict) => verdicts[verdict],
    allGood: 'Jedes Tempo war sauber, und der Atemhilfe wurde gefolgt.',
    notFollowed: (list) => `Nicht klar gefolgt: ${rates(list)}.`,
    notClean: (list, past) =>
      `Zum Zählen nicht klar genug: ${rates(list)}.${past ? '' : ' Wiederholen oder auslassen.'}`,
    disturbed: (breaths) =>
      plural(breaths, {
        one: 'Ein Atemzug mit markiertem Sprechen oder Bewegung zählt nicht.',
        other: `${decimal(breaths)} Atemzüge mit markiertem Sprechen oder Bewegung zählen nicht.`,
      }),
    untaken: (breaths) =>
      plural(breaths, {
        one: 'Ein Atemzug, der nach der Messung an der Brust nicht oder in anderem Tempo genommen wurde, zählt nicht.',
        other: `${decimal(breaths)} Atemzüge, die nach der Messung an der Brust nicht oder in anderem Tempo genommen wurden, zählen nicht.`,
      }),
    deeper: 'hier tiefere Atemzüge',
    shallower: 'hier flachere Atemzüge',
    evenDepth:
      'Die Tiefe der Atemzüge wurde gemessen: Die Kurve vergleicht die Tempi, als wäre jedes gleich tief geatmet worden; die Amplituden oben stehen, wie sie kamen.',
    dot: (best, peak) =>
      `Der Punkt steht beim höchsten einzelnen Tempo heute, ${rateText(best)}.${
        peak === undefined
          ? ''
          : ` Der Gipfel der Kurve liegt bei ${decimal(peak, 1)}: Sie gewichtet alle Tempi danach, wie sicher jedes ist; ein einzelnes hohes entscheidet nicht.`
      }`,
    skipped: (list) => `Ausgelassen: ${rates(list)}.`,
    noScore: 'Keine verborgene Note: Das Tempo kommt allein aus der Amplitude, der Rest ist für Ihr Urteil.',
  },
  decide: {
    accept: (rate) => `${rateText(rate)} zum Üben annehmen`,
    another: 'Ein anderes Tempo wählen',
    byHand: 'Ein Tempo von Hand wählen',
    rate: 'Tempo zum Üben',
    repeat: 'Messung wiederholen',
    notNow: 'Jetzt nicht',
    accepted: (rate) => `${rateText(rate)} Atemzüge pro Minute sind das Tempo zum Üben.`,
    acceptedFor: (rate, code) => `${rateText(rate)} Atemzüge pro Minute sind das Übungstempo von ${code}.`,
    practise: 'Jetzt üben',
    keepUnder: 'In dieser Sitzung aufbewahrt. Mit einem Code bleibt es auch für die nächste.',
  },
  history: {
    title: 'Angenommene Tempi',
    row: (rate, epoch, source) => `${rateText(rate)}, ${day(epoch)}, ${sources[source]}`,
    range: (low, high) => ` (${decimal(low, 1)} bis ${decimal(high, 1)})`,
  },
  compare: ({ kind, last, rate, share }) => {
    const before = `Letztes Mal ${rateText(last.rate)}, am ${day(last.epoch)}.`;
    switch (kind) {
      case 'holds':
        return share === undefined
          ? `${before} Der heutige Bereich enthält es: Es kann bleiben.`
          : `${before} Heute war es wieder das größte: Es kann bleiben.`;
      case 'moved':
        return share === undefined
          ? `${before} Heute schwang ${rateText(rate)} stärker.`
          : `${before} Heute schwang ${rateText(rate)} stärker. Mit ${decimal(100 * share)} zu 100 war es das beste der versuchten.`;
      case 'open':
        return `${before} Heute waren seine Nachbarn etwa gleich gut: Es kann bleiben.`;
    }
  },
};
