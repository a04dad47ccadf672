/** The words of an assessment while it is prepared and led. Words only, no decisions. */
import type { Protocol } from '../../pacing/plan.ts';
import type { StepEnd } from '../../pacing/step.ts';
import type { StepFigures } from '../../session/assessment-figures.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** The protocols as they are offered: the short adaptive one is one of its own. */
export type Offer = Protocol | 'adaptive-short';

export interface AssessmentWords {
  readonly title: string;
  readonly back: string;
  readonly small: string;
  readonly client: {
    readonly label: string;
    readonly hint: string;
    readonly use: string;
    readonly none: string;
    readonly change: string;
  };
  readonly start: {
    readonly lead: string;
    readonly check: string;
    readonly strapReady: string;
    readonly strapNot: string;
    readonly seated: string;
    readonly happens: string;
    readonly stop: string;
    readonly how: string;
    readonly offers: Record<Offer, { readonly name: string; readonly text: string }>;
    readonly floor: string;
    readonly slower: string;
    readonly faster: string;
    readonly ramp: (rate: number) => string;
    readonly begin: string;
    readonly last: (epoch: string) => string;
  };
  readonly cautions: {
    readonly title: string;
    readonly text: string;
    readonly list: readonly string[];
    readonly symptoms: string;
    readonly seen: string;
  };
  readonly running: {
    readonly timeline: string;
    readonly unit: readonly [string, string];
    readonly quiet: string;
    readonly free: string;
    readonly waiting: string;
    readonly stepName: (step: Pick<StepFigures, 'kind' | 'rate'>) => string;
    readonly stepSays: (step: StepFigures) => string;
    readonly more: string;
    readonly moreAtMost: (ms: number) => string;
    readonly left: string;
    readonly breathsLeft: (n: number) => string;
    readonly thisStep: string;
    readonly cleanOf: (clean: number, known: number) => string;
    readonly fewBreaths: string;
    /** Speech or movement was marked in this step. */
    readonly marked: string;
    /** Breaths of this step were not taken with the guide, by the sensor at the chest. */
    readonly untaken: string;
    readonly time: (ms: number) => string;
    readonly then: (steps: readonly StepFigures[]) => string;
    readonly thenAdaptive: string;
    readonly thenResult: string;
    /** The assessment's `small`, as something to say. */
    readonly say: string;
    readonly extend: string;
    readonly repeat: string;
    readonly repeatAt: (step: StepFigures) => string;
    readonly skip: string;
    readonly pause: string;
    readonly goOn: string;
    readonly waits: (why: StepEnd, step: StepFigures | undefined) => string;
    readonly linkBack: string;
    readonly linkAway: string;
    readonly stopped: string;
    readonly stoppedText: string;
    readonly stop: string;
    readonly stopAsk: string;
    readonly stopYes: string;
    readonly stopNo: string;
  };
  readonly rating: {
    readonly ease: (step: string) => string;
    readonly distress: (step: string) => string;
    readonly hint: string;
    readonly easeEnds: string;
    readonly distressEnds: string;
    readonly blank: string;
    readonly noted: (step: string, ease: number | undefined, distress: number | undefined) => string;
    readonly nothing: string;
    readonly change: string;
  };
}

export let assessmentWords: AssessmentWords;
await catalogue(
  part('assessment'),
  (spoken: { assessmentWords: AssessmentWords }) => ({ assessmentWords } = spoken),
);
