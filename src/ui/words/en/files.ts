/** What is said of a file that somebody opens: what is wrong with it, what is safe, what to do next. Words only. */
import type { NoticeWords } from '../notices.ts';
import type { FileWords } from '../files.ts';

const unchanged = 'Nothing was imported; the file is unchanged.';

/** By the code of the format's error. */
const refused: FileWords['refused'] = {
  'bad-line': (line) => ({
    lead: line > 0 ? `Line ${line} cannot be read.` : 'A line of this file cannot be read.',
    text: `${unchanged} Look at that line, or export the file once more.`,
  }),
  empty: {
    lead: 'This file holds no beats.',
    text: `${unchanged} Open one with the intervals between beats, or a session of Attune.`,
  },
  'unknown-format': {
    lead: 'This file is neither a session of Attune nor a recording of beats in a format that Attune knows.',
    text: `${unchanged} Nearly every program can export RR intervals as text, one a line: open that.`,
  },
  'newer-version': {
    lead: 'This file comes from a newer version of Attune.',
    text: `${unchanged} To get the newer version, close every window of Attune while there is a network and open it again.`,
  },
  'too-large': {
    lead: 'This file holds more than a session can: over 30 MB, three days of beats or seven days in all.',
    text: `${unchanged} Divide it into single sessions and open them one by one.`,
  },
  damaged: {
    lead: 'This file is cut off or was changed.',
    text: `${unchanged} Copy it from the watch or the program once more.`,
  },
  'heart-rate-only': {
    lead: 'This file holds heart rates, not the time between beats.',
    text: `${unchanged} Intervals cannot be told from them. Export the RR intervals instead; many programs write them to a file of their own.`,
  },
  'curve-only': {
    lead: 'This file holds the curve of a sensor, not the beats in it.',
    text: `${unchanged} Let the program that recorded it find the beats, and export the intervals (RR or IBI).`,
  },
  'marks-only': {
    lead: 'This file holds marks, but no beats.',
    text: `${unchanged} Open the file with the RR intervals that belongs to it.`,
  },
  'figures-only': {
    lead: 'This file holds figures that were computed from beats, not the beats.',
    text: `${unchanged} Export the RR intervals themselves.`,
  },
  'no-intervals': {
    lead: 'No column of this file can be the time between two beats.',
    text: `${unchanged} Export the RR intervals, in ms, one a line.`,
  },
  several: {
    lead: 'This file holds several recordings.',
    text: `${unchanged} Save the one that you mean to a file of its own.`,
  },
  unclear: {
    lead: 'This file can be read in more than one way.',
    text: `${unchanged} Export the RR intervals alone, one a line.`,
  },
};

export const fileWords: FileWords = {
  refused,
  reading: (name) => `${name} is being read.`,
  stop: 'Stop',
  unreadable: {
    lead: 'The device did not hand this file over.',
    text: 'Nothing was imported. See that it is still where it was, then open it again.',
  },
  cut: (line: number): NoticeWords => ({
    lead: `The file breaks off in line ${line}.`,
    text: 'Everything before that line is here.',
  }),
  met: {
    known: {
      lead: 'This session is on this device already.',
      text: 'It is shown as it is kept here; the file is unchanged.',
    },
    added: {
      lead: 'This session was on this device already.',
      text: 'What the file tells beyond it was added; nothing that was kept here has changed.',
    },
    beside: {
      lead: 'Another recording of this session is on this device, and it is not the same.',
      text: 'The file’s recording is kept beside it as a session of its own.',
    },
    erased: {
      lead: 'This session had been erased from this device.',
      text: 'The file’s copy is kept as a new session from now on; erase it again if you do not want it here.',
    },
  },
};
