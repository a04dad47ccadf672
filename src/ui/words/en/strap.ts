/** Everything the therapist reads about a strap: its state, what is the matter with it, what can be done. Words only. */
import type { HrOnlyReason } from '../../../signal/signal-state.ts';
import type { StrapSignal } from '../../model/strap-view.ts';
import { length } from '../format.ts';
import type { SignalWords, StrapErrorWords, StrapWords } from '../strap.ts';

/** One for each code, so a code without words does not compile. That Attune tries again is said beside them, by `retryIn`. */
export const strapErrorWords: StrapErrorWords = {
  'no-web-bluetooth': {
    lead: 'This browser cannot reach a strap.',
    text: 'Chrome or Edge can; everything else works here too.',
  },
  'insecure-page': {
    lead: 'The browser reaches a strap only from a secure page.',
    text: 'Open Attune at an address that begins with https; everything else works here too.',
  },
  'bluetooth-off': { lead: 'Bluetooth is off.', text: 'Switch it on, then connect again.' },
  'chooser-closed': {
    lead: 'No strap was chosen.',
    text: 'Nothing has changed. A strap is listed only while it is worn and nothing else holds it; some are found only among all devices.',
  },
  'chooser-silent': {
    lead: 'No strap has been chosen so far.',
    text: 'If the strap is not in the browser’s list, look for it among all devices. If no list is open, Bluetooth may be off.',
  },
  'other-heart': {
    lead: 'This is the other person’s strap.',
    text: 'Nothing has changed. Each of the two needs a strap of their own; the name is often printed on it.',
  },
  'permission-refused': {
    lead: 'The browser does not allow Bluetooth on this page.',
    text: 'Allow it in the settings of this page, then connect again.',
  },
  'no-heart-rate-service': {
    lead: 'What was chosen sends no heart rate.',
    text: 'Choose the strap from the list; its name is often printed on it.',
  },
  'subscription-refused': {
    lead: 'The strap was found, but it lets nobody listen.',
    text: 'Pair it in the system’s Bluetooth settings, or remove it there and choose it again; close other programs that use it.',
  },
  'strap-busy': {
    lead: 'The strap does not let Attune in; another program or watch may hold it.',
    text: 'Close it there.',
  },
  'out-of-range': {
    lead: 'The strap does not answer.',
    text: 'It may be off the skin or too far away.',
  },
  'timed-out': {
    lead: 'Connecting took longer than 15 s.',
    text: 'Moisten the strap and keep it near.',
  },
  'no-answer': {
    lead: 'The strap is linked, but does not answer.',
    text: 'Take it off for half a minute and put it on again; if that does not help, switch Bluetooth off and on.',
  },
  'link-lost': {
    lead: 'The link to the strap is lost.',
    text: 'It may be too far away for a moment.',
  },
  'drops-at-once': {
    lead: 'Each link to the strap ends within seconds.',
    text: 'Take it out of the system’s paired devices, close other programs that use it, or give it a fresh battery.',
  },
  'strap-silent': {
    lead: 'The strap has sent nothing for 10 s.',
    text: 'It may sit dry or loose.',
  },
  'stays-mute': {
    lead: 'The strap is linked, but sends nothing.',
    text: 'Moisten it and put it on again; close other programs that use it, or give it a fresh battery.',
  },
  unexpected: {
    lead: 'The browser could not use the strap, and did not say why.',
    text: 'Nothing is lost. Take the strap off and on again, then connect it.',
  },
};

const hrOnly: Record<HrOnlyReason, string> = {
  unclear: 'Too many beats are unclear. Heart rate and guide work; variability is not shown until it clears.',
  ceased:
    'Beat intervals have stopped coming; the strap may be off the skin. Moisten it and lay it on again when there is a good moment.',
  'no-rr':
    'This strap sends heart rate but no beat intervals. Heart rate and guide work; variability is not shown.',
  duplicates:
    'This strap sends its beat intervals more than once. Heart rate works; variability is not shown.',
  'fill-values':
    'Some of this strap’s beat intervals do not fit its heart rate. Heart rate works; variability is not shown.',
  synthesised:
    'This strap computes its beat intervals from heart rate. Heart rate works; variability is not shown.',
};

const lost = 'The link to the strap is lost.';

const signals: Record<StrapSignal, SignalWords> = {
  none: { word: 'No strap', rest: 'yet', sentence: 'Put the strap on, then connect it.' },
  choosing: { word: 'Choosing', sentence: 'Choose the strap in the browser’s list.' },
  connecting: { word: 'Connecting', sentence: 'Connecting to the strap.' },
  settling: { word: 'Settling', sentence: 'The strap is settling. Numbers follow in a few beats.' },
  good: { word: 'Good', rest: 'signal', sentence: 'Good signal.' },
  poor: {
    word: 'Poor',
    rest: 'signal',
    sentence: 'Many beats are unclear. Moisten the strap when there is a good moment.',
  },
  'hr-only': { word: 'Heart rate', rest: 'only', sentence: hrOnly['no-rr'] },
  'no-contact': { word: 'No contact', sentence: 'The strap has no skin contact.' },
  silent: { word: 'Quiet', sentence: 'The strap is quiet.' },
  lost: { word: 'Lost', sentence: lost },
  reconnecting: { word: 'Reconnecting', sentence: lost },
};

export const strapWords: StrapWords = {
  label: 'Strap',
  signals,
  goesOn: 'The session goes on.',
  /** Why only heart rate is shown. */
  hrOnly,
  wrongUnit:
    'This strap’s intervals are likely 2.4 % too short. Variability is shown; compare it only with the same strap.',
  battery: (percent: number): string => `${percent} %`,
  batteryLabel: (percent: number): string => `Strap battery ${percent} %`,
  lostFor: (ms: number): string => `for ${length(ms)}`,
  /** What follows the sentence of a state without numbers. */
  then: {
    none: 'The session goes on without numbers until a strap is connected. The guide is not affected.',
    choosing: 'The name is often printed on the strap.',
    'no-contact': 'It may have slipped. Numbers return by themselves when it lies on the skin.',
    silent: 'It may sit dry or loose. Moisten it when there is a good moment; the guide is not affected.',
  } satisfies Partial<Record<StrapSignal, string>>,
  retryIn: (ms: number): string =>
    ms > 500
      ? `Attune keeps trying by itself, next in ${Math.ceil(ms / 1000)} s. The guide is not affected.`
      : 'Attune is trying now. The guide is not affected.',
  connect: 'Connect strap',
  tryNow: 'Try now',
  change: 'Change strap',
  everyDevice: 'Show all devices',
  disconnect: 'Disconnect strap',
  details: 'Strap details',
  rows: {
    name: 'Name',
    manufacturer: 'Maker',
    model: 'Model',
    firmware: 'Firmware',
    location: 'Worn at',
  },
  batteryRow: 'Battery',
  unknown: 'not told',
};
