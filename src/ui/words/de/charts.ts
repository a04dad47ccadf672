/** What is read out and written in charts, German. Words only. */
import type { BeatKind } from '../../../signal/beats.ts';
import { decimal, length, plural, position } from '../format.ts';
import type { ChartWords } from '../charts.ts';

const kinds: Record<BeatKind, string> = {
  normal: 'normal',
  missed: 'nicht erfasst',
  extra: 'zusätzlich',
  ectopic: 'ektop',
  long: 'lang',
  short: 'kurz',
  gap: 'Lücke',
};

export const chartWords: ChartWords = {
  kinds,
  table: 'Tabelle',
  picture: 'Bild',
  read: (what) => `Ablesen: ${what}`,
  pictureOf: (what) => `Bild: ${what}`,
  tableOf: (what) => `Tabelle: ${what}`,
  bpm: (value) => `${decimal(value)}\u202fbpm`,
  ms: (value) => `${decimal(value)}\u202fms`,
  live: {
    name: 'Herzfrequenz',
    now: 'jetzt',
    ago: (seconds) => `−${seconds}\u202fs`,
    reading: (secondsAgo, bpm) => `vor ${decimal(secondsAgo, 1)}\u202fs, ${decimal(bpm)}\u202fbpm`,
    empty: 'Noch keine Herzfrequenz.',
    summary: (spanMs, low, high) =>
      `Herzfrequenz der letzten ${length(spanMs)}, zwischen ${decimal(low)} und ${decimal(high)}\u202fbpm.`,
    guide: (perMin) => `Dahinter läuft die Atemhilfe mit ${decimal(perMin, 1)} Atemzügen pro Minute.`,
    rest: 'Die Atemhilfe ruht.',
    columns: ['Vor Sekunden', 'Herzfrequenz, bpm'],
  },
  axisTime: position,
  tachogram: {
    name: 'Abstände zwischen den Schlägen',
    open: 'öffnen',
    empty: 'Noch keine Intervalle.',
    summary: (beats, odd, spanMs) =>
      `${decimal(beats)} ${plural(beats, { one: 'Intervall', other: 'Intervalle' })} in ${length(spanMs)}; ${
        odd === 0 ? 'keines ist' : plural(odd, { one: 'eines ist', other: `${odd} sind` })
      } als unregelmäßig markiert.`,
    reading: (at, rr, kind) =>
      `${position(at)}, ${decimal(rr)}\u202fms${kind === undefined || kind === 'normal' ? '' : `, ${kinds[kind]}`}`,
    columns: ['Zeit', 'Intervall, ms', 'Art'],
  },
  trend: {
    empty: (name) => `${name}: bisher nichts zu zeigen.`,
    summary: (name, low, high, unit) =>
      `${name} in dieser Sitzung, zwischen ${decimal(low)} und ${decimal(high)}\u202f${unit}.`,
    reading: (at, value, unit) => `${position(at)}, ${decimal(value, 1)}\u202f${unit}`,
    columns: (name, unit) => ['Zeit', `${name}, ${unit}`],
    notShown: 'nicht gezeigt',
  },
  spectrum: {
    name: 'Spektrum des Rhythmus',
    density: (value) => `${decimal(value)}\u202fms²/Hz`,
    hz: (value) => `${decimal(value, 2)}\u202fHz`,
    guide: (perMin) => `Atemhilfe, ${decimal(perMin, 1)} pro Minute`,
    empty: 'Noch kein Spektrum: Es braucht zwei Minuten sauberer Schläge.',
    soon: (ms) =>
      `Spektrum in etwa ${Math.max(5, 5 * Math.ceil(ms / 5000))}\u202fs: Es braucht zwei Minuten sauberer Schläge.`,
    regularity: (percent) =>
      `Gleichmäßigkeit der letzten 64\u202fs: ${decimal(percent)}\u202f% dessen, was eine ebenmäßige Welle in diesem Zeitfenster erreichen würde.`,
    summary: (peakHz, guideHz) => {
      const peak =
        peakHz === undefined
          ? 'Der Rhythmus hat keinen klaren Gipfel.'
          : `Der Rhythmus schwingt am stärksten bei ${decimal(peakHz, 3)}\u202fHz, ${decimal(peakHz * 60, 1)} pro Minute.`;
      return guideHz === undefined ? peak : `${peak} Die Atemhilfe liegt bei ${decimal(guideHz, 3)}\u202fHz.`;
    },
    reading: (hz, density) =>
      `${decimal(hz, 2)}\u202fHz, ${decimal(hz * 60, 1)} pro Minute, ${decimal(density)}\u202fms²/Hz`,
    columns: ['Frequenz, Hz', 'Dichte, ms²/Hz'],
  },
  poincare: {
    name: 'jedes Intervall gegen das nächste',
    empty: 'Zu wenige saubere Schläge für dieses Bild.',
    summary: (sd1, sd2, pairs) =>
      `Wolke aus ${decimal(pairs)} Paaren: SD1 ${decimal(sd1, 1)}\u202fms quer, SD2 ${decimal(sd2, 1)}\u202fms längs.`,
    reading: (first, second) => `${decimal(first)}\u202fms, dann ${decimal(second)}\u202fms`,
    columns: ['Intervall, ms', 'Nächstes Intervall, ms'],
  },
};
