/** What is said of a file that somebody opens: what is wrong with it, what is safe, what to do next. Words only. */
import type { NoticeWords } from '../notices.ts';
import type { FileWords } from '../files.ts';

/** By the code of the format's error. */
const refused = {
  'bad-line': (line: number): NoticeWords => ({
    lead: `Line ${line} cannot be read.`,
    text: 'Nothing was imported; the file is unchanged. Look at that line, or download the session once more.',
  }),
  empty: {
    lead: 'This file holds no beats.',
    text: 'Nothing was imported; the file is unchanged. Open one with a number in each line, or a session of Attune.',
  },
  'unknown-format': {
    lead: 'This file is neither a session of Attune nor a list of RR intervals.',
    text: 'Nothing was imported; the file is unchanged. Sessions end in .jsonl; lists hold one interval a line, in ms.',
  },
  'newer-version': {
    lead: 'This file comes from a newer version of Attune.',
    text: 'Nothing was imported; the file is unchanged. To get the newer version, close every window of Attune while there is a network and open it again.',
  },
  'too-large': {
    lead: 'This file holds more than three days of beats.',
    text: 'Nothing was imported; the file is unchanged. Divide it into single sessions and open them one by one.',
  },
} as const;

export const fileWords: FileWords = {
  refused,
  unreadable: {
    lead: 'The device did not hand this file over.',
    text: 'Nothing was imported. See that it is still where it was, then open it again.',
  },
  cut: (line: number): NoticeWords => ({
    lead: `The file breaks off in line ${line}.`,
    text: 'Everything before that line is here.',
  }),
  known: {
    lead: 'This session is on this device already.',
    text: 'It is shown as it is kept here; the file is unchanged.',
  },
  erased: {
    lead: 'This session had been erased from this device.',
    text: 'The file’s copy is kept as a new session from now on; erase it again if you do not want it here.',
  },
};
