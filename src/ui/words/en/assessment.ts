/** The words of an assessment while it is prepared and led, English. Words only, no decisions. */
import type { StepEnd } from '../../../pacing/step.ts';
import type { StepFigures, StepState } from '../../../session/assessment-figures.ts';
import { decimal, length, plural } from '../format.ts';
import { leftText, minutesText, rateText } from '../rates.ts';
import type { Offer, AssessmentWords } from '../assessment.ts';

const offers: Record<Offer, { readonly name: string; readonly text: string }> = {
  adaptive: {
    name: 'Adaptive, up to 10 min',
    text: 'Attune’s own: short stays at the rates that teach most; it ends as soon as the range is narrow. Its estimate is checked on people, its steps on simulated clients.',
  },
  'adaptive-short': {
    name: 'Adaptive, short, about 5 min',
    text: 'The same in less time. The range is wider, and a missing peak is often not noticed.',
  },
  'there-and-back': {
    name: 'There and back, about 8 min',
    text: 'Without an estimate leading: 6.5, 5.5, 4.5, 5.5 and so on, four breaths each.',
  },
  stepped: {
    name: 'Stepped, about 15 min',
    text: 'The classical steps: two quiet minutes, then 6.5 to 4.5 in halves, two minutes each.',
  },
  sliding: {
    name: 'Sliding, about 15 min',
    text: 'One slow slide from 6.75 to 4.25 in 78 breaths. A drift of the wave over time is read as a peak.',
  },
  retest: {
    name: 'Retest, about 5 min',
    text: 'The accepted rate and its neighbours in turn, four breaths each.',
  },
};

const breaths = (n: number): string => `${n} ${plural(n, { one: 'breath', other: 'breaths' })}`;

/** What stands in a rung beside the rate. */
function stepSays(step: StepFigures): string {
  const { state, done, clean, unclean, planned } = step;
  const says: Record<StepState, string> = {
    done: planned === 0 || step.kind === 'ramp' ? 'done' : `${clean} of ${breaths(done)} clean`,
    running:
      planned === 0
        ? 'now'
        : unclean === 0
          ? `${done} so far, all clean`
          : `${done} so far, ${unclean} unclear`,
    'to-come': 'to come',
    'not-followed': 'not followed',
    'not-clean': 'not clean',
    skipped: 'skipped',
    'broken-off': 'broken off',
  };
  return says[state];
}

const stepName = (step: Pick<StepFigures, 'kind' | 'rate'>): string => {
  switch (step.kind) {
    case 'quiet':
      return 'Quiet';
    case 'free':
      return 'Free';
    case 'ramp':
      return 'Way down';
    case 'slide':
      return 'Slide';
    default:
      return step.rate === undefined ? '' : rateText(step.rate);
  }
};

const nextOf = (step: StepFigures): string =>
  step.kind === 'free'
    ? `${length(step.lengthMs)} of free breathing`
    : step.kind === 'quiet'
      ? `${length(step.lengthMs)} of quiet sitting`
      : step.kind === 'slide'
        ? 'the slide, 6.75 to slower'
        : step.kind === 'ramp'
          ? `down to ${step.rate === undefined ? '' : rateText(step.rate)}`
          : stepName(step);

/** A step as the subject of a sentence. */
const stepPhrase = (step: Pick<StepFigures, 'kind' | 'rate'> | undefined): string => {
  if (step === undefined) return 'The assessment';
  switch (step.kind) {
    case 'quiet':
      return 'The quiet sitting';
    case 'free':
      return 'The free breathing';
    case 'ramp':
      return 'The way down';
    case 'slide':
      return 'The slide';
    default:
      return `The step at ${stepName(step)}`;
  }
};

const waits: Partial<Record<StepEnd, (step: string) => string>> = {
  paused: (step) => `${step} is paused. The guide rests.`,
  'link-lost': (step) => `The link was lost. ${step} is paused.`,
  interrupted: (step) => `The program was closed. ${step} waits.`,
};

