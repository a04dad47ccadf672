/** What is said where sessions leave as files. Words only. */
import type { ExportWords } from '../export.ts';
import { decimal } from '../format.ts';

export const exportWords: ExportWords = {
  export: 'Export',
  report: 'Report',
  replay: 'Replay',
  backToSession: 'Back to the session',
  title: 'Save this session as a file',
  stays:
    'The file goes where this browser saves files, and nowhere else. From there on it is yours to look after.',
  formats: {
    attune: { name: 'Attune session', about: 'Everything that was recorded. It opens here again as it was.' },
    rr: { name: 'RR intervals', about: 'One interval a line in ms, for Kubios and others. Gaps are closed.' },
    beats: { name: 'Table of beats', about: 'Each beat with its time, its interval and its label.' },
    windows: {
      name: 'Table of windows',
      about: 'Heart rate and variability every five minutes, with units.',
    },
    breaths: { name: 'Table of breaths', about: 'Each guided breath with its heart wave.' },
    edf: { name: 'EDF+', about: 'Heart rate, breathing, beats, phases and marks for signal programs.' },
    fhir: { name: 'FHIR', about: 'Measures for a record system (R4). Without marks and notes.' },
  },
  close: 'Close',
  titleMany: 'Save sessions as one file',
  whose: 'Which sessions',
  everything: 'All of this device',
  oneDay: 'Of one day',
  day: 'Day',
  forms: {
    archive: { name: 'Archive (zip)', about: 'Every session in every form, and a table of all.' },
    table: {
      name: 'Table (CSV)',
      about: 'One row a session, a phase, a rate of an assessment, for statistics programs.',
    },
    parquet: {
      name: 'Table (Parquet)',
      about: 'The same table for R, Python and others; the meaning of its columns is in it.',
    },
    columns: { name: 'Columns explained', about: 'What each column of the table means.' },
  },
  nothing: { lead: 'There is no session to save there.', text: 'Choose another client or another day.' },
  progress: (now, of) => `Putting the file together: session ${decimal(now)} of ${decimal(of)}.`,
};
