/** What the therapist reads when something is the matter with a strap: what happened, what is safe, what to do. Words only. */
import type { HrOnlyReason } from '../../signal/signal-state.ts';
import type { StrapErrorCode } from '../../signal/strap-codes.ts';
import { length } from './format.ts';
import type { NoticeWords } from './notices.ts';

/** One for each code, so a code without words does not compile. */
export const strapErrorWords: Record<StrapErrorCode, Required<NoticeWords>> = {
  'no-web-bluetooth': {
    lead: 'This browser cannot reach a strap.',
    text: 'Chrome or Edge can; everything else works here too.',
  },
  'insecure-page': {
    lead: 'The browser reaches a strap only from a secure page.',
    text: 'Open Attune at an address that begins with https; everything else works here too.',
  },
  'bluetooth-off': { lead: 'Bluetooth is off.', text: 'Switch it on, then connect again.' },
  'chooser-closed': { lead: 'No strap was chosen.', text: 'Nothing has changed.' },
  'chooser-silent': {
    lead: 'The browser shows no straps so far.',
    text: 'If no list is open, check that Bluetooth is on, then connect again.',
  },
  'permission-refused': {
    lead: 'The browser does not allow Bluetooth on this page.',
    text: 'Allow it in the settings of this page, then connect again.',
  },
  'no-heart-rate-service': {
    lead: 'This device sends no heart rate.',
    text: 'Choose the strap from the list; its name is often printed on it.',
  },
  'strap-busy': {
    lead: 'The strap does not let Attune in; another program or watch may hold it.',
    text: 'Close it there; Attune keeps trying by itself.',
  },
  'out-of-range': {
    lead: 'The strap does not answer.',
    text: 'It may be off the skin or too far away; Attune keeps trying by itself.',
  },
  'timed-out': {
    lead: 'Connecting took longer than 15 s.',
    text: 'Moisten the strap and keep it near; Attune keeps trying by itself.',
  },
  'link-lost': {
    lead: 'The link to the strap is lost.',
    text: 'The session goes on, and Attune keeps trying by itself.',
  },
  'strap-silent': {
    lead: 'The strap has sent nothing for 10 s.',
    text: 'The session goes on, and Attune links it anew.',
  },
  unexpected: {
    lead: 'The browser could not use the strap, and did not say why.',
    text: 'Nothing is lost. Take the strap off and on again, then connect it.',
  },
};

const hrOnly: Record<HrOnlyReason, string> = {
  unclear: 'Too many beats are unclear. Heart rate and guide work; variability is not shown until it clears.',
  'no-rr':
    'This strap sends heart rate but no beat intervals. Heart rate and guide work; variability is not shown.',
  duplicates:
    'This strap sends its beat intervals more than once. Heart rate works; variability is not shown.',
  'fill-values':
    'Some of this strap’s beat intervals do not fit its heart rate. Heart rate works; variability is not shown.',
  synthesised:
    'This strap computes its beat intervals from heart rate. Heart rate works; variability is not shown.',
};

export const strapWords = {
  /** Why only heart rate is shown. */
  hrOnly,
  wrongUnit:
    'This strap’s intervals are likely 2.4 % too short. Variability is shown; compare it only with the same strap.',
  back: (missingMs: number): string => `The strap is back. ${length(missingMs)} are missing and stay empty.`,
};
