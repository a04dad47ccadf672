/** What the therapist reads about the client's window and what it may do. Words only. */
import type { ClientOptionWords } from '../client-options.ts';

export const clientOptionWords: ClientOptionWords = {
  open: 'Settings of the client’s window',
  title: 'The client’s window',
  look: 'What the client sees',
  looks: { sphere: 'Sphere', horizon: 'Horizon', line: 'Line', still: 'Still' },
  mayAdjust: 'The client may make it a little slower or faster',
  mayTooMuch: 'The stopped screen may say that it was too much',
  feedback: 'The picture answers to the heart, slowly and without words',
  takeHome: 'Practice link to take home',
  ownLook: 'Look of this window',
};
