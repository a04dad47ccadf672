/** What the therapist's window says when something happened to files, storage or windows. Words only, no decisions. */
import { clock } from '../format.ts';
import type { AllNoticeWords } from '../notices.ts';

export const noticeWords: AllNoticeWords = {
  store: {
    'disk-full': {
      lead: 'This device is nearly full.',
      text: 'The session is safe in memory; download it now.',
    },
    'no-storage': {
      lead: 'This browser keeps nothing here, as in a private window.',
      text: 'Everything works; download the session before you close this window.',
    },
    'newer-version': {
      lead: 'A newer version of Attune has used this device’s records.',
      text: 'Nothing is lost. Close every window of Attune and open it again.',
    },
    'no-answer': {
      lead: 'This browser’s storage does not answer.',
      text: 'Everything works. A session stays in memory until it is written; download it to be sure.',
    },
    blocked: {
      lead: 'Another window with an older Attune holds this device’s records.',
      text: 'Close that window. Until then a session stays in memory; nothing is lost.',
    },
    taken: {
      lead: 'Another window of Attune writes this session.',
      text: 'What this window has recorded is safe in memory; download it before you close it.',
    },
    gone: {
      lead: 'The records of this site were cleared.',
      text: 'The running session is written anew, from its first moment.',
    },
    erased: {
      lead: 'This session was erased from this device.',
      text: 'It does not come back by itself; whoever has its file can open that.',
    },
    'storage-failed': {
      lead: 'This device’s storage cannot be used right now; often its disk is full.',
      text: 'A running session is safe in memory and Attune keeps trying; download it to be sure.',
    },
    locked: {
      lead: 'The records are locked.',
      text: 'Unlock them first. A running session is kept all the same.',
    },
    'not-found': {
      lead: 'This session is not on this device any more.',
      text: 'The other sessions are as they were.',
    },
  },
  damaged: {
    lead: 'A part of this session is damaged on this device and cannot be read.',
    text: 'Everything else of it is here and as it was.',
  },
  keysLost: {
    lead: 'This device can’t open its earlier records any more.',
    text: 'Half of their keys was cleared from this browser. Restore the backup; new sessions are kept as before.',
  },
  locked: {
    lead: 'The records are locked.',
    text: 'A session is kept all the same, sealed.',
  },
  unlock: 'Unlock',
  reading: { lead: 'Reading the session.', text: 'It opens in a moment.' },
  storageWorksAgain: { lead: 'The session is written to this device again.' },
  download: 'Download session',
  secondTab: {
    lead: 'Attune is open in another window of this browser.',
    text: 'That window holds the strap and the records. This one takes over when that one is closed.',
  },
  windowBlocked: {
    lead: 'The browser did not let the client’s window open.',
    text: 'Allow pop-up windows for this page in the address bar, then try again.',
  },
  tryAgain: 'Try again',
  stoodStill: {
    lead: (from: number, to: number): string => `This page stood still from ${clock(from)} to ${clock(to)}.`,
    text: 'The computer slept, the browser paused the page, or the clock was set; nothing was recorded then.',
  },
  newVersion: {
    lead: 'A new version of Attune is on this device.',
    text: 'It begins when every window of Attune has been closed, or now if you like. Your sessions stay.',
  },
  takeNewVersion: 'Begin with it now',
  missingPart: {
    lead: 'A part of Attune could not be fetched.',
    text: 'What was recorded is safe. Look at the network, then try again.',
  },
  breathFailed: {
    lead: 'The part that measures the breath could not be loaded.',
    text: 'Heart rate goes on. Try again when the network is back.',
  },
  secondFailed: {
    lead: 'The part for the second strap, or the log of your own heart, could not be reached.',
    text: 'The client’s session goes on and is not affected. Try again in a moment.',
  },
  simulationFailed: {
    lead: 'The simulated strap could not be loaded.',
    text: 'Reload the page and try once more; nothing was recorded.',
  },
};
