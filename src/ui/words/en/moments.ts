/** What the therapist reads where moments, phases and ratings are noted. Words only, no decisions. */
import type { MomentWords } from '../moments.ts';
import type {
  MarkKind,
  MarkShape,
  OwnMark,
  PhaseKind,
  PlannedPhase,
} from '../../../session/moment-events.ts';
import type { Rating } from '../../../session/moments.ts';
import type { NoChange } from '../../../signal/change.ts';
import type { KeyAction } from '../../model/keys.ts';
import { clock, decimal } from '../format.ts';

const kinds: Record<Exclude<MarkKind, 'own'>, string> = {
  resource: 'Resource',
  activation: 'Activation',
  grounding: 'Grounding',
  shift: 'Shift',
  pause: 'Pause',
  insight: 'Insight',
  speech: 'Speech',
  movement: 'Movement',
  'too-much': 'Too much',
};

const phases: Record<PhaseKind, string> = {
  baseline: 'Baseline',
  assessment: 'Assessment',
  practice: 'Practice',
  exposure: 'Exposure',
  talk: 'Talk',
  closing: 'Closing',
  own: 'Phase',
};

const scales: Record<Rating['scale'], string> = { distress: 'Distress', ease: 'Ease', own: 'Own scale' };

const phaseName = ({ kind, name }: Pick<PlannedPhase, 'kind' | 'name'>): string => name ?? phases[kind];
const minutes = (ms: number): string => `${decimal(ms / 60_000)} min`;
const scaleName = ({ scale, name }: Pick<Rating, 'scale' | 'name'>): string => name ?? scales[scale];

const keyNames: Record<KeyAction, string> = {
  ...kinds,
  words: 'Words to the last mark',
  undo: 'Undo the last mark',
  rate: 'Rate 0 to 10',
  guide: 'Guide on or off',
  faster: 'Faster by 0.1',
  slower: 'Slower by 0.1',
  'next-phase': 'Next phase',
  'client-window': 'Client’s window',
  keys: 'This list',
};

const signed = (value: number): string => (value > 0 ? `+${decimal(value)}` : decimal(value));
const factor = (log: number): string => signed(100 * (Math.exp(log) - 1));

