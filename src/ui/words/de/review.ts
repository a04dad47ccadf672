/** What the review of a past session says, in the past tense, German. Words only. */
import type { PastReason } from '../../../session/whole-session.ts';
import { clock, day, decimal, length, percent, plural, position } from '../format.ts';
import { rateText } from '../rates.ts';
import type { ReviewWords } from '../review.ts';

const unusable: Record<Extract<PastReason, { code: 'unusable' }>['verdict'], string> = {
  duplicates: 'der Gurt hat seine RR-Intervalle mehrfach gesendet',
  'fill-values': 'manche RR-Intervalle des Gurts passten nicht zu seiner Herzfrequenz',
  synthesised: 'die RR-Intervalle des Gurts waren aus seiner Herzfrequenz errechnet',
};

/** Continues `Nicht gezeigt:`; stands alone in the table. */
const hidden = (reason: PastReason): string => {
  switch (reason.code) {
    case 'no-strap':
      return 'es hat kein Gurt etwas gesendet';
    case 'short':
      return 'die Sitzung war zu kurz';
    case 'no-intervals':
      return 'der Gurt hat die Herzfrequenz gesendet, aber keine RR-Intervalle';
    case 'unusable':
      return unusable[reason.verdict];
    case 'few':
      return reason.paced
        ? `${decimal(reason.have)} saubere Schläge außerhalb langsamer, geführter Atmung; nötig sind ${reason.need}`
        : `${decimal(reason.have)} saubere Schläge; nötig sind ${reason.need}`;
    case 'corrected':
      return `${percent(reason.share)} der Schläge waren unregelmäßig; bis 5\u202f% lassen sich korrigieren`;
    case 'rhythm':
      return 'der Rhythmus war unregelmäßig. Das ist keine Diagnose';
  }
};

