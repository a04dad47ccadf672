/** What the therapist reads about clients: codes, their sessions, filing, archive and erasing. German. Words only. */
import type { ClientsWords } from '../clients.ts';
import { clock, day, decimal, length } from '../format.ts';
import { rateText } from '../rates.ts';

const sessions = (count: number): string => (count === 1 ? '1 Sitzung' : `${decimal(count)} Sitzungen`);

export const clientsWords: ClientsWords = {
  title: 'Personen',
  back: 'Anfang',
  find: 'Code finden',
  new: 'Neue Person',
  code: 'Code der Person',
  codeHint: 'Ein Code, nie ein Name. Höchstens 12 Zeichen.',
  create: 'Anlegen',
  cancel: 'Schließen',
  taken: (code: string): string => `${code} gibt es schon.`,
  list: 'Codes',
  toFile: 'Zuzuordnen',
  archived: 'Archiviert',
  showArchived: 'Archivierte zeigen',
  sessions,
  last: (epoch: number): string => day(epoch),
  never: 'noch keine Sitzung',
  none: 'Noch niemand. Ein Code genügt; Sitzungen ohne Code lassen sich später zuordnen.',
  choose: 'Links einen Code wählen.',
  page: {
    since: (count: number, first: number | undefined): string =>
      first === undefined ? 'Noch keine Sitzung.' : `${sessions(count)} seit ${day(first)}.`,
    rate: (rate: number, epoch: number): string => `Rate zum Üben ${rateText(rate)}, vom ${day(epoch)}.`,
    noRate: 'Noch keine Rate zum Üben.',
    cautions: (epoch: number): string => `Hinweise gelesen am ${day(epoch)}.`,
    noCautions: 'Hinweise noch nicht gelesen.',
    note: 'Notiz',
    noteHint: 'Liegt beim Code auf diesem Gerät. Keine Namen.',
    keepNote: 'Notiz behalten',
    noteKept: 'Behalten.',
    newSession: 'Neue Sitzung',
    resonance: 'Resonanz über die Monate',
    resonanceAbout:
      'Punkt: die angenommene Rate. Balken: 80-%-Bereich der Schätzung dahinter; kein Balken: von Hand gewählt. Von Tag zu Tag schwanken solche Raten von selbst um einen halben Atemzug.',
    rates: ['Angenommen am', 'Rate, pro Minute', '80-%-Bereich'] as const,
    range: (low: number | undefined, high: number | undefined): string =>
      low === undefined || high === undefined
        ? 'von Hand gewählt'
        : `${decimal(low, 1)} bis ${decimal(high, 1)}`,
    rateText: (rate: number): string => rateText(rate),
    sessions: 'Sitzungen',
    head: ['Sitzung', 'Länge', 'Angenommene Rate', 'Belastung', 'Leichtigkeit'] as const,
    when: (epoch: number): string => `${day(epoch)}, ${clock(epoch)}`,
    length: (ms: number): string => length(ms),
    fromTo: (first: number, last: number): string => (first === last ? `${first}` : `${first} bis ${last}`),
    noSessions: 'Unter diesem Code liegt keine Sitzung.',
    archive: 'Archivieren',
    unarchive: 'Aus dem Archiv holen',
    erase: 'Diese Person löschen',
    eraseAsk: (code: string, count: number): string =>
      `Das löscht ${code}, die Notiz, die Raten und ${sessions(count)} von diesem Gerät, endgültig. Anderswo gesicherte Dateien bleiben.`,
    eraseYes: 'Endgültig löschen',
    keep: 'Behalten',
  },
  visits: {
    title: 'Sitzungen im Vergleich',
    session: 'Sitzung',
    rest: 'Herzfrequenz in Ruhe',
    rmssd: 'RMSSD in Ruhe',
    wave: (rate) => (rate === undefined ? 'Herzwelle' : `Herzwelle bei ${rateText(rate)}`),
    bpm: (value) => `${decimal(value)} bpm`,
    ms: (value) => `${decimal(value)} ms`,
    usual: (low, high) => `üblich ${decimal(low)} bis ${decimal(high)}`,
    reading: (left) => `${sessions(left)} noch zu lesen.`,
    about:
      'Üblich: wo nach den Sitzungen davor vier von fünf Sitzungen dieser Person lägen, denn solche Werte schwanken von Tag zu Tag von selbst. Ruhe ist die Ruhephase oder die Zeit vor der Atemhilfe; die Welle wird nur beim Tempo zum Üben verglichen. Schlaf, Essen, Medikamente und Tageszeit verändern alle Werte.',
  },
  toFileTitle: 'Sitzungen ohne Code',
  toFileAbout: 'Wessen Sitzung war das? Warten schadet nicht.',
  open: (what: string): string => `${what} öffnen`,
  fileButton: 'Diese Sitzung zuordnen',
  fileAs: 'Zuordnen',
  later: 'Später',
  filedUnder: (code: string): string => `Zugeordnet zu ${code}`,
};
