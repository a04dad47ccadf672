/**
 * Leads an assessment or a practice: begins and ends its steps on the clock and as the therapist says, each as a fact. What
 * comes next is decided in `pacing` from the facts alone, so a reload, a lost link or a stop loses nothing.
 */
import { extendStep, isGuided, stepDue, type Step, type StepEnd, type StepRecord } from '../pacing/step.ts';
import { LEAD, changeMoment } from '../pacing/guide.ts';
import type { AssessmentPlan } from '../pacing/plan.ts';
import { nextPracticeStep, type PracticeBlock, type PracticePlan } from '../pacing/practice-plan.ts';
import { nextStep, type Knowledge, type Next } from '../pacing/protocol.ts';
import type { ProcedureEndedFact, RatingFact } from '../session/assessment-events.ts';
import type { LinkState } from '../terms/link-state.ts';
import {
  procedureNow,
  stepNow,
  waitsFor,
  type Procedure,
  type AssessmentProcedure,
} from '../session/procedure.ts';
import type { Ms } from '../terms/units.ts';
import type { Desk } from './desk.ts';

/** What follows is to be known this long before a step is due to end, so that the guide goes on without a pause. */
const AHEAD: Ms = 1500;
/** It is asked earlier by what the answer takes on this device, but not before the last breath: that would have to do without another one. */
const EARLIER: Ms = 6500;
/** Links on which nothing can be measured. A short silence costs its own breaths and no more. */
const LOST: readonly LinkState[] = ['idle', 'lost', 'reconnecting'];

export interface LeaderOptions {
  readonly desk: Pick<Desk, 'session' | 'now' | 'record' | 'follow'>;
  readonly after: (ms: Ms, work: () => void) => () => void;
  /** What the heart's rhythm has taught so far, for the choice of the next step. */
  readonly knowledge: (procedure: AssessmentProcedure) => Promise<Knowledge>;
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
  stop(why: ProcedureEndedFact['why']): void;
  rate(scale: RatingFact['scale'], value: number, id: string | undefined): void;
}

