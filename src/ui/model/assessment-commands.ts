/** What a person asks for around an assessment or a practice; the root obeys, and the change comes back as a fact or in the view. */
import { Command } from './session-commands.ts';
import type { AssessmentPlan } from '../../pacing/plan.ts';
import type { PracticePlan } from '../../pacing/practice-plan.ts';
import type { RateAcceptedFact, RatingFact } from '../../session/assessment-events.ts';
import type { BreathsPerMin, Ms } from '../../terms/units.ts';

/** Open the page from which an assessment starts. */
export class OpenAssessment extends Command {
  constructor() {
    super('open-assessment');
  }
}

/** Open the page from which a practice starts. */
export class OpenPractice extends Command {
  constructor() {
    super('open-practice');
  }
}

/** Show the result of the last assessment of this session again. */
export class ShowResult extends Command {
  constructor() {
    super('show-result');
  }
}

/** Leave the pages of an assessment or practice, back to the session; what runs goes on. */
export class LeaveAssessment extends Command {
  constructor() {
    super('leave-assessment');
  }
}

/** Lead an assessment by this plan. */
export class StartAssessment extends Command {
  constructor(readonly plan: AssessmentPlan) {
    super('start-assessment');
  }
}

/** Lead a practice by this plan. */
export class StartPractice extends Command {
  constructor(readonly plan: PracticePlan) {
    super('start-practice');
  }
}

/** Make the step under way longer by at least this much. */
export class ExtendStep extends Command {
  constructor(readonly ms: Ms) {
    super('extend-step');
  }
}

/** Begin the step under way anew, or plan the named one once more. */
export class RepeatStep extends Command {
  constructor(readonly id?: string) {
    super('repeat-step');
  }
}

/** End the step under way with its breath and go on to the next. */
export class SkipStep extends Command {
  constructor() {
    super('skip-step');
  }
}

/** Let the guide finish its breath and wait. */
export class PauseProcedure extends Command {
  constructor() {
    super('pause-procedure');
  }
}

/** Go on after a pause, a lost link or a stop. */
export class GoOnProcedure extends Command {
  constructor() {
    super('go-on-procedure');
  }
}

/** Stop the assessment or practice; what was collected is kept. */
export class StopProcedure extends Command {
  constructor() {
    super('stop-procedure');
  }
}

/** Note what the client said of a step. */
export class RateStep extends Command {
  constructor(
    readonly scale: RatingFact['scale'],
    readonly value: number,
    readonly id: string,
  ) {
    super('rate-step');
  }
}

/** Make a rate the client's own for practice. */
export class AcceptRate extends Command {
  constructor(
    readonly rate: BreathsPerMin,
    readonly source: RateAcceptedFact['source'],
    /** 80 % range of the estimate behind it; both `undefined` if there is none. */
    readonly low?: BreathsPerMin,
    readonly high?: BreathsPerMin,
  ) {
    super('accept-rate');
  }
}

/** The therapist has read the cautions for this client. */
export class CautionsSeen extends Command {
  constructor() {
    super('cautions-seen');
  }
}

/** This session belongs to the client with this code. */
export class ChooseClient extends Command {
  constructor(readonly code: string) {
    super('choose-client');
  }
}

declare global {
  interface HTMLElementEventMap {
    'open-assessment': OpenAssessment;
    'open-practice': OpenPractice;
    'show-result': ShowResult;
    'leave-assessment': LeaveAssessment;
    'start-assessment': StartAssessment;
    'start-practice': StartPractice;
    'extend-step': ExtendStep;
    'repeat-step': RepeatStep;
    'skip-step': SkipStep;
    'pause-procedure': PauseProcedure;
    'go-on-procedure': GoOnProcedure;
    'stop-procedure': StopProcedure;
    'rate-step': RateStep;
    'accept-rate': AcceptRate;
    'cautions-seen': CautionsSeen;
    'choose-client': ChooseClient;
  }
}
