/** What is said where sessions leave as files. German. Words only. */
import type { ExportWords } from '../export.ts';
import { decimal } from '../format.ts';

export const exportWords: ExportWords = {
  export: 'Exportieren',
  report: 'Bericht',
  replay: 'Abspielen',
  backToSession: 'Zurück zur Sitzung',
  title: 'Diese Sitzung als Datei sichern',
  stays:
    'Die Datei kommt dorthin, wo dieser Browser Dateien ablegt, und sonst nirgendwohin. Von da an liegt sie in Ihrer Obhut.',
  formats: {
    attune: {
      name: 'Attune-Sitzung',
      about: 'Alles, was aufgezeichnet wurde. Sie öffnet sich hier wieder, wie sie war.',
    },
    rr: {
      name: 'RR-Intervalle',
      about: 'Ein Intervall je Zeile in ms, für Kubios und andere. Lücken sind geschlossen.',
    },
    beats: { name: 'Tabelle der Schläge', about: 'Jeder Schlag mit Zeit, Intervall und Kennzeichnung.' },
    windows: {
      name: 'Tabelle der Abschnitte',
      about: 'Herzfrequenz und Variabilität alle fünf Minuten, mit Einheiten.',
    },
    breaths: { name: 'Tabelle der Atemzüge', about: 'Jeder geführte Atemzug mit seiner Herzwelle.' },
    edf: { name: 'EDF+', about: 'Herzfrequenz, Atmung, Schläge, Phasen und Marken für Signalprogramme.' },
    fhir: { name: 'FHIR', about: 'Messwerte für ein Aktensystem (R4). Ohne Marken und Notizen.' },
  },
  close: 'Schließen',
  titleMany: 'Sitzungen als eine Datei sichern',
  whose: 'Welche Sitzungen',
  everything: 'Alle auf diesem Gerät',
  oneDay: 'Von einem Tag',
  day: 'Tag',
  forms: {
    archive: { name: 'Archiv (zip)', about: 'Jede Sitzung in jeder Form, dazu eine Tabelle aller.' },
    table: {
      name: 'Tabelle (CSV)',
      about: 'Eine Zeile je Sitzung, Phase und erprobter Rate, für Statistikprogramme.',
    },
    parquet: {
      name: 'Tabelle (Parquet)',
      about: 'Dieselbe Tabelle für R, Python und andere; die Bedeutung der Spalten steht darin.',
    },
    columns: { name: 'Spalten erklärt', about: 'Was jede Spalte der Tabelle bedeutet.' },
  },
  nothing: {
    lead: 'Dort liegt keine Sitzung.',
    text: 'Wählen Sie eine andere Person oder einen anderen Tag.',
  },
  progress: (now, of) => `Die Datei wird zusammengestellt: Sitzung ${decimal(now)} von ${decimal(of)}.`,
};
