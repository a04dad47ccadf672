/** What the therapist's window says when something happened to files, storage or windows. Words only, no decisions. */
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
    'storage-failed': {
      lead: 'The session cannot be written to this device right now.',
      text: 'It is safe in memory and Attune keeps trying; download it to be sure.',
    },
    'not-found': {
      lead: 'This session is not on this device any more.',
      text: 'The other sessions are as they were.',
    },
  },
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
  simulationFailed: {
    lead: 'The simulated strap could not be loaded.',
    text: 'Reload the page and try once more; nothing was recorded.',
  },
};