export const reviewWords: ReviewWords = {
  back: 'Alle Sitzungen',
  when: (epoch, ms) => `${day(epoch)}, ${clock(epoch)} bis ${clock(epoch + ms)}`,
  reading: 'Das Bild zeigt die Werte des Gurts selbst. Die Schläge werden gelesen; die Zahlen folgen.',
  record: 'Diese Aufzeichnung',
  figures: 'Zahlen',
  course: 'Verlauf',
  beats: 'Schläge',
  cloud: 'Jedes Intervall gegen das nächste',
  cloudAbout: 'Ohne langsame, geführte Atmung. Die Achsen sind SD1 quer und SD2 längs.',
  about: {
    wave: 'Herzwelle über den Atemzügen der Atemhilfe, Mittel aus vier mit ihrem Bereich. Die Stufen sind das Tempo der Atemhilfe.',
    rmssd:
      'RMSSD über je eine Minute. Leer, solange langsames Atmen geführt wurde und wo das Signal zu schwach war.',
    beats: 'Offene Ringe sind unregelmäßige Schläge; keine Zahl beruht auf ihnen.',
  },
  position: 'Stelle in der Sitzung',
  earlier: 'Früher',
  later: 'Später',
  stretch: (from, to) => `${position(from)} bis ${position(to)}`,
  table: ['Größe', 'Wert', 'Beruht auf'],
  notShown: 'nicht gezeigt',
  none: 'In dieser Sitzung hat kein Gurt etwas gesendet; vom Herzen ist nichts zu zeigen.',
  noBeats: 'keine',
  hidden,
  empty: (why) => `Nicht gezeigt: ${why}.`,
  why: {
    noGuide: 'die Atemhilfe hat nicht geführt, und die Welle wird entlang der Atemhilfe gemessen',
    noBreaths: 'kein geführter Atemzug war sauber genug zum Messen',
    short: 'die Sitzung war kürzer als eine Minute',
    paced: 'keine ganze Minute ohne langsame, geführte Atmung war sauber genug',
    unclean: 'keine Minute war sauber genug',
    cloud: 'zu wenige saubere Schläge folgen aufeinander',
    gap: 'in diesem Abschnitt kam kein RR-Intervall',
  },
  rows: {
    length: 'Dauer',
    meanHr: 'Mittlere Herzfrequenz',
    wave: 'Herzwelle',
    rmssd: 'RMSSD',
    lnRmssd: 'ln RMSSD',
    sdnn: 'SDNN',
    pnn50: 'pNN50',
    sd: 'SD1, SD2',
    beats: 'Schläge, korrigiert, fehlend',
  },
  bpm: (value) => `${decimal(value, 1)}\u202fbpm`,
  ms: (value) => `${decimal(value, 1)}\u202fms`,
  plain: (value) => decimal(value, 2),
  percentOf: (value) => `${decimal(value, 1)}\u202f%`,
  pair: (a, b) => `${decimal(a, 1)}\u202fms; ${decimal(b, 1)}\u202fms`,
  length,
  quality: (beats, corrected, missing) => `${decimal(beats)}; ${percent(corrected)}; ${percent(missing)}`,
  on: {
    all: (beats) => `alle ${decimal(beats)} sauberen Schläge`,
    breaths: (n) => plural(n, { one: 'ein geführter Atemzug', other: `${decimal(n)} geführte Atemzüge` }),
    early: 'einzelne verfrühte Schläge können darin sein',
    unpaced: (beats) =>
      `${decimal(beats)} ${plural(beats, { one: 'sauberer Schlag', other: 'saubere Schläge' })} außerhalb langsamer, geführter Atmung`,
    unknownHoles: (n) =>
      plural(n, {
        one: 'und eine Pause von unbekannter Länge',
        other: `und ${decimal(n)} Pausen von unbekannter Länge`,
      }),
    strap: (values) =>
      plural(values, { one: 'ein Wert des Gurts', other: `${decimal(values)} Werte des Gurts` }),
  },
  assessment: {
    estimate: (epoch, rate, low, high) =>
      `Am ${day(epoch)} schwang der Herzrhythmus bei etwa ${decimal(rate, 1)} Atemzügen pro Minute am stärksten. Überall von ${decimal(low, 1)} bis ${decimal(high, 1)} war es ähnlich.`,
    noPeak: (epoch, low, high) =>
      `Kein klarer Gipfel am ${day(epoch)}: ${decimal(low, 1)} bis ${decimal(high, 1)} waren gleichauf.`,
    easiest: (rate) => `${rateText(rate)} fiel am leichtesten.`,
    notFollowed: 'Kein Tempo: Es war nicht klar, ob der Atemhilfe gefolgt wurde, oder die Welle war klein.',
    notFollowedText: 'Das kommt vor bei Medikamenten, bei Anspannung und an gewöhnlichen Tagen.',
    tooLittle: 'Für ein Tempo kam zu wenig zusammen.',
    stays: (rate) =>
      `Das angenommene Tempo, ${rateText(rate)}, blieb: Kein Tempo daneben schwang klar stärker.`,
    proposes: (rate, share) =>
      `${rateText(rate)} schwang stärker als das zuvor angenommene Tempo${share === undefined ? '' : `, mit ${decimal(100 * share)} zu 100`}.`,
    pending: 'Das Ergebnis wird berechnet.',
    pendingText: 'Es folgt in einigen Sekunden; alle Kriterien sind schon da.',
    restsOn: (breaths, low, high) =>
      `Es beruht auf ${plural(breaths, { one: 'einem verwendbaren Atemzug', other: `${decimal(breaths)} verwendbaren Atemzügen` })} ${
        low === high ? `bei ${rateText(low)}` : `zwischen ${rateText(low)} und ${rateText(high)}`
      } pro Minute.`,
    ended: {
      complete: '',
      sure: 'Sie endete, als der Bereich schmal genug war.',
      therapist: 'Sie wurde vorzeitig beendet; das ist, was da war.',
      client: 'Sie wurde vorzeitig beendet; das ist, was da war.',
      'link-lost': 'Sie endete, als die Verbindung zum Gurt verloren ging; das ist, was da war.',
      interrupted: 'Die Sitzung endete vor der Messung; das ist, was da war.',
    },
    brokenOff: (list) => `Abgebrochen: ${list.map(rateText).join('; ')}.`,
    accepted: (row) => `Zum Üben angenommen: ${row}.`,
    notAccepted: 'Danach wurde kein Tempo zum Üben angenommen.',
    nothing: 'Kein Atemzug davon war geführt.',
  },
};
