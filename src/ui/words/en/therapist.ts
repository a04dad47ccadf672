/** What the therapist reads around a session: bar, pace, end, client's window. Words only, no decisions. */
import type { ThemeChoice } from '../../model/theme-choice.ts';
import { clock, decimal, length } from '../format.ts';
import type { TherapistWords } from '../therapist.ts';

const themes: Record<ThemeChoice, string> = {
  system: 'As the device',
  light: 'Light',
  dark: 'Dark',
  dim: 'Dim room',
};

export const therapistWords: TherapistWords = {
  lockNow: 'Lock now',
  attune: 'Attune',
  session: 'Session',
  pageOf: (name: string, what: string): string => `${name}: ${what}`,
  simulated: 'simulated',
  simulatedFull: 'Simulated. No heart was measured.',
  notRecording: 'Nothing is recorded yet',
  elapsed: (ms: number): string => `Elapsed ${length(ms)}`,
  since: (epoch: number, ms: number): string => `${clock(epoch)} to now, ${length(ms)}`,
  themes,
  look: 'Look',
  start: 'Start session',
  leave: 'Leave',
  client: {
    open: 'Open client window',
    show: (sees: string): string => `${sees}: show client window`,
    sees: {
      sphere: 'Client sees the sphere',
      horizon: 'Client sees the horizon',
      line: 'Client sees the line',
      still: 'Client sees the still guide',
    },
    acts: {
      grounding: 'Client is grounding',
      stopped: 'Client has stopped',
      paused: 'Client has paused',
      'left-full-screen': 'Client left full screen',
      gone: 'Client’s window is gone',
    },
    stopped: 'Everything is stopped for the client.',
    stoppedText: 'The recording goes on. The guide comes back when you or the client say so.',
    offered: 'Offered on the client’s screen. The guide comes back when they want it.',
    resume: 'Bring the guide back',
  },
  end: {
    button: 'End session',
    brief: 'End',
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
