/** What the review's one picture says, and the comparison of two stretches of it, German. Words only. */
import type { OverviewWords } from '../overview.ts';
import type { StretchReason } from '../../../session/stretch-figures.ts';
import type { NoChange } from '../../../signal/change.ts';
import type { ReturnTime } from '../../../signal/return-time.ts';
import { decimal, length, percent, position } from '../format.ts';
import { halfRate, rateText } from '../rates.ts';

const signed = (value: number): string => (value > 0 ? `+${decimal(value)}` : decimal(value));
const percentOf = (log: number): number => 100 * (Math.exp(log) - 1);

/** A time in steps of 5 s, over two minutes of 10 s: finer would promise more than there is. */
const about = (ms: number): string => {
  const step = ms > 120_000 ? 10_000 : 5000;
  return position(Math.round(ms / step) * step);
};

const refused: Record<NoChange, string> = {
  overlap: 'A und B überschneiden sich',
  settling: 'die erste halbe Minute ist Eingewöhnung, und es bleibt zu wenig',
  short: 'unter einer Minute mit sauberen Schlägen',
  rates: 'die Atemraten sind verschieden',
  breaths: 'weniger als vier saubere Atemzüge mit der Atemhilfe',
  'weak-wave': 'kaum eine Welle',
};

const hidden: Record<StretchReason, string> = {
  'no-beats': 'keine Schläge',
  paced: 'geführt',
  'too-few': 'zu wenige Schläge',
  rhythm: 'unregelmäßiger Rhythmus',
  unusable: 'keine gemessenen Schläge',
  poor: 'zu schlecht',
  'no-guide': 'keine Atemhilfe',
  'few-breaths': 'zu wenige Atemzüge',
};

const back = (time: Extract<ReturnTime, { code: 'back' }>): string => {
  const holes = time.holes.map(({ from, to }) => `${position(from)}–${position(to)}`);
  const missing = holes.length === 0 ? '' : ` Schläge fehlen ${holes.join(', ')} nach der Marke.`;
  return time.latest === undefined
    ? `Ab ${about(time.after)} wieder im Bereich, frühestens ${about(time.earliest)}; nicht deutlich: es kann länger gedauert haben.${missing}`
    : `Nach ${about(time.after)} zurück im Bereich der zwei Minuten davor (80 %: ${about(time.earliest)} bis ${about(time.latest)}).${missing}`;
};

