/** What is said of the second strap while a session goes on. Words only. */
import type { LinkState } from '../../../terms/link-state.ts';
import type { SecondWords } from '../second.ts';

const brief: Record<LinkState, string> = {
  idle: '',
  choosing: 'choosing',
  connecting: 'connecting',
  connected: 'linked',
  silent: 'quiet',
  lost: 'lost',
  reconnecting: 'reconnecting',
};

const lost = 'The link to your strap is lost. Attune keeps trying by itself.';

export const secondWords: SecondWords = {
  label: 'Second strap',
  connect: 'Connect a second strap',
  question:
    'Do the client and you both agree that both hearts are recorded? That you agreed is kept with the session. Your own line is kept apart from it, and you can delete it at any time.',
  agree: 'We both agree',
  notNow: 'Not now',
  disconnect: 'Disconnect the second strap',
  states: {
    idle: 'For your own heart. You see it after the session; nobody sees it live.',
    choosing: 'Choose your own strap in the browser’s list.',
    connecting: 'Connecting to your strap.',
    connected: 'Your strap is linked. Its line is shown after the session.',
    silent: 'Your strap is quiet.',
    lost,
    reconnecting: lost,
  },
  yours: (link) => `Your strap: ${brief[link]}`,
};
