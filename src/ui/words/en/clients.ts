/** What the therapist reads about clients: codes, their sessions, filing, archive and erasing. Words only. */
import type { ClientsWords } from '../clients.ts';
import { clock, day, decimal, length } from '../format.ts';
import { rateText } from '../rates.ts';

const sessions = (count: number): string => (count === 1 ? '1 session' : `${decimal(count)} sessions`);

export const clientsWords: ClientsWords = {
  title: 'Clients',
  back: 'Start',
  find: 'Find a code',
  new: 'New client',
  code: 'Client code',
  codeHint: 'A code, never a name. At most 12 characters.',
  create: 'Create',
  cancel: 'Close',
  taken: (code: string): string => `${code} is there already.`,
  list: 'Codes',
  toFile: 'To file',
  archived: 'Archived',
  showArchived: 'Show archived',
  sessions,
  last: (epoch: number): string => day(epoch),
  never: 'no session yet',
  none: 'No client yet. A code is enough; sessions without one can be filed later.',
  choose: 'Choose a code on the left.',
  page: {
    since: (count: number, first: number | undefined): string =>
      first === undefined ? 'No session yet.' : `${sessions(count)} since ${day(first)}.`,
    rate: (rate: number, epoch: number): string => `Practice rate ${rateText(rate)}, from ${day(epoch)}.`,
    noRate: 'No practice rate yet.',
    cautions: (epoch: number): string => `Cautions read on ${day(epoch)}.`,
    noCautions: 'Cautions not read yet.',
    note: 'Note',
    noteHint: 'Kept with the code on this device. No names.',
    keepNote: 'Keep the note',
    noteKept: 'Kept.',
    newSession: 'New session',
    resonance: 'Resonance over the months',
    resonanceAbout:
      'Dot: the rate that was accepted. Bar: 80 % range of the estimate behind it; no bar: chosen by hand. From day to day such rates differ by half a breath by themselves.',
    rates: ['Accepted on', 'Rate, a minute', '80 % range'],
    range: (low: number | undefined, high: number | undefined): string =>
      low === undefined || high === undefined
        ? 'chosen by hand'
        : `${decimal(low, 1)} to ${decimal(high, 1)}`,
    rateText: (rate: number): string => rateText(rate),
    sessions: 'Sessions',
    head: ['Session', 'Length', 'Accepted rate', 'Distress', 'Ease'],
    when: (epoch: number): string => `${day(epoch)}, ${clock(epoch)}`,
    length: (ms: number): string => length(ms),
    fromTo: (first: number, last: number): string => (first === last ? `${first}` : `${first} to ${last}`),
    noSessions: 'No session is filed under this code.',
    archive: 'Archive',
    unarchive: 'Take out of the archive',
    erase: 'Erase this client',
    eraseAsk: (code: string, count: number): string =>
      `This erases ${code}, its note, its rates and ${sessions(count)} from this device, for good. Files that were saved elsewhere stay.`,
    eraseYes: 'Erase for good',
    keep: 'Keep',
  },
  visits: {
    title: 'Sessions compared',
    session: 'Session',
    rest: 'Heart rate at rest',
    rmssd: 'RMSSD at rest',
    wave: (rate: number | undefined): string =>
      rate === undefined ? 'Heart wave' : `Heart wave at ${rateText(rate)}`,
    bpm: (value: number): string => `${decimal(value)} bpm`,
    ms: (value: number): string => `${decimal(value)} ms`,
    usual: (low: number, high: number): string => `usual ${decimal(low)} to ${decimal(high)}`,
    reading: (left: number): string => `${sessions(left)} still to be read.`,
    about:
      'Usual: where four of five sessions of this person would lie by the sessions before, as figures stray from day to day by themselves. Rest is the baseline, or what lies before the guide; the wave is compared at the practice rate only. Sleep, food, medicine and the hour of the day change all of them.',
  },
  toFileTitle: 'Sessions without a code',
  toFileAbout: 'Whose session was this? Nothing is lost by waiting.',
  open: (what: string): string => `Open ${what}`,
  fileButton: 'File this session',
  fileAs: 'File it',
  later: 'Leave for later',
  filedUnder: (code: string): string => `Filed under ${code}`,
};
