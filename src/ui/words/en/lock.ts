/** What the therapist reads about locked records. English. Words only. */
import { clock } from '../format.ts';
import type { LockWords } from '../lock.ts';

export const lockWords: LockWords = {
  locked: 'Locked',
  title: 'The records are locked.',
  safe: 'Nothing is lost by trying again.',
  byItself: (epoch) => `They were locked by themselves at ${clock(epoch)}. Nothing is lost by trying again.`,
  unlock: 'Unlock',
  busy: 'The key is being made; this takes a few seconds by intent.',
  byPasskey: 'Unlock with the passkey',
  back: 'Session',
  trouble: {
    'wrong-secret':
      'That is not the passphrase or code of these records. Nothing has changed. Check the keyboard’s language.',
    'wrong-code': 'The code has a slip. Compare it with the paper, group by group.',
    passkey:
      'No passkey opened them: it was not given, or is not on this device any more. The passphrase and the recovery code open them as before.',
    'changed-outside':
      'The vault’s settings were changed from outside, so it is not opened. Restore a backup, or ask whoever looks after this computer.',
    failed: 'The records could not be opened just now. Nothing has changed; try again.',
    wait: 'Wait a few seconds before the next try.',
  },
  slip: (group) => `The slip is in group ${group}.`,
  goesOn: ['Recording goes on.', 'This session is kept, sealed. Everything else waits until you unlock.'],
  waiting: [
    'A client is waiting?',
    'Start a session without unlocking. It is sealed at once and appears among your records when you unlock them.',
  ],
  without: 'Start without unlocking',
  neither: 'Passphrase and code are lost',
  anew: [
    'Nobody can open these records without one of the two, not even we.',
    'You can begin anew on this device. The records stay on it, sealed; if the passphrase or the code is found, they open again under “Backup”.',
    'Backups are left alone. They too open only with the passphrase of their time or its code.',
  ],
  anewYes: 'Begin anew',
};
