/** The measured breath at the desk: what it records of a simulated strap, and what it tells the client's picture. */
import { expect, it } from 'vitest';
import type { OwnBreath } from '../../../src/mirror/protocol.ts';
import { Session } from '../../../src/session/session.ts';
import { openBreathDesk } from '../../../src/therapist/breath-desk.ts';
import { linkedStrap } from '../../fixtures/linked-strap.ts';
import { started } from '../../fixtures/started.ts';

async function room() {
  const { clock, simulation, strap } = await linkedStrap();
  const session = Session.from([started]);
  const told: (OwnBreath | undefined)[] = [];
  const desk = openBreathDesk({
    desk: {
      session,
      strap,
      now: () => clock.now(),
      beside: { bluetooth: simulation.second },
      record: (fact) => session.record({ ...fact, at: clock.now() }),
    },
    clock,
    onChange: () => undefined,
    onOwnBreath: (breath) => told.push(breath),
  });
  return { clock, desk, session, told };
}

it('tells the client’s picture where the breath is once it is sure, and that it is not measured any more', async () => {
  const { clock, desk, session, told } = await room();
  desk.start();
  await clock.advance(15_000);
  expect(told.length).toBeGreaterThan(50);
  expect(new Set(told)).toEqual(new Set(['unclear']));
  await clock.advance(105_000);
  const shares = told.slice(-150).filter((one) => typeof one === 'number');
  expect(shares.length).toBeGreaterThan(140);
  expect(Math.min(...shares)).toBeLessThan(0.1);
  expect(Math.max(...shares)).toBeGreaterThan(0.9);
  expect(desk.view).toMatchObject({ stream: 'running', state: 'clear' });
  expect(session.log.filter(({ type }) => type === 'breath-samples').length).toBeGreaterThan(10);
  desk.stop();
  await clock.advance(5000);
  expect(told.at(-1)).toBeUndefined();
  expect(desk.view.stream).toBe('off');
});
