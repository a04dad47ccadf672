/** Listeners hear the facts in the order of the log, also when one of them records more. */
import { expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';

it('tells a fact that a listener records after the one it heard, to everybody', () => {
  const session = new Session();
  const heard: string[] = [];
  session.subscribe((fact) => {
    if (fact.type === 'named') session.record({ type: 'ended', at: 2 });
  });
  session.subscribe((fact) => {
    heard.push(fact.type);
  });
  session.record({ type: 'named', at: 1, name: 'K' });
  expect(session.log.map(({ type }) => type)).toEqual(['named', 'ended']);
  expect(heard).toEqual(['named', 'ended']);
});

it('tells a new listener nothing that was in the log when it subscribed', () => {
  const session = new Session();
  const late: string[] = [];
  session.subscribe((fact) => {
    if (fact.type !== 'named') return;
    session.record({ type: 'begun', at: 2 });
    session.subscribe((next) => {
      late.push(next.type);
    });
  });
  session.record({ type: 'named', at: 1, name: 'K' });
  session.record({ type: 'ended', at: 3 });
  expect(late).toEqual(['ended']);
});

it('goes on telling after a listener has failed', () => {
  const session = new Session();
  const heard: number[] = [];
  session.subscribe((fact) => {
    if (fact.at === 1) throw new Error('a listener failed');
    heard.push(fact.at);
  });
  expect(() => session.record({ type: 'named', at: 1, name: 'K' })).toThrow('a listener failed');
  session.record({ type: 'named', at: 2, name: 'L' });
  expect(heard).toEqual([2]);
});
