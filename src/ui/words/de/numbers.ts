/** What is said of a number, German: its name, why it is not shown, and where it comes from. Words only. */
import type { HiddenReason } from '../../../session/live.ts';
import { decimal, length, percent, plural, position } from '../format.ts';
import type { NumberCard, NumberName, NumberWords } from '../numbers.ts';
import { strapWords } from './strap.ts';

type Codes = HiddenReason['code'];
type Of<C extends Codes> = Extract<HiddenReason, { code: C }>;

/** Short reason under the words `nicht gezeigt`. */
const short: { [C in Codes]: (reason: Of<C>) => string } = {
  'no-strap': () => 'weil: kein Gurt',
  settling: () => 'weil: Gurt läuft an',
  paced: () => 'weil: die Atmung ist geführt',
  'no-guide': () => 'weil: die Atemhilfe ruht',
  'few-breaths': (r) => `weil: bisher ${r.have} von ${r.need} Atemzügen`,
  'too-few': (r) => `weil: bisher ${r.have} von ${r.need} Schlägen`,
  'too-short': (r) => `weil: bisher ${length(r.have)} von ${length(r.need)}`,
  irregular: () => 'weil: zu wenige saubere Schläge',
  missing: () => 'weil: zu viel fehlt',
  rhythm: () => 'weil: der Rhythmus ist unregelmäßig',
  'no-intervals': () => 'weil: keine RR-Intervalle',
  ceased: () => 'weil: keine RR-Intervalle mehr',
  'no-contact': () => 'weil: kein Hautkontakt',
};

/** The whole reason, in the card. `name` is the number's name. */
const long: { [C in Codes]: (reason: Of<C>, name: string) => string } = {
  'no-strap': () => 'Nicht gezeigt: Es ist kein Gurt verbunden.',
  settling: () => `Noch nicht gezeigt. ${strapWords.signals.settling.sentence}`,
  paced: (_r, name) =>
    `Bei geführter Atmung nicht gezeigt: Langsames Atmen verändert die ${name} von selbst. Sie kommt etwa eine Minute, nachdem die Atemhilfe ruht, wieder.`,
  'no-guide': () =>
    'Nicht gezeigt, solange die Atemhilfe ruht: Gemessen wird Atemzug für Atemzug entlang der Atemhilfe.',
  'few-breaths': (r) =>
    `Noch nicht gezeigt: Nötig sind ${r.need} ganze, saubere Atemzüge mit der Atemhilfe, bisher sind es ${r.have}.`,
  'too-short': (r) =>
    `Noch nicht gezeigt: Das Zeitfenster braucht ${length(r.need)}, bisher sind es ${length(r.have)}.`,
  'too-few': (r) =>
    `Noch nicht gezeigt: Das Zeitfenster braucht ${r.need} Schläge, bisher sind es ${r.have}.`,
  irregular: (r) =>
    `Nicht gezeigt: ${r.count} der letzten ${r.of} Schläge waren unregelmäßig. Die Zahl kommt wieder, wenn genug saubere Schläge folgen.`,
  missing: (r) => `Nicht gezeigt: ${percent(r.share)} des Zeitfensters fehlen.`,
  rhythm: () =>
    'Der Rhythmus ist heute unregelmäßig, deshalb wird keine Variabilität gezeigt. Das ist keine Diagnose. Herzfrequenz und Atemhilfe gehen weiter.',
  'no-intervals': () => strapWords.hrOnly['no-rr'],
  ceased: () => strapWords.hrOnly.ceased,
  'no-contact': () => 'Nicht gezeigt: Der Gurt hat keinen Hautkontakt.',
};

