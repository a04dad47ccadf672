/** Which screen the window shows: from the facts of the session, and from the pages that a person turned. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan } from '../../../src/pacing/plan.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { firstLook } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { keepScreens } from '../../../src/therapist/screens.ts';

function room(session = new Session()) {
  let current = session;
  let running = false;
  let leave: (() => void) | undefined;
  let work: (session: Session) => (() => void) | undefined = () => undefined;
  let changes = 0;
  const screens = keepScreens(
    {
      get session() {
        return current;
      },
      get running() {
        return running;
      },
      follow: (next) => {
        work = next;
        leave = work(current);
      },
    },
    () => (changes += 1),
  );
  const take = (next: Session): void => {
    current = next;
    leave?.();
    leave = work(next);
  };
  return {
    screens,
    take,
    changes: () => changes,
    record: (fact: Unstamped) => current.record({ ...fact, at: 0 }),
    run: (on: boolean) => (running = on),
  };
}

const link = (state: 'idle' | 'choosing' | 'connecting' | 'connected'): Unstamped => ({
  type: 'link',
  who: 'client',
  state,
  connection: 1,
});

describe('the screen', () => {
  it('is the first page until a strap is being linked, and again when somebody wants to see what is kept', () => {
    const { screens, record } = room();
    expect(screens.screen).toBe('start');
    record(link('choosing'));
    expect(screens.screen).toBe('start');
    record(link('connecting'));
    expect(screens.screen).toBe('session');
    screens.goHome();
    expect(screens.screen).toBe('start');
    screens.leaveHome();
    expect(screens.screen).toBe('session');
    record(link('idle'));
    expect(screens.screen).toBe('start');
  });

  it('is the session while one runs, whatever the strap does', () => {
    const { screens, record, run } = room();
    screens.goHome();
    run(true);
    record(link('idle'));
    expect(screens.screen).toBe('session');
  });

  it('turns to a page and back', () => {
    const { screens, run, changes } = room();
    run(true);
    screens.turnTo('practice-start');
    expect(screens.screen).toBe('practice-start');
    screens.turnTo('assessment-start');
    expect(screens.screen).toBe('assessment-start');
    // There is no result to show yet.
    screens.turnTo('assessment');
    expect(screens.screen).toBe('assessment-start');
    screens.turnTo(undefined);
    expect(screens.screen).toBe('session');
    expect(changes()).toBe(4);
  });

  it('is the assessment while it runs, its result when it is over, and the session again when it is left', () => {
    const { screens, record, run } = room();
    run(true);
    record({ type: 'assessment', plan: adaptivePlan() });
    expect(screens.screen).toBe('assessment-run');
    screens.turnTo(undefined);
    expect(screens.screen).toBe('assessment-run');
    screens.turnTo('assessment');
    record({ type: 'led-ended', why: 'therapist' });
    expect(screens.screen).toBe('assessment-result');
    record({ type: 'practice', plan: practicePlan(6) });
    expect(screens.screen).toBe('session');
  });

  it('is the assessment of a session that goes on after a reload', () => {
    const { screens, take, run } = room();
    const session = new Session();
    session.record({ type: 'assessment', at: 0, plan: adaptivePlan() });
    run(true);
    take(session);
    expect(screens.screen).toBe('assessment-run');
    session.record({ type: 'led-ended', at: 1, why: 'complete' });
    expect(screens.screen).toBe('assessment-result');
    take(new Session());
    expect(screens.screen).toBe('session');
  });

  it('is the review while a stored session is looked at', () => {
    const { screens } = room();
    const stored = new Session();
    stored.record({ type: 'started', at: 0, schema: 1, id: 'one', epoch: 0, app: 'x', origin: 'o' });
    const look = inOneTurn(firstLook(stored.log));
    screens.lookAt(look);
    expect([screens.screen, screens.first === look, screens.reviewed]).toEqual(['review', true, undefined]);
    screens.review(stored);
    expect([screens.screen, screens.reviewed === stored, screens.first === look]).toEqual([
      'review',
      true,
      true,
    ]);
    // It has got a name and is read anew: what stands stays until then.
    screens.lookAt(inOneTurn(firstLook(stored.log)));
    expect([screens.reviewed === stored, screens.first === look]).toEqual([true, true]);
    screens.leaveReview();
    expect([screens.screen, screens.reviewed]).toEqual(['start', undefined]);
    screens.review(stored);
    screens.goHome();
    expect(screens.screen).toBe('start');
  });

  it('comes to an assessment from whatever page was turned to, stays with its result, and leaves that for a practice', () => {
    const { screens, record, run } = room();
    run(true);
    screens.turnTo('practice-start');
    expect(screens.screen).toBe('practice-start');
    record({ type: 'assessment', plan: adaptivePlan() });
    expect(screens.screen).toBe('assessment-run');
    record({ type: 'led-ended', why: 'therapist' });
    expect(screens.screen).toBe('assessment-result');
    record({ type: 'practice', plan: practicePlan(6) });
    expect(screens.screen).toBe('session');
  });
});
