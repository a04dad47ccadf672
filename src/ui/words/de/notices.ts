/** What the therapist's window says when something happened to files, storage or windows, German. Words only, no decisions. */
import { clock } from '../format.ts';
import type { AllNoticeWords } from '../notices.ts';

export const noticeWords: AllNoticeWords = {
  store: {
    'disk-full': {
      lead: 'Das Gerät ist fast voll.',
      text: 'Die Sitzung ist im Speicher sicher; laden Sie sie jetzt herunter.',
    },
    'no-storage': {
      lead: 'Dieser Browser bewahrt hier nichts auf, wie in einem privaten Fenster.',
      text: 'Alles geht; laden Sie die Sitzung herunter, bevor Sie dieses Fenster schließen.',
    },
    'newer-version': {
      lead: 'Eine neuere Version von Attune hat die Akten auf diesem Gerät benutzt.',
      text: 'Nichts ist verloren. Schließen Sie alle Fenster von Attune und öffnen Sie es neu.',
    },
    'no-answer': {
      lead: 'Der Speicher dieses Browsers antwortet nicht.',
      text: 'Alles geht. Eine Sitzung bleibt im Arbeitsspeicher, bis sie geschrieben ist; laden Sie sie zur Sicherheit herunter.',
    },
    blocked: {
      lead: 'Ein anderes Fenster mit einem älteren Attune hält die Akten auf diesem Gerät.',
      text: 'Schließen Sie jenes Fenster. Bis dahin bleibt eine Sitzung im Arbeitsspeicher; nichts ist verloren.',
    },
    taken: {
      lead: 'Ein anderes Fenster von Attune schreibt diese Sitzung.',
      text: 'Was dieses Fenster aufgezeichnet hat, ist im Arbeitsspeicher sicher; laden Sie es herunter, bevor Sie es schließen.',
    },
    gone: {
      lead: 'Die Akten dieser Seite wurden geleert.',
      text: 'Die laufende Sitzung wird vom ersten Moment an neu geschrieben.',
    },
    erased: {
      lead: 'Diese Sitzung wurde auf diesem Gerät gelöscht.',
      text: 'Sie kommt nicht von selbst wieder; ihre Datei lässt sich öffnen, wo es sie noch gibt.',
    },
    'storage-failed': {
      lead: 'Der Speicher dieses Geräts ist gerade nicht zu benutzen; oft ist er voll.',
      text: 'Eine laufende Sitzung ist im Arbeitsspeicher sicher und Attune versucht es weiter; laden Sie sie zur Sicherheit herunter.',
    },
    locked: {
      lead: 'Die Akten sind gesperrt.',
      text: 'Entsperren Sie sie zuerst. Eine laufende Sitzung wird trotzdem aufbewahrt.',
    },
    'not-found': {
      lead: 'Diese Sitzung ist nicht mehr auf diesem Gerät.',
      text: 'Die anderen Sitzungen sind, wie sie waren.',
    },
  },
  locked: {
    lead: 'Die Akten sind gesperrt.',
    text: 'Eine Sitzung wird trotzdem aufbewahrt, versiegelt.',
  },
  unlock: 'Entsperren',
  reading: { lead: 'Die Sitzung wird gelesen.', text: 'Sie öffnet sich gleich.' },
  keysLost: {
    lead: 'Dieses Gerät kann seine früheren Aufzeichnungen nicht mehr öffnen.',
    text: 'Die Hälfte ihrer Schlüssel wurde aus diesem Browser gelöscht. Stellen Sie die Sicherung wieder her; neue Sitzungen werden wie bisher aufbewahrt.',
  },
  damaged: {
    lead: 'Ein Teil dieser Sitzung ist auf diesem Gerät beschädigt und nicht zu lesen.',
    text: 'Alles andere daraus ist da, wie es war.',
  },
  storageWorksAgain: { lead: 'Die Sitzung wird wieder auf dieses Gerät geschrieben.' },
  download: 'Sitzung herunterladen',
  secondTab: {
    lead: 'Attune ist in einem anderen Fenster dieses Browsers offen.',
    text: 'Jenes Fenster hat den Gurt und die Akten. Dieses übernimmt, sobald jenes geschlossen ist.',
  },
  windowBlocked: {
    lead: 'Der Browser hat das zweite Fenster nicht öffnen lassen.',
    text: 'Erlauben Sie in der Adresszeile Pop-up-Fenster für diese Seite und versuchen Sie es noch einmal.',
  },
  tryAgain: 'Noch einmal versuchen',
  stoodStill: {
    lead: (from, to) => `Diese Seite stand still, von ${clock(from)} bis ${clock(to)}.`,
    text: 'Der Rechner schlief, der Browser hielt die Seite an oder die Uhr wurde gestellt; in dieser Zeit wurde nichts aufgezeichnet.',
  },
  newVersion: {
    lead: 'Eine neue Version von Attune liegt auf diesem Gerät bereit.',
    text: 'Sie beginnt, wenn alle Fenster von Attune geschlossen waren, oder jetzt, wenn Sie mögen. Ihre Sitzungen bleiben.',
  },
  takeNewVersion: 'Jetzt damit beginnen',
  missingPart: {
    lead: 'Ein Teil von Attune ließ sich nicht laden.',
    text: 'Was aufgezeichnet wurde, ist sicher. Prüfen Sie das Netz und versuchen Sie es dann noch einmal.',
  },
  breathFailed: {
    lead: 'Der Teil, der den Atem misst, ließ sich nicht laden.',
    text: 'Der Puls läuft weiter. Bitte erneut versuchen, wenn das Netz wieder da ist.',
  },
  secondFailed: {
    lead: 'Der Teil für den zweiten Gurt oder die Aufzeichnung Ihres eigenen Herzens war nicht zu erreichen.',
    text: 'Die Sitzung läuft unverändert weiter. Versuchen Sie es gleich noch einmal.',
  },
  simulationFailed: {
    lead: 'Der simulierte Gurt ließ sich nicht laden.',
    text: 'Laden Sie die Seite neu und versuchen Sie es noch einmal; aufgezeichnet wurde nichts.',
  },
};
