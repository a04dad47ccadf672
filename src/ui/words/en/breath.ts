/** What the therapist reads about the measured breath. Words only. */
import type { BreathWords } from '../breath.ts';
import { halfRate } from '../rates.ts';

export const breathWords: BreathWords = {
  label: 'Breath',
  use: 'Use breathing of the strap',
  useBelt: 'Use a breathing belt',
  stop: 'Stop measuring the breath',
  again: 'Try again',
  starting: 'Asking the strap for its motion sensor. This can take half a minute.',
  running: 'Measured at the chest.',
  states: {
    starting: 'Finding the breath.',
    moving: 'Hidden while the client moves or speaks.',
    speaking: 'Hidden while the client moves or speaks.',
    small: 'The strap sees little movement. Sitting a little upright helps; it goes on without, too.',
    irregular: 'Not clear. Nothing is wrong.',
    lost: 'The breath signal is lost. The guide goes on.',
  },
  clear: (rate) => `About ${halfRate(rate)} a minute, measured at the chest.`,
  codes: {
    'no-sensor': 'This strap has no breathing sensor we can read. Heart rate works without.',
    'not-allowed':
      'The browser allowed this strap before it was asked for its motion sensor. Heart rate goes on; choose the strap once more from the list.',
    pairing:
      'The system may want to pair this strap. Heart rate works without. Accept the pairing, or remove the strap in the system’s Bluetooth list and connect again.',
    drops:
      'The link to the strap ended twice soon after its motion sensor was used, so it is left alone. Heart rate goes on. Bring the strap closer, then try again.',
    'no-answer': 'The motion sensor does not answer. Heart rate works without. Try again in a minute.',
    refused:
      'The strap refuses its motion sensor. Heart rate works without. Close other programs that use it, then try again.',
    stopped: 'The strap has ended the breath by itself. Heart rate goes on. Start it again when you like.',
    unusable: 'The motion sensor of this strap is not usable. Heart rate works without.',
    'belt-failed':
      'The belt could not be used. Heart rate goes on. Wake the belt with its button, close other programs that use it, then try again.',
    'belt-lost':
      'The link to the belt is lost. Heart rate and the guide go on; Attune keeps trying by itself.',
    'belt-range':
      'The belt pulls at the end of its range. Loosen it or tighten it a little. Heart rate goes on.',
    silent: 'The breath signal is lost. Heart rate and the guide go on; it comes back by itself.',
  },
  measured: 'measured at the chest',
  measuredUnclear: 'measured, unclear',
  withGuide: 'With the guide',
  own: (rate) => `Own rhythm, about ${halfRate(rate)}`,
  unclear: 'Unclear',
  about: (rate) => `About ${halfRate(rate)} a minute`,
};
