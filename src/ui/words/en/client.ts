/**
 * The words of the client's window, English. Offers, not orders; no numbers, no praise, nothing that can be failed at.
 */
import type { ClientWords } from '../client.ts';

export const clientWords: ClientWords = {
  breatheIn: 'Breathe in',
  breatheOut: 'Breathe out',
  groundMe: 'Ground me',
  soundAndLook: 'Sound and look',
  stopEverything: 'Stop everything',
  pause: 'Pause',
  goOn: 'Go on',
  whenReady: 'Whenever it suits.',
  rests: {
    therapist: 'The guide was paused from the other side. It comes back from there.',
    client: 'Paused here. It goes on when you choose “Go on”.',
    program: 'The guide rests.',
  },
  waiting: 'Nothing is needed here yet. The picture begins by itself.',
  unpaired: 'This window belongs to no session yet. Your therapist can open it from theirs.',
  gone: 'The other window is gone. Rest here as long as you like.',
  ended: 'This session has come to its end.',
  touchForSound: 'Touch the picture once to let the sound begin.',
  missing: 'A part of this window has not come yet. It comes by itself; nothing is needed.',
  simulated: 'simulated',
  back: 'Back',
  fullScreen: 'Full screen',
  sayNow: 'Say where the breath is',
  stopped: {
    title: 'Everything has stopped.',
    nothing: 'There is nothing you need to do.',
    seen: 'Your therapist can see this too.',
    goOn: 'Go on when I am ready',
    offered: 'Your therapist would bring the guide back, if you want.',
    tooMuch: 'That was too much',
    noted: 'Noted. Thank you for saying so.',
  },
  replay: {
    hint: 'Replay of an earlier session',
    fast: 'Played fast; the guide rests.',
    rests: 'The guide rests.',
  },
  asked: {
    question: (scale: 'ease' | 'distress' | 'own', name: string | undefined): string =>
      scale === 'distress'
        ? 'How strong is the distress right now?'
        : scale === 'ease'
          ? 'How much ease is there right now?'
          : `${name ?? ''}, right now?`,
    leave: 'Leave it',
    low: '0, none',
    high: '10, the most',
  },
};