export function openLeader(options: LeaderOptions): Leader {
  const { desk, after, knowledge, blocks } = options;
  let cancel: (() => void) | undefined;
  /** Whether what follows is being thought about, and how often that was begun. */
  let deciding = false;
  let turn = 0;
  /** How long the slower of the last answers took. */
  let thought: Ms = 0;

  const procedure = (): Procedure | undefined => procedureNow(desk.session.state.procedures);
  const running = (): StepRecord | undefined => {
    const now = procedure();
    return now === undefined ? undefined : stepNow(now);
  };

  function end(record: StepRecord, until: Ms, why: StepEnd): void {
    const { id, attempt } = record.step;
    desk.record({ type: 'step-ended', id, attempt, until, why });
  }

  /** When the step under way may end: at the end of a breath if the guide leads it. */
  const nextMoment = (): Ms => changeMoment(desk.session.state.guide, desk.now());

  /** When the last step ends if it is left now: where it was due, or with the breath under way. `undefined` = there was none. */
  function endOf(now: Procedure, why: StepEnd): Ms | undefined {
    const record = stepNow(now);
    if (record === undefined) return now.records.at(-1)?.until;
    if (why !== 'done') return Math.max(record.since, nextMoment());
    const due = stepDue(record);
    return desk.now() < due ? due : Math.max(due, nextMoment());
  }

  /** Ends the step under way where `step` begins, so that every breath that the guide leads belongs to one of them. */
  function begin(step: Step, from: Ms, why: StepEnd): void {
    // Straight on from a breath that ends now or soon; after a rest with a moment's warning.
    const warned = isGuided(step) && desk.session.state.guide.at(-1)?.running !== true;
    const since = Math.max(from, warned ? desk.now() + LEAD : nextMoment());
    const record = running();
    if (record !== undefined) end(record, since, why);
    if (isGuided(step)) desk.record({ type: 'pace', pace: step.pace, since });
    else desk.record({ type: 'rest', since, by: 'program' });
    // Last, because a lost link ends it at once, and then the guide must rest.
    desk.record({ type: 'step', step, since });
  }

  function finish(at: Ms, why: ProcedureEndedFact['why']): void {
    desk.record({ type: 'rest', since: Math.max(at, nextMoment()), by: 'program' });
    desk.record({ type: 'led-ended', why });
  }

  /** What follows if the last step ends as `why` says; `undefined` = things have moved on while it was thought about. */
  async function decide(now: Procedure, why: StepEnd): Promise<Next | undefined> {
    const asked = desk.now();
    const known = now.kind === 'assessment' ? await knowledge(now) : {};
    thought = Math.max(desk.now() - asked, thought / 2);
    const still = procedure();
    if (still?.records !== now.records) return undefined;
    const record = stepNow(still);
    const until = endOf(still, why) ?? desk.now();
    const records =
      record === undefined ? still.records : [...still.records.slice(0, -1), { ...record, until, why }];
    if (still.kind === 'practice') {
      const step = nextPracticeStep(still.plan, records, blocks());
      return step === undefined ? { kind: 'end', why: 'complete' } : { kind: 'step', step };
    }
    const wish = still.asked === undefined ? {} : { asked: still.asked };
    return nextStep(still.plan, records, { ...known, ...wish });
  }

  /**
   * Leaves the step under way, if there is one, and begins what follows. Until that is known the guide leads on as before, and the breaths
   * still belong to the step. The newest call counts.
   */
  async function next(why: StepEnd): Promise<void> {
    const now = procedure();
    if (now === undefined) return;
    const mine = (turn += 1);
    deciding = true;
    try {
      const follows = await decide(now, why);
      if (mine !== turn || follows === undefined) return;
      const from = endOf(now, why) ?? 0;
      if (follows.kind === 'step') begin(follows.step, from, why);
      else {
        const record = running();
        if (record !== undefined) end(record, from, why);
        finish(Math.max(from, desk.now()), follows.why);
      }
    } finally {
      if (mine === turn) {
        deciding = false;
        check();
      }
    }
  }

  /** Looks at the clock and the link; done after every fact of the session at the desk, and by its own timer. */
  function check(): void {
    cancel?.();
    cancel = undefined;
    const now = procedure();
    if (now === undefined) return;
    const record = stepNow(now);
    if (record === undefined) {
      if (waitsFor(now) === undefined && !deciding) void next('done');
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
    if (deciding) return;
    const wait = stepDue(record) - AHEAD - Math.min(thought, EARLIER) - desk.now();
    if (wait > 0) cancel = after(wait, check);
    else void next('done');
  }

  /** Ends the step under way at the end of its breath. */
  function endSoon(why: StepEnd): void {
    const record = running();
    if (record === undefined) return;
    end(record, Math.max(record.since, nextMoment()), why);
  }

  const leave = (why: StepEnd): void => {
    if (running() !== undefined) void next(why);
  };

  desk.follow((session) => {
    check();
    return session.subscribe(check);
  });

  return {
    startAssessment: (plan) => desk.record({ type: 'assessment', plan }),
    startPractice: (plan) => desk.record({ type: 'practice', plan }),
    extend: (ms) => {
      const record = running();
      if (record !== undefined) desk.record({ type: 'step-extended', step: extendStep(record.step, ms) });
    },
    skip: () => leave('skipped'),
    repeat: (id) => {
      if (id === undefined || id === running()?.step.id) leave('repeat');
      else desk.record({ type: 'step-asked', id });
    },
    pause: () => {
      endSoon('paused');
      desk.record({ type: 'rest', since: nextMoment(), by: 'therapist' });
    },
    goOn: () => {
      const now = procedure();
      if (now === undefined || stepNow(now) !== undefined) return;
      if (desk.session.state.stopped) desk.record({ type: 'resume', by: 'therapist' });
      void next('done');
    },
    stop: (why) => {
      if (procedure() === undefined) return;
      endSoon('interrupted');
      finish(desk.now(), why);
    },
    rate: (scale, value, id) =>
      desk.record({ type: 'rating', scale, value, ...(id !== undefined && { id }) }),
  };
}
