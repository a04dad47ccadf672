/**
 * Assessments and practices at the therapist's desk: what people ask for goes to the leader or turns a page, and what was accepted
 * becomes a fact. It draws nothing.
 */
import { procedureNow } from '../session/procedure.ts';
import { practiceBlocks } from '../session/practice-blocks.ts';
import type { Ms } from '../terms/units.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { ProcedureCommand } from '../ui/model/session-command.ts';
import type { AssessmentResults } from './assessment-results.ts';
import type { Desk } from './desk.ts';
import { openLeader, type Leader } from './leader.ts';
import type { ResonanceDesk } from './resonance-desk.ts';
import type { Screens } from './screens.ts';

export interface ProcedureOptions {
  readonly desk: Pick<Desk, 'session' | 'now' | 'record' | 'follow'>;
  readonly results: Pick<AssessmentResults, 'knowledge'>;
  readonly resonance: Pick<ResonanceDesk, 'warmUp'>;
  readonly screens: Pick<Screens, 'turnTo'>;
  readonly after: (ms: Ms, work: () => void) => () => void;
}

export interface ProcedureActions {
  readonly leader: Leader;
  readonly handlers: Handlers<ProcedureCommand>;
}

export function procedureActions(options: ProcedureOptions): ProcedureActions {
  const { desk, results, resonance, screens, after } = options;
  const leader = openLeader({
    desk,
    after,
    knowledge: (procedure) => results.knowledge(desk.session, procedure, desk.now()),
    blocks: () => {
      const procedure = procedureNow(desk.session.state.procedures);
      return procedure?.kind === 'practice' ? practiceBlocks(desk.session, procedure) : [];
    },
  });

  return {
    leader,
    handlers: {
      'open-assessment': () => {
        resonance.warmUp();
        screens.turnTo('assessment-start');
      },
      'open-practice': () => screens.turnTo('practice-start'),
      'show-result': () => screens.turnTo('assessment'),
      'leave-assessment': () => screens.turnTo(undefined),
      'start-assessment': ({ plan }) => leader.startAssessment(plan),
      'start-practice': ({ plan }) => leader.startPractice(plan),
      'extend-step': ({ ms }) => leader.extend(ms),
      'repeat-step': ({ id }) => leader.repeat(id),
      'skip-step': () => leader.skip(),
      'pause-procedure': () => leader.pause(),
      'go-on-procedure': () => leader.goOn(),
      'stop-procedure': () => leader.stop('therapist'),
      'rate-step': ({ scale, value, id }) => leader.rate(scale, value, id),
      'accept-rate': ({ rate, source, low, high }) => {
        const range = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
        desk.record({ type: 'rate-accepted', rate, source, ...range });
      },
    },
  };
}
