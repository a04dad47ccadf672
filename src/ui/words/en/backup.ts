/** What the therapist reads about backups: passphrase, recovery code, file, folder, restoring, and what can go wrong. Words only. */
import type { BackupDone } from '../../model/backup-view.ts';
import type { BackupWords } from '../backup.ts';
import { clock, day, decimal } from '../format.ts';
import type { NoticeWords } from '../notices.ts';

const sessions = (count: number): string => (count === 1 ? '1 session' : `${decimal(count)} sessions`);

function done(what: BackupDone): NoticeWords {
  if (what.did === 'passphrase')
    return {
      lead: 'The new passphrase holds from now on.',
      text: 'Backups made before today open with the old one. The recovery code stays the same.',
    };
  if (what.did === 'guarded')
    return {
      lead: 'The records are guarded.',
      text: 'From now on they open with the passphrase or the recovery code.',
    };
  if (what.did === 'unguarded')
    return {
      lead: 'The records open by themselves again.',
      text: 'Whoever can use this account can read them. Backups keep their passphrase.',
    };
  if (what.did === 'passkey-added')
    return {
      lead: 'The passkey opens the records from now on.',
      text: 'Keep the passphrase and the code: backups and other devices open with them only.',
    };
  if (what.did === 'passkey-removed')
    return {
      lead: 'The passkey opens nothing here any more.',
      text: 'It may still stand in the browser’s list of passkeys, where you can delete it.',
    };
  if (what.did === 'copied')
    return { lead: 'Backed up.', text: `${sessions(what.sessions)}, written, read again and opened.` };
  const gone =
    what.erased === 0 ? '' : ` ${sessions(what.erased)} had been erased elsewhere and went here too.`;
  const lost =
    what.lost + what.waiting === 0
      ? ''
      : ' Some of the backup cannot be read; everything else is here. Keep the file, and look for another copy.';
  const came =
    what.sessions === 0 ? 'Everything in it was here already.' : `${sessions(what.sessions)} came from it.`;
  return { lead: 'Restored.', text: `${came}${gone}${lost}` };
}

