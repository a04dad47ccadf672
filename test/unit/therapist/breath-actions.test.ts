/** What people ask of the measured breath: its parts come when they are wanted, and a stored breath is worked out for the session that is shown. */
import { describe, expect, it } from 'vitest';
import { packCounts } from '../../../src/session/breath-samples.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { breathActions } from '../../../src/therapist/breath-actions.ts';
// What is fetched when it is wanted is at hand.
import '../../../src/therapist/breath-course-in-turns.ts';
import '../../../src/therapist/breath-desk.ts';
import { linkedStrap } from '../../fixtures/linked-strap.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

async function room() {
  const { clock, simulation, strap } = await linkedStrap();
  const session = Session.from([started]);
  const told = { changes: 0, failed: 0, breaths: [] as unknown[] };
  const actions = breathActions({
    desk: {
      session,
      strap,
      now: () => clock.now(),
      beside: { bluetooth: simulation.second },
      record: (fact) => session.record({ ...fact, at: clock.now() }),
    },
    clock,
    onChange: () => (told.changes += 1),
    onFailed: () => (told.failed += 1),
    onOwnBreath: (breath) => told.breaths.push(breath),
  });
  const until = async (is: () => boolean): Promise<void> => {
    for (let i = 0; i < 300 && !is(); i++) await settle();
    await settle();
  };
  return { clock, session, actions, told, until };
}

const fact = (from: number): SessionEvent => ({
  type: 'breath-samples',
  at: from + 10_000,
  who: 'client',
  source: 'vernier',
  kind: 'force',
  stream: 1,
  hz: 25,
  from,
  age: 10_000,
  rate: 1,
  unit: 0.01,
  counts: packCounts(
    Array.from({ length: 250 }, (_, i) =>
      Math.round(600 + 150 * Math.sin((2 * Math.PI * (from + 40 * i)) / 10_000)),
    ),
  ),
});
const breathing = (id: string): Session =>
  Session.from([
    { ...started, id },
    ...Array.from({ length: 12 }, (_, i) => fact(10_000 * i)),
    { type: 'ended', at: 120_000 },
  ]);

describe('the measured breath', () => {
  it('is nothing until it is asked for, and ends when it is not wanted', async () => {
    const { clock, actions, told, session, until } = await room();
    actions.stop();
    actions.handlers['stop-breath']({ do: 'stop-breath' });
    expect([actions.view, actions.rate, told.changes]).toEqual([undefined, undefined, 0]);
    actions.handlers['use-breath']({ do: 'use-breath' });
    // Pressed twice it is asked for once.
    actions.handlers['use-breath']({ do: 'use-breath' });
    await until(() => actions.view !== undefined);
    await clock.advance(60_000);
    expect(actions.view?.stream).toBe('running');
    expect(actions.rate).toBeGreaterThan(3);
    expect(actions.rate).toBe(actions.view?.rate);
    const starts = session.log.filter((one) => one.type === 'breath-stream' && one.state === 'starting');
    expect(starts).toHaveLength(1);
    expect(told.changes).toBeGreaterThan(1);
    actions.handlers['stop-breath']({ do: 'stop-breath' });
    await clock.advance(3000);
    expect(actions.view?.stream).toBe('off');
    expect(told.breaths.at(-1)).toBeUndefined();
    actions.handlers['use-breath']({ do: 'use-breath' });
    await until(() => actions.view?.stream !== 'off');
    await clock.advance(20_000);
    expect(actions.view?.stream).toBe('running');
    actions.stop();
    await clock.advance(3000);
    expect([actions.view?.stream, told.failed]).toEqual(['off', 0]);
  });

  it('of a stored session is worked out when it is shown, once, and is no other session’s', async () => {
    const { actions, told, until } = await room();
    const [one, two] = [breathing('one'), breathing('two')];
    expect(actions.of('one')).toBeUndefined();
    actions.look(one);
    await until(() => actions.of('one') !== undefined);
    const course = actions.of('one');
    expect(course?.heard).toBeGreaterThan(100_000);
    expect(actions.of('two')).toBeUndefined();
    expect(told.changes).toBe(1);
    actions.look(one);
    await settle();
    expect([actions.of('one'), told.changes]).toEqual([course, 1]);
    // Of two that are shown one after the other, the second one's is worked out.
    actions.look(two);
    actions.look(Session.from([{ ...started, id: 'silent' }]));
    expect(actions.of('two')).toBeUndefined();
    await until(() => told.changes > 1);
    expect([actions.of('two'), actions.of('silent')]).toEqual([undefined, undefined]);
  });

  it('that cannot be worked out is told', async () => {
    const { actions, told, until } = await room();
    const broken = {
      log: [fact(0)],
      get state() {
        throw new Error('nothing can be read of it');
      },
    };
    actions.look(broken as unknown as Session);
    await until(() => told.changes > 0);
    expect([told.failed, told.changes]).toEqual([1, 1]);
  });
});