export const overviewWords: OverviewWords = {
  region: 'Rückblick auf die Sitzung',
  rows: {
    phases: 'Phasen',
    heart: 'Herzfrequenz',
    own: 'Ihr Herz',
    wave: 'Herzwelle',
    guide: 'Atemhilfe',
    breath: 'Atem',
    curve: 'Atemkurve',
    marks: 'Marken',
    ratings: 'Einschätzungen',
    signal: 'Signal',
  },
  clientHeart: 'Herz, Gegenüber',
  units: {
    phases: '',
    heart: 'bpm',
    own: 'bpm',
    wave: 'bpm',
    guide: 'pro Minute',
    breath: 'pro Minute',
    curve: '',
    marks: '',
    ratings: '0 bis 10',
    signal: '',
  },
  read: 'Sitzung lesen',
  selectA: 'A wählen',
  selectB: 'B wählen',
  closer: 'Näher',
  wider: 'Weiter',
  whole: 'Ganze Sitzung',
  table: 'Tabelle',
  picture: 'Bild',
  tableLabel: 'Die Sitzung Minute für Minute',
  head: [
    'Ab',
    'Herzfrequenz, bpm',
    'Herzwelle, bpm',
    'Atemhilfe, pro Minute',
    'Phase',
    'Marken und Einschätzungen',
  ],
  breathHead: 'Atem gemessen, pro Minute',
  breathRate: (breathsPerMin: number): string => halfRate(breathsPerMin),
  breath: (heard: number, share: number): string =>
    share === 0
      ? `Der Atem wurde ${length(heard)} lang gemessen; seine Rate war nie klar.`
      : `Der Atem wurde ${length(heard)} lang gemessen; seine Rate war in ${percent(share)} dieser Zeit klar.`,
  hint: 'Ziehen bewegt, zwei Finger oder Strg und Rad holen näher. Tasten: Pfeile, + und −, Bild auf und ab, A, B, M für die nächste Marke.',
  moving: (which: 'a' | 'b'): string =>
    `Über das Bild ziehen, oder ${which.toUpperCase()} mit den Pfeilen um 10 s bewegen, das Ende mit Umschalt. Escape beendet es.`,
  time: (at: number): string => position(at),
  rate: (breathsPerMin: number): string => rateText(breathsPerMin),
  range: (mean: number, low: number, high: number): string =>
    `${decimal(mean)} (${decimal(low)} bis ${decimal(high)})`,
  whole0: (value: number): string => decimal(value),
  reading: (moment: {
    at: number;
    heart: number | undefined;
    wave: number | undefined;
    rate: number | undefined;
    breath: number | undefined;
    phase: string | undefined;
    marks: readonly string[];
  }): string =>
    [
      position(moment.at),
      moment.heart === undefined ? 'keine Schläge' : `${decimal(moment.heart)} bpm`,
      ...(moment.wave === undefined ? [] : [`Welle ${decimal(moment.wave)} bpm`]),
      ...(moment.rate === undefined ? [] : [`Atemhilfe ${rateText(moment.rate)} pro Minute`]),
      ...(moment.breath === undefined ? [] : [`Atem etwa ${halfRate(moment.breath)} pro Minute`]),
      ...(moment.phase === undefined ? [] : [moment.phase]),
      ...moment.marks,
    ].join(', '),
  compare: {
    title: 'A und B',
    choose: 'Zwei Abschnitte zum Vergleichen wählen: im Bild oder nach Phasen und Zeiten.',
    stretch: (which: string): string => `Abschnitt ${which}`,
    from: (which: string): string => `${which} von`,
    to: (which: string): string => `${which} bis`,
    own: 'nach Zeiten',
    around: (name: string, at: number): string => `zwei Minuten ab ${name}, ${position(at)}`,
    set: 'Setzen',
    badTime: 'Eine Zeit wird wie 12:30 geschrieben, und das Ende liegt nach dem Anfang.',
    tableLabel: 'A und B nebeneinander',
    figure: 'Größe',
    head: (which: string, from: number, to: number): string =>
      `${which}, ${position(from)} bis ${position(to)}`,
    difference: 'B − A, 80-%-Bereich',
    names: {
      heartRate: 'Mittlere Herzfrequenz, bpm',
      rmssd: 'RMSSD, ms',
      wave: 'Herzwelle, bpm',
      guide: 'Atem, pro Minute',
      beats: 'Schläge, korrigiert',
    },
    value: (value: number): string => decimal(value),
    wave: (value: number, sd: number | undefined): string =>
      sd === undefined ? decimal(value) : `${decimal(value)} ± ${decimal(sd)}`,
    guide: (rate: number | undefined): string =>
      rate === undefined ? 'nicht eine Rate' : `Atemhilfe, ${rateText(rate)}`,
    withEarly: (figure) => `${figure}, einzelne verfrühte Schläge können darin sein`,
    beats: (beats: number, corrected: number): string => `${decimal(beats)}, ${percent(corrected)}`,
    hidden,
    refused: (reason: NoChange): string => `nicht verglichen: ${refused[reason]}`,
    bpm: (difference: number, half: number, noise: boolean): string =>
      `${signed(difference)} (${signed(difference - half)} bis ${signed(difference + half)})${noise ? ', im Rauschen' : ''}`,
    factor: (difference: number, half: number, noise: boolean): string =>
      `${signed(percentOf(difference))} % (${signed(percentOf(difference - half))} bis ${signed(percentOf(difference + half))} %)${noise ? ', im Rauschen' : ''}`,
    sentence: (difference: number, half: number): string => {
      const size = Math.abs(Math.round(difference));
      const where = difference >= 0 ? 'höher' : 'niedriger';
      if (size === 0) return 'Im Rauschen. Die Herzfrequenz ist in A und B etwa gleich.';
      return Math.abs(difference) <= half
        ? `Im Rauschen. Die Herzfrequenz ist in B ${size} bpm ${where}; in Ruhe kommt und geht so ein Unterschied von selbst.`
        : `Die Herzfrequenz ist in B ${size} bpm ${where}. Mehr als das übliche Wandern in Ruhe.`;
    },
    leftOut: (ms: number): string =>
      `${length(ms)} mit Sprechen oder Bewegung sind aus der Welle ausgelassen.`,
    about:
      'B kam nach oder vor A: Zeit, Gespräch, Haltung und Atem waren auch anders. Der Bereich gilt, solange jemand sitzen bleibt. Bei drei Größen nebeneinander liegt in etwa der Hälfte aller unveränderten Vergleiche eine außerhalb.',
  },
  moments: {
    title: 'Marken',
    none: 'Kein Moment wurde markiert.',
    words: 'Worte',
    at: (at: number): string => position(at),
    returnTitle: 'Nach der Marke',
    returned: (time: ReturnTime): string => {
      switch (time.code) {
        case 'back':
          return back(time);
        case 'not-enough-before':
          return 'Zu wenige Schläge in den zwei Minuten vor der Marke.';
        case 'no-rise':
          return `Kein Anstieg, von dem es zurückginge (unter ${decimal(time.range.rise)} bpm ist ein Anstieg nicht vom Wandern zu unterscheiden).`;
        case 'not-back':
          return `Nicht zurück vor der nächsten Marke oder dem Ende (${about(time.until)}).`;
        case 'strap-lost':
          return `Gurt verloren bei ${position(time.at)} nach der Marke.`;
      }
    },
    about:
      'Dies ist eine Zeit, kein Urteil: wie lange es dauerte, bis die Herzfrequenz eine halbe Minute lang wieder im Bereich der zwei Minuten vor der Marke lag. Ein langsamer, gleichmäßiger Fall hat kein scharfes Ende und ist weniger sicher.',
    tooMuch: (count: number): string =>
      count === 1 ? 'Zu viel: einmal gesagt' : `Zu viel: ${count} Mal gesagt`,
    tooMuchAt: (at: number, rate: number | undefined, phase: string | undefined, by: string): string =>
      [
        position(at),
        rate === undefined ? 'ohne Atemhilfe' : `Atemhilfe bei ${rateText(rate)} pro Minute`,
        ...(phase === undefined ? [] : [phase]),
        by,
      ].join(', '),
    by: { client: 'vom Gegenüber gesagt', therapist: 'therapeutisch notiert' },
    ratings: 'Einschätzungen',
    rating: (name: string, value: number, at: number, by: string | undefined): string =>
      `${name} ${value} bei ${position(at)}${by === undefined ? '' : `, ${by}`}`,
    head: ['Bei', 'Marke', 'Worte', 'Nach der Marke'],
    tableLabel: 'Marken der Sitzung',
  },
};