const names: Record<NumberName, NumberCard> = {
  heartRate: {
    label: 'Herzfrequenz',
    unit: 'bpm',
    what: 'Der letzte Wert des Gurts selbst. Er folgt dem Herzen mit ein bis zwei Sekunden Verzögerung.',
    formula: 'Wie der Gurt sie sendet; die meisten Gurte mitteln einige Schläge.',
    source: 'Bluetooth Heart Rate Service, Messwert 0x2A37',
  },
  slowHeartRate: {
    label: 'Langsame Herzfrequenz',
    unit: 'bpm',
    what: 'Das Mittel über die letzten fünf sauberen Schläge.',
    formula: '60000 / mittleres Intervall',
    source: 'Task Force 1996',
  },
  heartWave: {
    label: 'Herzwelle',
    unit: 'bpm',
    what: 'Wie weit die Herzfrequenz mit jedem Atemzug steigt und sinkt, Mittel der letzten vier.',
    formula: 'höchste minus niedrigste Herzfrequenz in einem Atemzug',
    source: 'Gipfel bis Tal, nach Lehrer und anderen',
  },
  breathing: {
    label: 'Atmung',
    unit: '',
    what: 'Ob der Herzrhythmus mit der Atemhilfe geht. Das ist eine Schätzung: Die Atmung selbst wird nicht gemessen.',
    formula: 'Anteil des Herzrhythmus, der über die letzten Atemzüge an die Atemhilfe gebunden ist',
    source: 'Phasenkopplung der atemgebundenen Amplitude',
  },
  rmssd: {
    label: 'RMSSD',
    unit: 'ms',
    what: 'Wie sehr sich jedes Intervall vom nächsten unterscheidet, ohne Atemhilfe. Vergleichen Sie eine Person nur mit sich selbst.',
    formula:
      'Wurzel des mittleren Quadrats der Unterschiede benachbarter Intervalle; nie über eine Lücke hinweg',
    source: 'Task Force 1996',
  },
  sdnn: {
    label: 'SDNN',
    unit: 'ms',
    what: 'Wie weit die Intervalle streuen. Sie wächst mit dem Zeitfenster; nur gleich lange lassen sich vergleichen.',
    formula: 'Standardabweichung der sauberen Intervalle, N − 1',
    source: 'Task Force 1996',
  },
};

export const numberWords: NumberWords = {
  names,
  now: 'Jetzt',
  notShown: 'nicht gezeigt',
  noValue: 'kein Wert',
  about: 'etwa',
  whyNot: (reason) => (short[reason.code] as (r: HiddenReason) => string)(reason),
  whyNotLong: (reason, name) => (long[reason.code] as (r: HiddenReason, n: string) => string)(reason, name),
  fromHere: (name) => `${name}: woher die Zahl kommt`,
  card: {
    window: 'Zeitfenster',
    beats: 'Schläge',
    corrected: 'Korrigiert',
    missing: 'Fehlend',
    unknownHoles: 'und in dieser Sitzung eine Pause von unbekannter Länge',
    formula: 'Formel',
    source: 'Quelle',
  },
  window: (basis) =>
    `${position(basis.from)} bis ${position(basis.to)}, ${length(Math.round(basis.to - basis.from))}`,
  percent,
  beats: (n) => decimal(n),
  waveRange: (low, high) => `${decimal(low)} bis ${decimal(high)} über 4 Atemzüge`,
  lastMinute: (basis) => `letzte ${length(Math.round((basis.to - basis.from) / 1000) * 1000)}`,
  mayHoldEarly: {
    short: 'evtl. mit verfrühten Schlägen',
    long: 'Einzelne verfrühte Schläge können darin sein. Schläge, die etwa ein Zehntel zu früh kommen, sind von anderen nicht zu unterscheiden und erhöhen den Wert.',
  },
  correctedOf: (basis) =>
    `${Math.round(basis.corrected * basis.beats)} von ${basis.beats} ${plural(basis.beats, { one: 'Schlag', other: 'Schlägen' })} korrigiert`,
  soon: {
    leavesOut: 'Sprechen oder Bewegung ist markiert: Diese Atemzüge zählen für die Herzwelle nicht.',
    variability: (ms) => `Variabilität in etwa ${Math.max(5, 5 * Math.ceil(ms / 5000))} s.`,
    wave: (breaths) =>
      plural(breaths, {
        one: 'Herzwelle nach einem weiteren sauberen Atemzug mit der Atemhilfe.',
        other: `Herzwelle nach ${decimal(breaths)} weiteren sauberen Atemzügen mit der Atemhilfe.`,
      }),
  },
  notKnown: 'Noch nicht bekannt',
  estimated: 'aus dem Herzrhythmus geschätzt',
  standsStill: 'weil: seit einer Minute dieselbe Zahl',
  adherence: (adherence) => {
    switch (adherence.state) {
      case 'with':
        return 'Vermutlich mit der Atemhilfe';
      case 'own':
        return `Eigener Rhythmus, etwa ${decimal(adherence.breathsPerMin)} pro Minute`;
      case 'unclear':
        return 'Unklar';
    }
  },
  spoken: (bpm) => `Herzfrequenz ${decimal(bpm)} bpm`,
};
