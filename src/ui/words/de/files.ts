/** What is said of a file that somebody opens, German: what is wrong with it, what is safe, what to do next. Words only. */
import type { FileWords } from '../files.ts';

const unchanged = 'Es wurde nichts importiert; die Datei ist unverändert.';

export const fileWords: FileWords = {
  refused: {
    'bad-line': (line) => ({
      lead: line > 0 ? `Zeile ${line} ist nicht zu lesen.` : 'Eine Zeile dieser Datei ist nicht zu lesen.',
      text: `${unchanged} Prüfen Sie diese Zeile oder exportieren Sie die Datei noch einmal.`,
    }),
    empty: {
      lead: 'Diese Datei enthält keine Schläge.',
      text: `${unchanged} Öffnen Sie eine mit den Abständen zwischen den Schlägen oder eine Sitzung von Attune.`,
    },
    'unknown-format': {
      lead: 'Diese Datei ist weder eine Sitzung von Attune noch eine Aufzeichnung von Schlägen in einem bekannten Format.',
      text: `${unchanged} Fast jedes Programm kann RR-Intervalle als Text ausgeben, eines pro Zeile: Öffnen Sie diese Datei.`,
    },
    'newer-version': {
      lead: 'Diese Datei stammt aus einer neueren Version von Attune.',
      text: `${unchanged} Um die neuere Version zu bekommen, schließen Sie bei bestehendem Netz alle Fenster von Attune und öffnen es wieder.`,
    },
    'too-large': {
      lead: 'Diese Datei enthält mehr, als eine Sitzung fasst: über 30 MB, drei Tage Schläge oder insgesamt sieben Tage.',
      text: `${unchanged} Teilen Sie sie in einzelne Sitzungen und öffnen Sie eine nach der anderen.`,
    },
    damaged: {
      lead: 'Diese Datei ist abgeschnitten oder wurde verändert.',
      text: `${unchanged} Kopieren Sie sie noch einmal von der Uhr oder aus dem Programm.`,
    },
    'heart-rate-only': {
      lead: 'Diese Datei enthält Herzfrequenzen, nicht die Zeit zwischen den Schlägen.',
      text: `${unchanged} Aus ihnen lassen sich keine Intervalle ablesen. Exportieren Sie stattdessen die RR-Intervalle; viele Programme schreiben sie in eine eigene Datei.`,
    },
    'curve-only': {
      lead: 'Diese Datei enthält die Kurve eines Sensors, nicht die Schläge darin.',
      text: `${unchanged} Lassen Sie das Programm, das sie aufgezeichnet hat, die Schläge bestimmen, und exportieren Sie die Intervalle (RR oder IBI).`,
    },
    'marks-only': {
      lead: 'Diese Datei enthält Marken, aber keine Schläge.',
      text: `${unchanged} Öffnen Sie die zugehörige Datei mit den RR-Intervallen.`,
    },
    'figures-only': {
      lead: 'Diese Datei enthält Kennwerte, die aus Schlägen berechnet wurden, nicht die Schläge.',
      text: `${unchanged} Exportieren Sie die RR-Intervalle selbst.`,
    },
    'no-intervals': {
      lead: 'Keine Spalte dieser Datei kann die Zeit zwischen zwei Schlägen sein.',
      text: `${unchanged} Exportieren Sie die RR-Intervalle in ms, eines pro Zeile.`,
    },
    several: {
      lead: 'Diese Datei enthält mehrere Aufzeichnungen.',
      text: `${unchanged} Speichern Sie die gewünschte in einer eigenen Datei.`,
    },
    unclear: {
      lead: 'Diese Datei lässt sich auf mehr als eine Weise lesen.',
      text: `${unchanged} Exportieren Sie die RR-Intervalle allein, eines pro Zeile.`,
    },
  },
  reading: (name) => `${name} wird gelesen.`,
  stop: 'Abbrechen',
  unreadable: {
    lead: 'Das Gerät hat diese Datei nicht herausgegeben.',
    text: 'Es wurde nichts importiert. Prüfen Sie, ob sie noch am selben Ort liegt, und öffnen Sie sie noch einmal.',
  },
  cut: (line) => ({
    lead: `Die Datei bricht in Zeile ${line} ab.`,
    text: 'Alles vor dieser Zeile ist da.',
  }),
  met: {
    known: {
      lead: 'Diese Sitzung ist schon auf diesem Gerät.',
      text: 'Gezeigt wird, was hier aufbewahrt ist; die Datei ist unverändert.',
    },
    added: {
      lead: 'Diese Sitzung war schon auf diesem Gerät.',
      text: 'Was die Datei darüber hinaus enthält, ist hinzugefügt; was hier aufbewahrt war, ist unverändert.',
    },
    beside: {
      lead: 'Auf diesem Gerät liegt eine andere Aufzeichnung dieser Sitzung.',
      text: 'Die Aufzeichnung aus der Datei wird daneben als eigene Sitzung aufbewahrt.',
    },
    erased: {
      lead: 'Diese Sitzung war auf diesem Gerät gelöscht worden.',
      text: 'Die Kopie aus der Datei wird ab jetzt als neue Sitzung aufbewahrt; löschen Sie sie wieder, wenn sie nicht hierher gehört.',
    },
  },
};
