/** Moments, phases and ratings: what people ask for becomes facts, only in a session that runs, and of the client only what was asked. */
import { describe, expect, it } from 'vitest';
import type { PlannedPhase } from '../../../src/session/moment-events.ts';
import type { SessionEvent, Unstamped } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { momentActions } from '../../../src/therapist/moment-actions.ts';
import { started } from '../../fixtures/started.ts';

function room(running = true) {
  const session = Session.from([started]);
  let ids = 0;
  const record = (fact: Unstamped): void => session.record({ ...fact, at: 5000 });
  const actions = momentActions({ session, record, running }, () => `id-${(ids += 1)}`);
  return { ...actions, session, record, facts: (): readonly SessionEvent[] => session.log.slice(1) };
}
const phases: PlannedPhase[] = [
  { id: 'p1', kind: 'baseline' },
  { id: 'p2', kind: 'practice', goalMs: 60_000 },
];

describe('what the therapist asks of moments', () => {
  it('becomes facts', () => {
    const { handlers, facts } = room();
    handlers.mark({ do: 'mark', kind: 'resource' });
    handlers['mark-words']({ do: 'mark-words', id: 'id-1', words: '  a calm place ' });
    handlers['move-mark']({ do: 'move-mark', id: 'id-1', to: -20 });
    handlers.rate({ do: 'rate', scale: 'distress', value: 7, key: 'k' });
    handlers.rate({ do: 'rate', scale: 'own', value: 3, key: 'l', name: 'Warmth' });
    handlers['offer-rating']({ do: 'offer-rating', scale: 'ease' });
    handlers['end-offer']({ do: 'end-offer' });
    handlers.undo({ do: 'undo', id: 'id-1' });
    handlers['offer-guide']({ do: 'offer-guide' });
    expect(facts()).toEqual([
      { type: 'mark', at: 5000, id: 'id-1', kind: 'resource', by: 'therapist' },
      { type: 'mark-changed', at: 5000, id: 'id-1', words: 'a calm place' },
      { type: 'mark-changed', at: 5000, id: 'id-1', moment: 0 },
      { type: 'rating', at: 5000, scale: 'distress', value: 7, key: 'k' },
      { type: 'rating', at: 5000, scale: 'own', value: 3, key: 'l', name: 'Warmth' },
      { type: 'rating-offered', at: 5000, scale: 'ease' },
      { type: 'offer-ended', at: 5000 },
      { type: 'undone', at: 5000, id: 'id-1' },
      { type: 'guide-offered', at: 5000 },
    ]);
  });

  it('becomes nothing before there is a session', () => {
    const { handlers, led, facts } = room(false);
    handlers.mark({ do: 'mark', kind: 'speech' });
    handlers['plan-phases']({ do: 'plan-phases', phases });
    led('practice');
    expect(facts()).toEqual([]);
  });

  it('goes through the phases of a plan one after another, and ends at its end', () => {
    const { handlers, facts } = room();
    handlers['plan-phases']({ do: 'plan-phases', phases });
    handlers['next-phase']({ do: 'next-phase' });
    handlers['set-phase-goal']({ do: 'set-phase-goal', goalMs: 90_000 });
    handlers['next-phase']({ do: 'next-phase' });
    handlers['next-phase']({ do: 'next-phase' });
    handlers['end-phase']({ do: 'end-phase' });
    expect(facts()).toEqual([
      { type: 'course', at: 5000, phases },
      { type: 'phase', at: 5000, phase: phases[0] },
      { type: 'phase-goal', at: 5000, goalMs: 90_000 },
      { type: 'phase', at: 5000, phase: phases[1] },
      { type: 'phase-ended', at: 5000 },
    ]);
  });

  it('begins the planned phase of a practice with the practice, once', () => {
    const { handlers, led, facts } = room();
    led('practice');
    expect(facts()).toEqual([]);
    handlers['plan-phases']({ do: 'plan-phases', phases: [...phases, { id: 'p3', kind: 'practice' }] });
    led('assessment');
    led('practice');
    led('practice');
    expect(facts().slice(1)).toEqual([{ type: 'phase', at: 5000, phase: phases[1] }]);
  });
});

describe('what the client asks of moments', () => {
  it('is a word that it was too much, where that may be said and everything was stopped', () => {
    const { obey, record, facts } = room();
    const mark = { type: 'mark', at: 5000, id: 'id-1', kind: 'too-much', by: 'client' };
    expect(obey({ ask: 'too-much' })).toBe(true);
    record({ type: 'client-view', mayTooMuch: true });
    expect(obey({ ask: 'too-much' })).toBe(true);
    record({ type: 'stop', by: 'client' });
    expect(facts().filter(({ type }) => type === 'mark')).toEqual([]);
    obey({ ask: 'too-much' });
    expect(facts().at(-1)).toEqual(mark);
    record({ type: 'client-view', mayTooMuch: false });
    obey({ ask: 'too-much' });
    expect(facts().filter(({ type }) => type === 'mark')).toEqual([mark]);
  });

  it('is an answer to what was asked, once, or none', () => {
    const { obey, record, facts } = room();
    expect(obey({ ask: 'rate', value: 4 })).toBe(true);
    expect(facts()).toEqual([]);
    record({ type: 'rating-offered', scale: 'ease' });
    obey({ ask: 'rate', value: 4 });
    obey({ ask: 'rate', value: 9 });
    expect(facts().slice(1)).toEqual([
      { type: 'rating', at: 5000, scale: 'ease', value: 4, key: 'id-1', by: 'client' },
      { type: 'offer-ended', at: 5000 },
    ]);
    record({ type: 'rating-offered', scale: 'own', name: 'Warmth' });
    obey({ ask: 'rate' });
    expect(facts().slice(4)).toEqual([{ type: 'offer-ended', at: 5000 }]);
  });

  it('is left to others where it is about the guide', () => {
    const { obey, facts } = room();
    expect([obey({ ask: 'stop' }), obey({ ask: 'pause' }), obey({ ask: 'follow-me' })]).toEqual([
      false,
      false,
      false,
    ]);
    expect(facts()).toEqual([]);
  });
});
