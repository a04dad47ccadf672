/**
 * Assessments and practices at the therapist's desk: what people ask for goes to the leader, what the heart tells goes to the estimate, what
 * was accepted goes to the client's record. It draws nothing.
 */
import type { PracticeBlock } from '../pacing/practice-plan.ts';
import type { Knowledge } from '../pacing/protocol.ts';
import { assessmentCriteria, bestRates } from '../session/assessment-criteria.ts';
import { assessmentFigures } from '../session/assessment-figures.ts';
import {
  newClient,
  tidyCode,
  withCautionsSeen,
  withRate,
  type ClientRecord,
} from '../session/client-record.ts';
import { procedureNow, type Procedure, type AssessmentProcedure } from '../session/procedure.ts';
import { practiceBlocks } from '../session/practice-blocks.ts';
import type { Session } from '../session/session.ts';
import { BreathMemory, pacedBreaths } from '../session/step-breaths.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import type { ClientCommand, Handlers, ProcedureCommand } from '../ui/model/command.ts';
import type { AssessmentView, TherapistView } from '../ui/model/view.ts';
import type { Desk } from './desk.ts';
import { openLeader, type Leader } from './leader.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { openResonanceDesk } from './resonance-desk.ts';
import type { ResonanceAnswer, Retest } from './resonance-messages.ts';

export interface AssessmentDeskOptions {
  readonly desk: Desk;
  readonly records: Pick<RecordKeeper, 'client' | 'keepClient'>;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly epochNow: () => EpochMs;
  readonly onChange: () => void;
}

export interface AssessmentDesk {
  readonly leader: Leader;
  /** What the screens show of the last assessment of `session` and of its client. */
  viewOf(session: Session, now: Ms): Pick<TherapistView, 'assessment' | 'client'>;
  readonly handlers: Handlers<ProcedureCommand | ClientCommand>;
}

/** What a retest compares; its plan puts the accepted rate second, after the faster neighbour. `undefined` for other plans. */
function retestOf({ plan }: AssessmentProcedure): Retest | undefined {
  if (plan.protocol !== 'retest') return undefined;
  const accepted = plan.rates[1] ?? plan.rates[0];
  return accepted === undefined ? undefined : { rates: plan.rates, accepted };
}

