/** What the therapist reads around a session: bar, strap, pace, end, client's window. Words only, no decisions. */
import type { StrapSignal, ThemeChoice } from '../therapist/view.ts';
import { clock, decimal, length } from './format.ts';

interface SignalWords {
  /** The word of the badge. */
  readonly word: string;
  /** What follows it where there is room. */
  readonly rest?: string;
  /** The sentence that takes the numbers' place where there are none. */
  readonly sentence: string;
}

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
  'hr-only': {
    word: 'Heart rate',
    rest: 'only',
    sentence:
      'This strap sends heart rate but no beat intervals. Heart rate and guide work; variability is not shown.',
  },
  'no-contact': { word: 'No contact', sentence: 'The strap has no skin contact. The session goes on.' },
  silent: { word: 'Quiet', sentence: 'The strap is quiet. The session goes on.' },
  lost: { word: 'Lost', sentence: 'The link to the strap is lost. The session goes on.' },
  reconnecting: { word: 'Reconnecting', sentence: 'The link to the strap is lost. The session goes on.' },
};

const themes: Record<ThemeChoice, string> = {
  system: 'As the device',
  light: 'Light',
  dark: 'Dark',
  dim: 'Dim room',
};

export const therapistWords = {
  attune: 'Attune',
  session: 'Session',
  simulated: 'simulated',
  simulatedFull: 'Simulated. No heart was measured.',
  notRecording: 'Nothing is recorded yet',
  since: (epoch: number, ms: number): string => `${clock(epoch)} to now, ${length(ms)}`,
  signals,
  themes,
  look: 'Look',
  strap: {
    label: 'Strap',
    battery: (percent: number): string => `${percent} %`,
    batteryLabel: (percent: number): string => `Strap battery ${percent} %`,
    batteryLow: (percent: number): string =>
      `The strap’s battery is at ${percent} %. It should last this session; change it afterwards.`,
    lostFor: (ms: number): string => `for ${length(ms)}`,
    retryIn: (ms: number): string =>
      ms > 500
        ? `Attune keeps trying by itself, next in ${Math.ceil(ms / 1000)} s. The guide is not affected.`
        : 'Attune is trying now. The guide is not affected.',
    quiet: 'It may sit dry or loose. Moisten it when there is a good moment; the guide is not affected.',
    noContact: 'It may have slipped. Numbers return by themselves when it lies on the skin.',
    settling: 'The first beats are left out, so that no number rests on them.',
    choosing: 'The name is often printed on the strap.',
    none: 'The session goes on without numbers until a strap is connected. The guide is not affected.',
    details: 'Strap details',
    name: 'Name',
    maker: 'Maker',
    model: 'Model',
    firmware: 'Firmware',
    place: 'Worn at',
    batteryRow: 'Battery',
    unknown: 'not told',
    connect: 'Connect strap',
    tryNow: 'Try now',
    change: 'Change strap',
    disconnect: 'Disconnect strap',
  },
  start: 'Start session',
  leave: 'Leave',
  client: {
    open: 'Open client window',
    show: 'Show client window',
    sees: {
      sphere: 'Client sees the sphere',
      horizon: 'Client sees the horizon',
      line: 'Client sees the line',
      still: 'Client sees the still guide',
    },
    stopped: 'Everything is stopped for the client.',
    stoppedText: 'The recording goes on. The guide comes back when you or the client say so.',
    resume: 'Bring the guide back',
  },
  end: {
    button: 'End session',
    ask: (ms: number): string => `End after ${length(ms)}?`,
    keep: 'End and keep',
    goOn: 'Keep going',
  },
  pace: {
    group: 'Breathing guide',
    rate: 'Breaths per minute',
    unit: 'breaths a minute',
    slower: 'Slower, 0.1',
    faster: 'Faster, 0.1',
    parts: (inMs: number, outMs: number): string =>
      `in ${decimal(inMs / 1000, 1)} s, out ${decimal(outMs / 1000, 1)} s`,
    ratio: 'Inhale to exhale',
    ratioOf: (inhaleShare: number): string =>
      `${Math.round(inhaleShare * 100)} : ${Math.round((1 - inhaleShare) * 100)}`,
    start: 'Start guide',
    pause: 'Pause guide',
  },
  led: {
    assess: 'Find the resonance',
    practise: 'Practice',
  },
  dismiss: 'Put away',
};
