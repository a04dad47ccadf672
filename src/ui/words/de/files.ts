/** What is said of a file that somebody opens, German: what is wrong with it, what is safe, what to do next. Words only. */
import type { FileWords } from '../files.ts';

export const fileWords: FileWords = {
  refused: {
    'bad-line': (line) => ({
      lead: `Zeile ${line} ist nicht zu lesen.`,
      text: 'Es wurde nichts importiert; die Datei ist unverändert. Prüfen Sie diese Zeile oder laden Sie die Sitzung noch einmal herunter.',
    }),
    empty: {
      lead: 'Diese Datei enthält keine Schläge.',
      text: 'Es wurde nichts importiert; die Datei ist unverändert. Öffnen Sie eine mit einer Zahl in jeder Zeile oder eine Sitzung von Attune.',
    },
    'unknown-format': {
      lead: 'Diese Datei ist weder eine Sitzung von Attune noch eine Liste von RR-Intervallen.',
      text: 'Es wurde nichts importiert; die Datei ist unverändert. Sitzungen enden auf .jsonl; Listen haben ein Intervall in ms pro Zeile.',
    },
    'newer-version': {
      lead: 'Diese Datei stammt aus einer neueren Version von Attune.',
      text: 'Es wurde nichts importiert; die Datei ist unverändert. Um die neuere Version zu bekommen, schließen Sie bei bestehendem Netz alle Fenster von Attune und öffnen es wieder.',
    },
    'too-large': {
      lead: 'Diese Datei enthält Schläge von mehr als drei Tagen.',
      text: 'Es wurde nichts importiert; die Datei ist unverändert. Teilen Sie sie in einzelne Sitzungen und öffnen Sie eine nach der anderen.',
    },
  },
  unreadable: {
    lead: 'Das Gerät hat diese Datei nicht herausgegeben.',
    text: 'Es wurde nichts importiert. Prüfen Sie, ob sie noch am selben Ort liegt, und öffnen Sie sie noch einmal.',
  },
  cut: (line) => ({
    lead: `Die Datei bricht in Zeile ${line} ab.`,
    text: 'Alles vor dieser Zeile ist da.',
  }),
  known: {
    lead: 'Diese Sitzung ist schon auf diesem Gerät.',
    text: 'Gezeigt wird, was hier aufbewahrt ist; die Datei ist unverändert.',
  },
  erased: {
    lead: 'Diese Sitzung war auf diesem Gerät gelöscht worden.',
    text: 'Die Kopie aus der Datei wird ab jetzt als neue Sitzung aufbewahrt; löschen Sie sie wieder, wenn sie nicht hierher gehört.',
  },
};