export function openAssessmentDesk(options: AssessmentDeskOptions): AssessmentDesk {
  const { desk, records, after, onChange } = options;
  const resonance = openResonanceDesk();
  const memories = new WeakMap<Session, BreathMemory>();
  /** Last words by the session and the start of the assessment; `undefined` while one is awaited. */
  const results = new WeakMap<Session, Map<Ms, ResonanceAnswer | undefined>>();
  let client: ClientRecord | undefined;

  function memoryOf(session: Session): BreathMemory {
    const known = memories.get(session);
    if (known !== undefined) return known;
    const memory = new BreathMemory(session);
    memories.set(session, memory);
    return memory;
  }

  async function knowledge(procedure: AssessmentProcedure): Promise<Knowledge> {
    const memory = memoryOf(desk.session);
    if (procedure.plan.protocol !== 'adaptive') {
      return { bestRates: bestRates(assessmentCriteria(procedure, memory, desk.now())) };
    }
    try {
      const { insight } = await resonance.ask(pacedBreaths(procedure, memory, desk.now()));
      return insight === undefined ? {} : { insight };
    } catch {
      // Without the thread the guide still leads, from the first rate on; the result says what it rests on.
      return {};
    }
  }

  /** Finished stretches of the practice under way with their mean breath-locked amplitude. */
  function blocks(): PracticeBlock[] {
    const procedure = procedureNow(desk.session.state.procedures);
    if (procedure?.kind !== 'practice') return [];
    return practiceBlocks(desk.session, procedure);
  }

  const leader = openLeader({ desk, after, knowledge, blocks });

  /** Asks for the last word on an assessment once its last breaths are known. */
  function conclude(session: Session, procedure: AssessmentProcedure, now: Ms): ResonanceAnswer | undefined {
    let known = results.get(session);
    if (known === undefined) results.set(session, (known = new Map<Ms, ResonanceAnswer | undefined>()));
    if (known.has(procedure.since)) return known.get(procedure.since);
    known.set(procedure.since, undefined);
    resonance.ask(pacedBreaths(procedure, memoryOf(session), now), retestOf(procedure)).then(
      (answer) => {
        known.set(procedure.since, answer);
        onChange();
      },
      () => known.delete(procedure.since),
    );
    return undefined;
  }

  function assessmentOf(session: Session, procedure: AssessmentProcedure, now: Ms): AssessmentView {
    const memory = memoryOf(session);
    const figures = assessmentFigures(procedure, memory, now);
    if (procedure.ended === undefined) return { procedure, figures, rows: [], pending: false };
    const rows = assessmentCriteria(procedure, memory, now);
    const answer = figures.settled ? conclude(session, procedure, now) : undefined;
    if (answer === undefined) return { procedure, figures, rows, pending: true };
    const { result, retest } = answer;
    return { procedure, figures, rows, pending: false, result, ...(retest !== undefined && { retest }) };
  }

  let asked: string | undefined;

  /** Reads the client of a session that goes on or is looked at again. */
  async function remember(code: string): Promise<void> {
    if (asked === code) return;
    asked = code;
    const known = await records.client(code);
    if (asked !== code) return;
    client = known ?? newClient(code);
    onChange();
  }

  async function chooseClient(text: string): Promise<void> {
    const code = tidyCode(text);
    asked = code;
    client = code === undefined ? undefined : ((await records.client(code)) ?? newClient(code));
    desk.record({ type: 'client', code: code ?? '' });
  }

  function keep(next: ClientRecord): void {
    client = next;
    records.keepClient(next);
    onChange();
  }

  return {
    leader,
    viewOf: (session, now) => {
      const { client: code } = session.state;
      if (code !== undefined && client?.code !== code) void remember(code);
      const { procedures, endedAt } = session.state;
      const assessments = procedures.filter(
        (procedure: Procedure): procedure is AssessmentProcedure => procedure.kind === 'assessment',
      );
      const [assessment, ...earlier] = assessments
        // While a session goes on, the one before the last is of no use to anybody.
        .slice(endedAt === undefined ? -1 : 0)
        .map((procedure) => assessmentOf(session, procedure, now))
        .reverse();
      const known = client?.code === code ? client : undefined;
      return {
        ...(assessment !== undefined && { assessment, earlier: earlier.reverse() }),
        ...(known !== undefined && { client: known }),
      };
    },
    handlers: {
      'open-assessment': () => resonance.warmUp(),
      'open-practice': () => undefined,
      'show-result': () => undefined,
      'leave-assessment': () => undefined,
      'start-assessment': ({ plan }) => leader.startAssessment(plan),
      'start-practice': ({ plan }) => leader.startPractice(plan),
      'extend-step': ({ ms }) => leader.extend(ms),
      'repeat-step': ({ id }) => leader.repeat(id),
      'skip-step': () => leader.skip(),
      'pause-procedure': () => leader.pause(),
      'go-on-procedure': () => leader.goOn(),
      'stop-procedure': () => leader.stop('therapist'),
      'rate-step': ({ scale, value, id }) => leader.rate(scale, value, id),
      'choose-client': ({ code }) => void chooseClient(code),
      'cautions-seen': () => {
        if (client !== undefined) keep(withCautionsSeen(client, options.epochNow()));
      },
      'accept-rate': ({ rate, source, low, high }) => {
        const range = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
        desk.record({ type: 'rate-accepted', rate, source, ...range });
        if (client !== undefined)
          keep(withRate(client, { rate, source, ...range, epoch: options.epochNow() }));
      },
    },
  };
}
