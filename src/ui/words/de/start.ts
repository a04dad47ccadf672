/** What the first page says, German: how to begin, what this browser can do, the sessions kept here, what Attune is not. Words only. */
import { clock, day, decimal, length } from '../format.ts';
import { rateText } from '../rates.ts';
import type { StartWords } from '../start.ts';

export const startWords: StartWords = {
  title: ['Gurt anlegen,', 'dann verbinden.'],
  intro: 'Jeder übliche Bluetooth-Brustgurt eignet sich. Was er sendet, bleibt auf diesem Gerät.',
  linkedTitle: ['Der Gurt', 'ist verbunden.'],
  connect: 'Gurt verbinden',
  backToStrap: 'Seine Zahlen zeigen',
  tryIt: 'Ohne Gurt ausprobieren',
  clients: 'Personen',
  who: 'Für wen',
  nobody: 'Später zuordnen',
  recent: 'Zuletzt hier',
  lastHere: (epoch, rate) => (rate === undefined ? day(epoch) : `${day(epoch)}, Üben bei ${rateText(rate)}`),
  recentOf: (code, lastHere) => `Zuletzt hier: ${code}, ${lastHere}`,
  allClients: 'Alle Personen',
  noCode: 'Aufgezeichnet wird erst, wenn Sie es sagen.',
  steps: [
    [
      'Die beiden grauen Flächen befeuchten',
      'Wasser genügt. Trockene Flächen sind der häufigste Grund für ein schlechtes Signal.',
    ],
    ['Unter dem Brustmuskel anlegen', 'Anliegend, nicht eng, auf der Haut. Das geht auch ohne Hilfe.'],
    [
      'Verbinden und in der Liste wählen',
      'Der Browser öffnet seine eigene Liste. Der Name steht oft auf dem Gurt.',
    ],
  ],
  teach:
    'Ist der Gurt verbunden, steigt und sinkt hier die Atemhilfe wie Ebbe und Flut, und darüber läuft die Linie des Herzens.',
  bluetooth: {
    unknown: 'Bluetooth wird gesucht',
    available: 'Dieser Browser erreicht einen Gurt',
    'no-bluetooth': 'Dieser Browser erreicht keinen Gurt',
    insecure: 'Diese Adresse erreicht keinen Gurt',
    'adapter-off': 'Bluetooth ist aus',
  },
  bluetoothHelp: {
    unknown: '',
    available: '',
    'no-bluetooth':
      'Dieser Browser erreicht keinen Gurt. Chrome oder Edge können es; alles andere geht auch hier.',
    insecure: 'Browser erreichen einen Gurt nur über https oder localhost. Alles andere geht auch hier.',
    'adapter-off': 'Bluetooth ist aus. Schalten Sie es ein und verbinden Sie dann.',
  },
  checks: 'Was dieser Browser kann',
  window: {
    yes: 'Zweites Fenster erlaubt',
    no: 'Zweites Fenster gesperrt',
    unknown: 'Zweites Fenster noch nicht geöffnet',
  },
  offline: {
    yes: 'Geht ohne Netz',
    no: 'Braucht zum Öffnen ein Netz',
    unknown: 'Ohne Netz: wird vorbereitet',
  },
  backup: {
    line: ({ last, waiting, folderLost }): string => {
      const age = last === undefined ? 'Noch keine Sicherung' : `Sicherung vom ${day(last)}`;
      if (folderLost) return `${age}; ihr Ordner ist nicht erreichbar`;
      if (last === undefined || waiting === 0) return age;
      return `${age}; ${waiting === 1 ? '1 Sitzung fehlt' : `${decimal(waiting)} Sitzungen fehlen`} darin`;
    },
    button: 'Sichern',
    restore: 'Wiederherstellen',
  },
  about: 'Über diese Kopie',
  openFile: 'Datei öffnen',
  look: 'Farben',
  recovered: {
    lead: 'Eine Sitzung war noch offen.',
    text: (epoch, ms) =>
      `Vom ${day(epoch)}, ${clock(epoch)}, ${length(ms)}. Fortsetzen oder schließen; höchstens eine Sekunde fehlt.`,
    goOn: 'Fortsetzen',
    close: 'Schließen',
  },
  list: {
    title: 'Sitzungen auf diesem Gerät',
    open: (title) => `${title} öffnen`,
    find: 'Nach Code, Name oder Tag suchen',
    none: 'Keine Sitzung auf diesem Gerät hat diesen Code, Namen oder Tag.',
    shown: (rows, all) => `Gezeigt sind die neuesten ${decimal(rows)} von ${decimal(all)}.`,
    more: 'Mehr zeigen',
    toFile: 'Zuzuordnen',
    page: (code) => `Seite von ${code}`,
    all: (sessions, code) =>
      code === undefined
        ? `Alle ${decimal(sessions)} nicht zugeordneten`
        : `Alle ${decimal(sessions)} von ${code}`,
    unnamed: 'Sitzung',
    when: (epoch) => `${day(epoch)}, ${clock(epoch)}`,
    length,
    rename: 'Umbenennen',
    name: 'Name',
    save: 'Namen sichern',
    cancel: 'So lassen',
    download: 'Herunterladen',
    erase: 'Löschen',
    eraseAsk:
      'Endgültig löschen? Der Schlüssel auf diesem Gerät wird vernichtet. Kopien in alten Sicherungen oder solche, die der Computer selbst angelegt hat, bleiben.',
    keep: 'Behalten',
    eraseYes: 'Endgültig löschen',
  },
  howSure: 'Wie sicher sind wir',
  not: {
    button: 'Was Attune nicht ist',
    title: 'Was Attune nicht ist',
    lines: [
      'Es ist kein Medizinprodukt. Es stellt keine Diagnose, behandelt und überwacht niemanden und gibt keinen Alarm.',
      'Es kann Ruhe nicht von Taubheit unterscheiden. Herzfrequenz und Variabilität sagen nicht, in welchem Zustand ein Mensch ist.',
      'Bei Vorhofflimmern, vielen Extrasystolen, Herzschrittmacher oder transplantiertem Herzen lassen sich Variabilität und Resonanz nicht deuten.',
      'Betablocker und manche anderen Medikamente machen die Herzwelle flach. Eine flache Kurve ist keine schlechte.',
      'Langsames Atmen senkt für eine Weile den Blutdruck: sitzen, und langsam aufstehen. In der Schwangerschaft, bei Asthma oder nach einer Ohnmacht: ein angenehmes Tempo, kein Anhalten, und ärztlicher Rat.',
      'Für manche Menschen ist das Atmen selbst der Auslöser. Dann kommen Klang, Hände oder Bewegung zuerst, und die Atemhilfe ruht.',
      'Brustschmerz, Ohnmacht oder ein Ruhepuls über 150: aufhören und ärztliche Hilfe holen.',
    ],
    close: 'Schließen',
  },
};
