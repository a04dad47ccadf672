/** What is said on the page of a file whose columns are in question, German. Words only. */
import type { FilePageWords } from '../file-page.ts';
import { decimal, plural } from '../format.ts';

export const filePageWords: FilePageWords = {
  bar: 'Datei öffnen',
  title: 'So wird sie gelesen',
  about: (name, size) => `${name}, ${size}.`,
  outcome: (length, beats, unclear) =>
    `${length}, ${decimal(beats)} ${plural(beats, { one: 'Schlag', other: 'Schläge' })}${unclear === 0 ? '' : `, davon ${decimal(unclear)} unklar`}.`,
  unchanged: 'Die Datei selbst bleibt unverändert.',
  heads: { column: 'Spalte', first: 'Erste Werte', role: 'Gelesen als', why: 'Erkannt' },
  column: (number) => `Spalte ${number}`,
  roles: {
    'interval-ms': 'RR-Intervall in ms',
    'interval-s': 'RR-Intervall in Sekunden',
    'beats-ms': 'Zeitpunkte der Schläge in ms',
    'beats-s': 'Zeitpunkte der Schläge in Sekunden',
    'time-ms': 'Zeit in ms',
    'time-s': 'Zeit in Sekunden',
    rate: 'Herzfrequenz, nicht gebraucht',
    row: 'Zeilennummer, nicht gebraucht',
    marks: 'Marken',
    breath: 'Atmung',
    none: 'Nicht gelesen',
  },
  whys: {
    both: 'an Name und Werten',
    name: 'am Namen',
    values: 'an den Werten',
    follows: 'ergibt sich aus den Intervallen',
    counts: 'zählt die Zeilen',
    words: 'Wörter neben den Zahlen',
    same: 'immer gleich',
    grid: 'wächst gleichmäßig, nicht mit den Schlägen',
    unknown: 'Bedeutung unbekannt',
    chosen: 'von Ihnen gewählt',
  },
  minute: 'Die erste Minute, so gelesen',
  chart: (low, high) => `Herzfrequenz der ersten Minute, ${low} bis ${high} Schläge pro Minute`,
  bpm: (value) => `${value} bpm`,
  nothing:
    'So gelesen enthält sie keine Schläge, wie ein Herz sie haben könnte. Wählen Sie, welche Spalte die Intervalle enthält.',
  unsaid: 'Was die Datei nicht sagt',
  day: 'Tag',
  dayGuess: {
    name: 'Der Tag ist aus dem Dateinamen geraten.',
    written: 'Der Tag ist geraten: Da wurde die Datei zuletzt gespeichert.',
  },
  client: 'Person',
  later: 'Später zuordnen',
  open: 'So öffnen',
  leave: 'Nicht öffnen',
};
