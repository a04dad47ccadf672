/**
 * Leads an assessment or a practice: begins and ends its steps on the clock and as the therapist says, each as a fact. What
 * comes next is decided in `pacing` from the facts alone, so a reload, a lost link or a stop loses nothing.
 */
import { extendStep, isGuided, stepDue, type Step, type StepEnd, type StepRecord } from '../pacing/step.ts';
import { changeMoment } from '../pacing/guide.ts';
import type { AssessmentPlan } from '../pacing/plan.ts';
import { nextPracticeStep, type PracticeBlock, type PracticePlan } from '../pacing/practice-plan.ts';
import { nextStep, type Knowledge } from '../pacing/protocol.ts';
import type { LedEndedFact, RatingFact } from '../session/assessment-events.ts';
import type { LinkState } from '../session/events.ts';
import { ledNow, stepNow, waitsFor, type Led, type LedAssessment } from '../session/led.ts';
import type { Ms } from '../signal/units.ts';
import type { Desk } from './desk.ts';

/** What follows is decided this long before a step is due to end, so that the guide goes on without a pause. */
const AHEAD: Ms = 1500;
/** After a rest the guide begins this long after the decision, so that both windows are ready. */
const LEAD: Ms = 1000;
/** Links on which nothing can be measured. A short silence costs its own breaths and no more. */
const LOST: readonly LinkState[] = ['idle', 'lost', 'reconnecting'];

export interface LeaderOptions {
  readonly desk: Pick<Desk, 'session' | 'now' | 'record'>;
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** What the heart's rhythm has taught so far, for the choice of the next step. */
  readonly knowledge: (led: LedAssessment) => Promise<Knowledge>;
  /** Finished stretches of an adapting practice with their amplitudes. */
  readonly blocks: () => readonly PracticeBlock[];
}

export interface Leader {
  startAssessment(plan: AssessmentPlan): void;
  startPractice(plan: PracticePlan): void;
  extend(ms: Ms): void;
  skip(): void;
  /** Begins the step under way anew, or plans one that has ended once more. */
  repeat(id?: string): void;
  pause(): void;
  /** Goes on after a pause, a lost link or a reload. */
  goOn(): void;
  stop(why: LedEndedFact['why']): void;
  rate(scale: RatingFact['scale'], value: number, id: string | undefined): void;
  /** Looks at the clock and the link; called after every fact and by its own timer. */
  check(): void;
}

export function openLeader(options: LeaderOptions): Leader {
  const { desk, after, knowledge, blocks } = options;
  let cancel: (() => void) | undefined;
  let deciding = false;

  const led = (): Led | undefined => ledNow(desk.session.state.leds);
  const running = (): StepRecord | undefined => {
    const now = led();
    return now === undefined ? undefined : stepNow(now);
  };

  function end(record: StepRecord, until: Ms, why: StepEnd): void {
    const { id, attempt } = record.step;
    desk.record({ type: 'step-ended', id, attempt, until, why });
  }

  /** When the step under way may end: at the end of a breath if the guide leads it. */
  const nextMoment = (): Ms => changeMoment(desk.session.state.guide, desk.now());

  function begin(step: Step, from: Ms | undefined): void {
    const { guide } = desk.session.state;
    const now = desk.now();
    if (isGuided(step)) {
      // Straight on from a breath that ends now or soon; after a rest with a moment's warning.
      const leads = guide.at(-1)?.running === true;
      const since = leads ? Math.max(from ?? 0, nextMoment()) : Math.max(from ?? 0, now + LEAD);
      desk.record({ type: 'step', step, since });
      desk.record({ type: 'pace', pace: step.pace, since });
    } else {
      const since = Math.max(from ?? 0, nextMoment());
      desk.record({ type: 'step', step, since });
      desk.record({ type: 'rest', since, by: 'program' });
    }
  }

  function finish(at: Ms, why: LedEndedFact['why']): void {
    desk.record({ type: 'rest', since: Math.max(at, nextMoment()), by: 'program' });
    desk.record({ type: 'led-ended', why });
  }

  /** Begins what follows the steps so far; `from` = the moment at which the last one ends. */
  async function next(from: Ms | undefined): Promise<void> {
    const now = led();
    if (now === undefined || deciding) return;
    deciding = true;
    try {
      if (now.kind === 'practice') {
        const step = nextPracticeStep(now.plan, now.records, blocks());
        if (step === undefined) finish(from ?? desk.now(), 'complete');
        else begin(step, from);
        return;
      }
      const known = await knowledge(now);
      // Meanwhile the therapist may have stopped it or asked for something else.
      const still = led();
      if (still?.kind !== 'assessment' || still.records !== now.records) return;
      const asked = still.asked === undefined ? {} : { asked: still.asked };
      const after = nextStep(still.plan, still.records, { ...known, ...asked });
      if (after.kind === 'end') finish(from ?? desk.now(), after.why);
      else begin(after.step, from);
    } finally {
      deciding = false;
      check();
    }
  }

  function check(): void {
    cancel?.();
    cancel = undefined;
    const now = led();
    if (now === undefined || deciding) return;
    const record = stepNow(now);
    if (record === undefined) {
      if (waitsFor(now) === undefined) void next(now.records.at(-1)?.until);
      return;
    }
    const measured = now.kind === 'assessment' && record.step.kind !== 'quiet' && record.step.kind !== 'free';
    if (measured && LOST.includes(desk.session.state.straps.client.link)) {
      const until = nextMoment();
      end(record, Math.max(record.since, desk.now()), 'link-lost');
      desk.record({ type: 'rest', since: until, by: 'program' });
      return;
    }
    if (desk.session.state.stopped) {
      end(record, Math.max(record.since, desk.now()), 'paused');
      return;
    }
    const due = stepDue(record);
    const wait = due - AHEAD - desk.now();
    if (wait > 0) {
      cancel = after(wait, check);
      return;
    }
    end(record, due, 'done');
  }

  /** Ends the step under way at the end of its breath. */
  function endSoon(why: StepEnd): void {
    const record = running();
    if (record === undefined) return;
    end(record, Math.max(record.since, nextMoment()), why);
  }

  return {
    check,
    startAssessment: (plan) => desk.record({ type: 'assessment', plan }),
    startPractice: (plan) => desk.record({ type: 'practice', plan }),
    extend: (ms) => {
      const record = running();
      if (record !== undefined) desk.record({ type: 'step-extended', step: extendStep(record.step, ms) });
    },
    skip: () => endSoon('skipped'),
    repeat: (id) => {
      const record = running();
      if (id === undefined || id === record?.step.id) endSoon('repeat');
      else desk.record({ type: 'step-asked', id });
    },
    pause: () => {
      endSoon('paused');
      desk.record({ type: 'rest', since: nextMoment(), by: 'therapist' });
    },
    goOn: () => {
      const now = led();
      if (now === undefined || stepNow(now) !== undefined) return;
      if (desk.session.state.stopped) desk.record({ type: 'resume', by: 'therapist' });
      void next(undefined);
    },
    stop: (why) => {
      if (led() === undefined) return;
      endSoon('interrupted');
      finish(desk.now(), why);
    },
    rate: (scale, value, id) =>
      desk.record({ type: 'rating', scale, value, ...(id !== undefined && { id }) }),
  };
}