export const backupWords: BackupWords = {
  title: 'Backup',
  back: 'Start',
  offer: {
    title: 'Lock records and backups with a passphrase.',
    about:
      'A passphrase locks your records on this device and seals every backup. Without it or the printed code nobody can open them, not even we. You can set one today or any day.',
    facts: [
      [
        'Locked on this device',
        'Sessions, codes and notes open with the passphrase. They lock by themselves after ten minutes without use.',
      ],
      ['A session never waits for it', 'Start without unlocking: it is sealed at once and kept.'],
      ['A recovery code, once', 'You get a code to print. Nobody else has it, and we cannot make another.'],
      [
        'It opens without Attune',
        'A page comes with it that opens a backup on any computer, without a network.',
      ],
    ] as const,
    notNow: 'Not now',
  },
  set: 'Set a passphrase',
  change: 'Change the passphrase',
  changeAbout:
    'The next backups are sealed with a new key. Backups made before today open with the old passphrase.',
  passphrase: 'Passphrase',
  repeat: 'Repeat the passphrase',
  show: 'Show',
  hide: 'Hide',
  hint: 'At least 12 characters. Five words that you can type in the dark are better than one clever one.',
  tooShort: 'This is shorter than 12 characters. One or two words more are enough.',
  different: 'The two are not the same. Type the second once more.',
  code: {
    title: 'Your recovery code',
    about: 'It opens the records and their backups if the passphrase is forgotten. It is shown once, now.',
    label: 'Recovery code, seven groups',
    print: 'Print this page',
    type: (first: number, second: number): string => `Then type groups ${first} and ${second}`,
    why: 'So that it is on paper and not only on this screen.',
    group: (number: number): string => `Group ${number}`,
    kept: 'It is on paper',
    wrong: 'These are not the two groups. Look at the paper once more.',
    only: [
      'There is no other way in.',
      'Without passphrase and code the records and their backups stay closed, also for us.',
    ] as const,
  },
  state: {
    none: (count: number): string =>
      count === 1 ? 'The session is on this device only.' : `All ${sessions(count)} are on this device only.`,
    all: (count: number): string =>
      count === 1 ? 'The session is backed up.' : `All ${sessions(count)} are backed up.`,
    some: (count: number): string =>
      count === 1 ? '1 session is on this device only.' : `${sessions(count)} are on this device only.`,
    empty: 'There is no session to back up yet.',
    last: (epoch: number): string => `Last backup: ${day(epoch)}, ${clock(epoch)}.`,
    about:
      'A backup opens only with your passphrase or the recovery code. It counts as made once it was read again and opened.',
    here: 'The passphrase seals backups. On this device whoever can use this account can read your records; the computer’s disk encryption protects them.',
  },
  guard: {
    title: 'Lock the records on this device',
    about:
      'Type the passphrase of your backups. From then on it opens the records here too, or the recovery code does.',
    button: 'Lock them with it',
    on: 'The passphrase locks the records on this device too. Without it or the printed code nobody can open them, not even we.',
    after: 'Lock by itself without input after',
    minutes: (minutes) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
    never: 'Never',
    off: 'Open without a passphrase',
    offAbout: 'Whoever can use this account could read your records then. Backups keep their passphrase.',
    offYes: 'Yes, open without it',
  },
  passkey: {
    title: 'Passkey',
    about:
      'A passkey of this device, by finger, face or PIN, can open the records instead of typing. Whoever can unlock this device with it can then read them. The passphrase and the code go on working.',
    add: 'Add a passkey',
    on: 'A passkey opens the records too. If it is deleted or the device is lost, the passphrase and the code still do.',
    remove: 'Remove the passkey',
    name: 'Attune, records on this device',
  },
  backUp: 'Back up',
  chooseFolder: 'Choose a folder',
  server: 'The practice’s server',
  useServer: 'Use the practice’s server',
  changeFolder: 'Choose another folder',
  copyNow: 'Copy now',
  folder: {
    ready: 'A sealed copy is written here after each session.',
    ask: 'The browser wants to be asked again: press “Copy now” and allow it. Nothing was lost meanwhile.',
    lost: 'The folder cannot be reached. Connect its disk or network, then press “Copy now”, or choose another folder.',
    foreign:
      'Another device writes here under another passphrase. Type that passphrase, and both share one record.',
    none: 'A folder that a sync program or a second disk holds is kept up to date by itself, and several devices can share it.',
    cannot: 'This browser cannot keep a folder up to date; Chrome and Edge can. One file works here too.',
    open: 'Open this folder',
  },
  restore: {
    title: 'Restore',
    about: 'Takes in a backup of this or another device. Nothing that is here is replaced or lost.',
    choose: 'Choose a backup',
    chosen: (name: string): string => `Chosen: ${name}`,
    useCode: 'Use the recovery code',
    usePassphrase: 'Use the passphrase',
    code: 'Recovery code',
    button: 'Restore',
  },
  aside: {
    title: 'Earlier records on this device',
    about:
      'They lie here, sealed, since this device began anew. Their own passphrase or recovery code opens them, and they join the others.',
    button: 'Open earlier records',
  },
  busy: {
    key: 'The key is being made; this takes a few seconds by intent.',
    passkey: 'The browser asks for the passkey.',
    copying: 'The backup is being written and read again.',
    restoring: 'The backup is being opened.',
  },
  done,
  trouble: {
    'wrong-secret': {
      lead: 'That does not open it.',
      text: 'Nothing has changed. Check the keyboard’s language, and try again.',
    },
    'wrong-code': {
      lead: 'The code has a slip.',
      text: 'Nothing has changed. Compare it with the paper, group by group.',
    },
    passkey: {
      lead: 'No passkey was added.',
      text: 'It was not given, or this one cannot lock records. Nothing has changed; the passphrase opens them.',
    },
    'not-a-vault': {
      lead: 'This is not a backup of Attune.',
      text: 'Nothing has changed. Backups end in .attune.',
    },
    damaged: {
      lead: 'The backup is damaged.',
      text: 'Nothing that is here has changed. Try another copy of it.',
    },
    'changed-outside': {
      lead: 'The backup’s settings were changed from outside.',
      text: 'It is not opened. Nothing that is here has changed; try another copy of it.',
    },
    'newer-version': {
      lead: 'This backup comes from a newer version of Attune.',
      text: 'Nothing has changed. To get the newer version, close every window of Attune while there is a network and open it again.',
    },
    'too-large': {
      lead: 'This backup asks for more than any of Attune’s does.',
      text: 'It is not opened, and nothing has changed.',
    },
    unreachable: {
      lead: 'The folder cannot be reached.',
      text: 'Your records on this device are safe. Connect its disk or network, or choose another folder.',
    },
    full: {
      lead: 'The folder’s disk is full.',
      text: 'Your records on this device are safe. Make room, or choose another folder.',
    },
    unsound: {
      lead: 'The folder does not give back what was written.',
      text: 'Your records on this device are safe. Choose a folder on another disk.',
    },
    failed: {
      lead: 'The backup could not be made or opened.',
      text: 'Your records on this device are as they were. Try again; if it stays so, download the sessions one by one.',
    },
  },
  slip: (group: number): string => `The slip is in group ${group}.`,
  opener: 'Download open-vault.html',
  openerAbout:
    'The page that opens a backup without Attune and without a network. Keep it beside your backups.',
  readme:
    'This folder holds a sealed backup of Attune, a heart rate biofeedback program for therapists.\n\nIt opens with the passphrase or the recovery code of whoever made it, in Attune under "Backup". Nothing in it can be read without one of them, and nobody else has them.\n',
};
