/** What the first page says: how to begin, what this browser can do, the sessions kept here, what Attune is not. Words only. */
import type { BluetoothAccess } from '../../model/start-view.ts';
import { clock, day, decimal, length } from '../format.ts';
import { rateText } from '../rates.ts';
import type { StartWords } from '../start.ts';

const bluetooth: Record<BluetoothAccess, string> = {
  unknown: 'Looking for Bluetooth',
  available: 'This browser can reach a strap',
  'no-bluetooth': 'This browser cannot reach a strap',
  insecure: 'This address cannot reach a strap',
  'adapter-off': 'Bluetooth is off',
};

/** What to do where a strap cannot be reached; shown beside the buttons. */
const bluetoothHelp: Record<BluetoothAccess, string> = {
  unknown: '',
  available: '',
  'no-bluetooth': 'This browser cannot reach a strap. Chrome or Edge can; everything else works here too.',
  insecure: 'Browsers reach a strap only from https or localhost. Everything else works here too.',
  'adapter-off': 'Bluetooth is off. Switch it on, then connect.',
};

export const startWords: StartWords = {
  title: ['Put the strap on,', 'then connect it.'] as const,
  intro: 'Any standard Bluetooth chest strap will do. What it sends stays on this device.',
  linkedTitle: ['The strap', 'is connected.'] as const,
  connect: 'Connect strap',
  backToStrap: 'Show its numbers',
  tryIt: 'Try it without a strap',
  clients: 'Clients',
  who: 'Who is it for',
  nobody: 'Nobody yet, file it later',
  recent: 'Recently here',
  lastHere: (epoch, rate) =>
    rate === undefined ? day(epoch) : `${day(epoch)}, practice at ${rateText(rate)}`,
  recentOf: (code, lastHere) => `Recently here: ${code}, ${lastHere}`,
  allClients: 'All clients',
  noCode: 'Nothing is recorded before you say so.',
  steps: [
    ['Moisten the two grey patches', 'Water is enough. Dry patches are the usual cause of a poor signal.'],
    ['Fasten it under the chest muscle', 'Snug, not tight, on the skin. The client can do this alone.'],
    [
      'Connect and choose it in the list',
      'The browser opens its own list. The name is often printed on the strap.',
    ],
  ] as const,
  teach:
    'Once connected, the breathing guide rises and falls here like a tide, with the heart’s own line over it.',
  bluetooth,
  bluetoothHelp,
  checks: 'What this browser can do',
  window: {
    yes: 'Second window allowed',
    no: 'Second window blocked',
    unknown: 'Second window not tried yet',
  },
  offline: {
    yes: 'Works without a network',
    no: 'Needs a network to open',
    unknown: 'Getting ready to work without a network',
  },
  backup: {
    line: ({ last, waiting, folderLost }): string => {
      const age = last === undefined ? 'No backup yet' : `Backup of ${day(last)}`;
      if (folderLost) return `${age}; its folder is not reached`;
      if (last === undefined || waiting === 0) return age;
      return `${age}; ${waiting === 1 ? '1 session is' : `${decimal(waiting)} sessions are`} not in it`;
    },
    button: 'Back up',
    restore: 'Restore',
  },
  about: 'About this copy',
  openFile: 'Open a file',
  look: 'Look',
  recovered: {
    lead: 'A session was still open.',
    text: (epoch: number, ms: number): string =>
      `From ${day(epoch)}, ${clock(epoch)}, ${length(ms)}. Go on with it, or close it; at most one second is missing.`,
    goOn: 'Go on',
    close: 'Close it',
  },
  list: {
    title: 'Sessions on this device',
    open: (title: string): string => `Open ${title}`,
    find: 'Find by code, name or day',
    none: 'No session on this device has this code, name or day.',
    shown: (rows: number, all: number): string => `The newest ${decimal(rows)} of ${decimal(all)} are shown.`,
    more: 'Show more',
    toFile: 'To file',
    page: (code: string): string => `Page of ${code}`,
    all: (sessions: number, code: string | undefined): string =>
      code === undefined ? `All ${decimal(sessions)} to file` : `All ${decimal(sessions)} of ${code}`,
    unnamed: 'Session',
    when: (epoch: number): string => `${day(epoch)}, ${clock(epoch)}`,
    length,
    rename: 'Rename',
    name: 'Name',
    save: 'Save name',
    cancel: 'Leave as it is',
    download: 'Download',
    erase: 'Erase',
    eraseAsk:
      'Erase it for good? Its key on this device is destroyed. Copies in old backups, or made by the computer itself, stay.',
    keep: 'Keep it',
    eraseYes: 'Erase for good',
  },
  howSure: 'How sure are we',
  not: {
    button: 'What Attune is not',
    title: 'What Attune is not',
    lines: [
      'It is not a medical device. It does not diagnose, treat or watch over anyone, and it gives no alarm.',
      'It cannot tell calm from numb. Heart rate and its variability do not say which state a person is in.',
      'With atrial fibrillation, many extra beats, a pacemaker or a transplanted heart, variability and resonance cannot be interpreted.',
      'Beta blockers and some other medicines flatten the heart’s wave. A flat curve is not a bad one.',
      'Slow breathing lowers blood pressure for a while: sit, and stand up slowly. In pregnancy, asthma or after fainting: a comfortable rate, no holds, and a word with the physician.',
      'For some people breathing itself is the trigger. Sound, hands or movement come first then, and the guide stays still.',
      'Chest pain, fainting, or a resting pulse over 150: stop and get medical help.',
    ],
    close: 'Close',
  },
};