export const assessmentWords: AssessmentWords = {
  title: 'Resonance assessment',
  back: 'Back to the session',
  small: 'Small, quiet breaths. Slower does not need to be deeper.',
  client: {
    label: 'Client code',
    hint: 'No names: a short code such as K-17. Rates are kept under it on this device.',
    use: 'Use this code',
    none: 'No client yet',
    change: 'Change',
  },
  start: {
    lead: 'Before it begins',
    check: 'Check',
    strapReady: 'The strap is ready.',
    strapNot: 'The strap is not ready.',
    seated: 'The client sits, feet on the floor, and knows what will happen.',
    happens:
      'The guide leads through a few breathing rates while the heart’s rhythm is watched. At the end Attune says at which rate it swung most today, and how sure that is.',
    stop: 'The client stops everything with the space bar or the button on their screen, you with Stop assessment. What was collected is kept.',
    how: 'How',
    offers,
    floor: 'Never slower than',
    slower: 'Slower, 0.25',
    faster: 'Faster, 0.25',
    ramp: (rate: number): string =>
      `Begin at the client’s own rate, about ${decimal(rate)}, and slow down from there`,
    begin: 'Start assessment',
    last: (epoch: string): string => `Show the result of ${epoch}`,
  },
  cautions: {
    title: 'Read this once for each client',
    text: 'Slow breathing is not for everyone at every moment. If in doubt, leave it, or ask a physician.',
    list: [
      'Atrial fibrillation, frequent extra beats, a pacemaker or a heart transplant: variability and a resonance cannot be read. Pacing only with medical advice.',
      'A pacemaker or defibrillator: ask the physician before a chest strap is worn.',
      'Beta blockers, some antidepressants, sedatives: the wave may be small. That is not a fault of the client.',
      'Low blood pressure, fainting, dehydration: stay seated, stand up slowly.',
      'Pregnancy: only comfortable rates, no holding, no long strained exhalation.',
      'Asthma, COPD: no deep breaths by force, the inhaler within reach.',
      'Panic or health anxiety: seeing the heart may trigger it. Hide numbers, keep it short, eyes open.',
      'Dissociation, or trauma that touched the breath: other ways first. This assessment can be left out.',
      'Diabetes or kidney disease with deep, fast breathing: do not slow it. It needs medical care.',
      'Seizures: no deep, fast breathing.',
    ],
    symptoms:
      'Light-headed, tingling lips or fingers, a tight chest, hunger for air: stop the guide, breathe freely. Chest pain or fainting: stop and seek care. Attune gives no alarm.',
    seen: 'Seen',
  },
  running: {
    timeline: 'Steps',
    unit: ['breaths', 'a minute'] as const,
    quiet: 'Quiet sitting',
    free: 'Free breathing',
    waiting: 'Waiting',
    stepName,
    stepSays,
    more: 'as needed',
    moreAtMost: (ms: number): string => `at most ${minutesText(ms)} more`,
    left: 'Left in this step',
    breathsLeft: (n: number): string => `${n} more whole ${plural(n, { one: 'breath', other: 'breaths' })}`,
    thisStep: 'This step',
    cleanOf: (clean: number, known: number): string => `${clean} of ${breaths(known)} clean`,
    marked: '(speech or movement left out)',
    untaken: '(breaths not with the guide left out)',
    fewBreaths: 'a few breaths more are needed',
    time: leftText,
    then: (steps: readonly StepFigures[]): string => `Then ${steps.map(nextOf).join(', then ')}`,
    thenAdaptive: 'Then the rate that teaches most',
    thenResult: 'Then the result',
    say: 'Say, if it helps: small, quiet breaths. Slower does not need to be deeper.',
    extend: 'One more minute',
    repeat: 'Repeat step',
    repeatAt: (step: StepFigures): string =>
      step.kind === 'quiet'
        ? 'Repeat the quiet sitting'
        : step.kind === 'free'
          ? 'Repeat the free breathing'
          : step.kind === 'ramp'
            ? 'Repeat the way down'
            : step.kind === 'slide'
              ? 'Repeat the slide'
              : `Repeat ${stepName(step)}`,
    skip: 'Skip',
    pause: 'Pause',
    goOn: 'Go on',
    waits: (why: StepEnd, step: StepFigures | undefined): string => waits[why]?.(stepPhrase(step)) ?? '',
    linkBack: 'The strap is back. Repeat the step, or stop here with what there is.',
    linkAway: 'It can go on when the strap is back. Nothing is lost.',
    stopped: 'The client has stopped everything.',
    stoppedText: 'The step is paused and nothing is lost. Go on only if the client wants to.',
    stop: 'Stop assessment',
    stopAsk: 'Stop and show what there is?',
    stopYes: 'Stop',
    stopNo: 'Keep going',
  },
  rating: {
    ease: (step: string): string => `How easy was ${step}?`,
    distress: (step: string): string => `Distress at ${step}?`,
    hint: 'Only if the client wants to say',
    easeEnds: '0 hard, 10 easy',
    distressEnds: '0 none, 10 the most',
    blank: 'Leave blank',
    noted: (step: string, ease: number | undefined, distress: number | undefined): string =>
      ease === undefined
        ? distress === undefined
          ? ''
          : `${step}: distress ${distress}`
        : `${step}: ease ${ease}${distress === undefined ? '' : `, distress ${distress}`}`,
    nothing: 'After each step, if the client wants to say: how easy it was',
    change: 'Change',
  },
};
