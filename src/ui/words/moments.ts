/** What the therapist reads where moments, phases and ratings are noted. Words only, no decisions. */
import type { MarkKind, OwnMark, PhaseKind, PlannedPhase } from '../../session/moment-events.ts';
import type { Rating } from '../../session/moments.ts';
import type { KeyAction } from '../model/keys.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface MomentWords {
  readonly kinds: Record<
    | 'activation'
    | 'grounding'
    | 'insight'
    | 'movement'
    | 'pause'
    | 'resource'
    | 'shift'
    | 'speech'
    | 'too-much',
    string
  >;
  readonly markName: (mark: { readonly kind: MarkKind; readonly own?: OwnMark | undefined }) => string;
  readonly pad: string;
  readonly tooMuch: string;
  readonly lastMark: string;
  readonly none: string;
  readonly undo: string;
  readonly addWords: string;
  readonly changeWords: string;
  readonly words: string;
  readonly keepWords: string;
  readonly earlier: string;
  readonly later: string;
  readonly lastAt: (name: string, epoch: number) => string;
  readonly byClient: string;
  readonly undone: string;
  readonly ownMark: {
    readonly button: string;
    readonly title: string;
    readonly words: string;
    readonly shape: string;
    readonly shapes: {
      readonly square: string;
      readonly star: string;
      readonly cross: string;
      readonly drop: string;
      readonly hexagon: string;
      readonly ring: string;
    };
    readonly add: string;
    readonly cancel: string;
    readonly remove: (name: string) => string;
  };
  readonly ribbon: {
    readonly label: string;
    readonly wave: string;
    readonly noPlan: string;
    readonly plan: string;
    readonly next: string;
    readonly then: (phase: PlannedPhase) => string;
    readonly end: string;
    readonly now: (phase: PlannedPhase, since: number) => string;
    readonly text: (names: readonly string[], marks: number) => string;
  };
  readonly phases: Record<PhaseKind, string>;
  readonly phaseName: ({ kind, name }: Pick<PlannedPhase, 'kind' | 'name'>) => string;
  readonly plan: {
    readonly title: string;
    readonly lead: string;
    readonly template: string;
    readonly templates: {
      readonly practice: string;
      readonly assessment: string;
      readonly talk: string;
      readonly exposure: string;
    };
    readonly none: string;
    readonly add: string;
    readonly kind: string;
    readonly name: string;
    readonly goal: (name: string) => string;
    readonly less: (name: string) => string;
    readonly more: (name: string) => string;
    readonly open: string;
    readonly up: (name: string) => string;
    readonly down: (name: string) => string;
    readonly remove: (name: string) => string;
    readonly now: (name: string) => string;
    readonly empty: string;
    readonly hint: string;
    readonly keep: string;
    readonly cancel: string;
    readonly keepAs: string;
    readonly keepTemplate: string;
    readonly kept: (name: string) => string;
  };
  readonly rating: {
    readonly button: string;
    readonly ask: (scale: Rating['scale'], name: string | undefined) => string;
    readonly asSaid: string;
    readonly blank: string;
    readonly low: string;
    readonly high: string;
    readonly scale: string;
    readonly scales: Record<'distress' | 'ease' | 'own', string>;
    readonly another: string;
    readonly anotherName: string;
    readonly addScale: string;
    readonly kept: (rating: Pick<Rating, 'value' | 'scale' | 'name'>, epoch: number) => string;
    readonly offer: string;
    readonly offered: string;
    readonly withdraw: string;
    readonly scaleName: ({ scale, name }: Pick<Rating, 'scale' | 'name'>) => string;
  };
  readonly keys: {
    readonly title: string;
    readonly button: string;
    readonly names: Record<KeyAction, string>;
    readonly on: string;
    readonly note: string;
    readonly change: (name: string) => string;
    readonly press: string;
    readonly taken: (name: string) => string;
    readonly reset: string;
    readonly close: string;
    readonly say: (key: string) => string;
  };
  readonly change: {
    readonly heartRate: (difference: number, half: number) => string;
    readonly factor: (difference: number, half: number) => string;
    readonly bpm: (difference: number, half: number) => string;
    readonly noise: string;
    readonly label: string;
    readonly about: string;
    readonly figures: {
      readonly heartRate: string;
      readonly rmssd: string;
      readonly wave: string;
    };
    readonly hidden: string;
    readonly refused: {
      readonly overlap: string;
      readonly settling: string;
      readonly short: string;
      readonly rates: string;
      readonly breaths: string;
      readonly 'weak-wave': string;
    };
  };
}

export let momentWords: MomentWords;
await catalogue(part('moments'), (spoken: { momentWords: MomentWords }) => ({ momentWords } = spoken));
