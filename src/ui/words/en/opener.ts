/** What the page that opens a backup without Attune says. Words only. */
import type { OpenerWords } from '../opener.ts';

export const openerWords: OpenerWords = {
  title: 'Open a backup of Attune',
  about:
    'This page needs no network and no Attune. Nothing leaves this computer: it opens the file and writes each session as a file of its own, in plain text.',
  file: 'Backup, a file that ends in .attune',
  passphrase: 'Passphrase',
  code: 'Recovery code',
  either: 'One of the two is enough.',
  open: 'Open',
  working: 'The backup is being opened. This takes some seconds by intent.',
  opened: (sessions, made) =>
    `${sessions} ${sessions === 1 ? 'session' : 'sessions'}, backed up on ${new Date(made).toLocaleString('en-GB')}.`,
  notWhole: 'The file is not whole: something was cut off or changed. What can be read is here.',
  save: (name) => `Save ${name}`,
  saveAll: 'Save all',
  saved: (count) => `${count} written.`,
  lost: 'Part of this session cannot be read; the rest was written.',
  none: 'Choose a backup, and type its passphrase or its code.',
  wrong: 'That does not open it. Nothing has changed; check the keyboard’s language.',
  slip: (group) => `The code has a slip in group ${group}.`,
  notOurs: 'This is not a backup of Attune.',
  newer: 'This backup comes from a newer version; take the page that was shipped with it.',
  damaged: 'The backup’s list is damaged. Try another copy.',
};
