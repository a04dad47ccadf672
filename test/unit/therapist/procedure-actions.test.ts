/** Assessments and practices at the desk: what people ask for turns a page, goes to whoever leads, or becomes a fact. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan } from '../../../src/pacing/plan.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { procedureActions } from '../../../src/therapist/procedure-actions.ts';
import { started } from '../../fixtures/started.ts';

function room() {
  const session = Session.from([started]);
  const did: string[] = [];
  const record = (fact: Unstamped): void => session.record({ ...fact, at: 1000 });
  const actions = procedureActions({
    desk: { session, now: () => 1000, record, follow: (work) => void work(session) },
    results: { knowledge: () => Promise.resolve({}) },
    resonance: { warmUp: () => void did.push('warm') },
    screens: { turnTo: (page) => void did.push(`to ${page ?? 'the desk'}`) },
    after: () => () => undefined,
  });
  return { ...actions, session, did };
}

describe('assessments and practices', () => {
  it('have their pages; the estimate is made ready with the first', () => {
    const { handlers, did } = room();
    handlers['open-assessment']({ do: 'open-assessment' });
    handlers['open-practice']({ do: 'open-practice' });
    handlers['show-result']({ do: 'show-result' });
    handlers['leave-assessment']({ do: 'leave-assessment' });
    expect(did).toEqual(['warm', 'to assessment-start', 'to practice-start', 'to assessment', 'to the desk']);
  });

  it('begin, and end when the therapist says so', () => {
    const { handlers, session } = room();
    handlers['start-assessment']({ do: 'start-assessment', plan: adaptivePlan() });
    expect(session.state.procedures.at(-1)).toMatchObject({ kind: 'assessment', since: 1000 });
    handlers['stop-procedure']({ do: 'stop-procedure' });
    expect(session.state.procedures.at(-1)?.ended?.why).toBe('therapist');
  });

  it('leave a rate that was accepted as a fact, with the range it rests on if there is one', () => {
    const { handlers, session } = room();
    handlers['accept-rate']({ do: 'accept-rate', rate: 5.5, source: 'estimate', low: 5.2, high: 5.9 });
    handlers['accept-rate']({ do: 'accept-rate', rate: 6, source: 'estimate' });
    const accepted = session.log.filter(({ type }) => type === 'rate-accepted');
    expect(accepted).toEqual([
      { type: 'rate-accepted', at: 1000, rate: 5.5, source: 'estimate', low: 5.2, high: 5.9 },
      { type: 'rate-accepted', at: 1000, rate: 6, source: 'estimate' },
    ]);
  });
});