export const momentWords: MomentWords = {
  kinds,
  markName: (mark: { kind: MarkKind; own?: OwnMark | undefined }): string =>
    mark.kind === 'own' ? (mark.own?.words ?? '') : kinds[mark.kind],
  pad: 'Marks',
  tooMuch: 'Too much',
  lastMark: 'Last mark',
  none: 'No mark yet',
  undo: 'Undo',
  addWords: 'Add words',
  changeWords: 'Change words',
  words: 'Words',
  keepWords: 'Keep',
  earlier: '5 s earlier',
  later: '5 s later',
  lastAt: (name: string, epoch: number): string => `${name}, ${clock(epoch)}`,
  byClient: 'by the client',
  undone: 'Taken back.',
  ownMark: {
    button: 'Own mark',
    title: 'A mark of your own',
    words: 'What it is called',
    shape: 'Shape',
    shapes: {
      square: 'Square',
      star: 'Star',
      cross: 'Cross',
      drop: 'Drop',
      hexagon: 'Hexagon',
      ring: 'Ring',
    } satisfies Record<MarkShape, string>,
    add: 'Add to the marks',
    cancel: 'Close',
    remove: (name: string): string => `Remove ${name}`,
  },
  ribbon: {
    label: 'This session so far',
    wave: 'Heart wave, bpm',
    noPlan: 'No phases planned',
    plan: 'Plan',
    next: 'Next phase',
    then: (phase: PlannedPhase): string =>
      phase.goalMs === undefined ? phaseName(phase) : `${phaseName(phase)} ${minutes(phase.goalMs)}`,
    end: 'End this phase',
    now: (phase: PlannedPhase, since: number): string =>
      phase.goalMs === undefined
        ? `${phaseName(phase)} ${minutes(Math.floor(since / 60_000) * 60_000)}`
        : `${phaseName(phase)} ${Math.floor(since / 60_000)} of ${minutes(phase.goalMs)}`,
    text: (names: readonly string[], marks: number): string =>
      `${names.length === 0 ? 'No phases yet' : `Phases: ${names.join(', ')}`}. ${marks === 1 ? '1 mark' : `${marks} marks`}.`,
  },
  phases,
  phaseName,
  plan: {
    title: 'Phases of this session',
    lead: 'A plan never moves on by itself.',
    template: 'Begin with',
    templates: {
      practice: 'Baseline and practice',
      assessment: 'Baseline, assessment, practice',
      talk: 'Baseline, talk, closing',
      exposure: 'Baseline, exposure, practice, closing',
    },
    none: 'No phases',
    add: 'Add a phase',
    kind: 'Kind of phase',
    name: 'Its name',
    goal: (name: string): string => `Minutes of ${name}`,
    less: (name: string): string => `Shorter: ${name}`,
    more: (name: string): string => `Longer: ${name}`,
    open: 'as long as it takes',
    up: (name: string): string => `Earlier: ${name}`,
    down: (name: string): string => `Later: ${name}`,
    remove: (name: string): string => `Leave out: ${name}`,
    now: (name: string): string => `Now: ${name}`,
    empty: 'Nothing is planned after this.',
    hint: 'Alt and the arrow keys move a phase too.',
    keep: 'Use this plan',
    cancel: 'Close',
    keepAs: 'Keep it for other sessions as',
    keepTemplate: 'Keep as a template',
    kept: (name: string): string => `Kept as ${name}.`,
  },
  rating: {
    button: 'Rate 0 to 10',
    ask: (scale: Rating['scale'], name: string | undefined): string =>
      scale === 'distress'
        ? 'How strong is the distress right now?'
        : scale === 'ease'
          ? 'How much ease is there right now?'
          : `${name ?? ''}, right now?`,
    asSaid: 'As the client says it',
    blank: 'Leave blank',
    low: '0, none',
    high: '10, the most',
    scale: 'Scale',
    scales,
    another: 'Another scale',
    anotherName: 'Name of the scale',
    addScale: 'Add',
    kept: (rating: Pick<Rating, 'value' | 'scale' | 'name'>, epoch: number): string =>
      `${scaleName(rating)} ${rating.value}, kept at ${clock(epoch)}.`,
    offer: 'Ask on the client’s screen',
    offered: 'Asked on the client’s screen. They may leave it.',
    withdraw: 'Take the question back',
    scaleName,
  },
  keys: {
    title: 'Keys',
    button: 'Keys',
    names: keyNames,
    on: 'Single keys are on',
    note: 'Keys work while no field is open.',
    change: (name: string): string => `Change the key for ${name}`,
    press: 'Press a key',
    taken: (name: string): string => `That key is ${name} already.`,
    reset: 'As they were',
    close: 'Close',
    say: (key: string): string =>
      ({ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', ' ': 'Space' })[key] ??
      key.toUpperCase(),
  },
  change: {
    heartRate: (difference: number, half: number): string => {
      const range = `80 %: ${signed(difference - half)} to ${signed(difference + half)}`;
      const size = Math.abs(Math.round(difference));
      return Math.abs(difference) <= half
        ? `Heart rate within noise of the baseline (${signed(difference)} bpm, ${range}).`
        : `Heart rate ${size} bpm ${difference > 0 ? 'higher' : 'lower'} than in the baseline (${range}).`;
    },
    factor: (difference: number, half: number): string =>
      `${factor(difference)} % (80 %: ${factor(difference - half)} to ${factor(difference + half)} %)`,
    bpm: (difference: number, half: number): string =>
      `${signed(difference)} bpm (80 %: ${signed(difference - half)} to ${signed(difference + half)})`,
    noise: 'within noise',
    label: 'Against the baseline',
    about:
      'At rest such differences come and go by themselves; the range holds that wandering for somebody who stays seated. Getting up or walking about voids it. With three numbers side by side about half of all unchanged screens show one outside its range. Time, talk, posture and breathing changed as well.',
    figures: { heartRate: 'Heart rate', rmssd: 'RMSSD', wave: 'Heart wave' },
    hidden: 'not compared',
    refused: {
      overlap: 'the stretches overlap',
      settling: 'the first half minute is settling',
      short: 'under a minute of beats',
      rates: 'other guide rates',
      breaths: 'too few breaths with the guide',
      'weak-wave': 'hardly any wave',
    } satisfies Record<NoChange, string>,
  },
};
