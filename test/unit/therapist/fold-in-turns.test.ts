/** A long log is folded whole, in turns of bounded work. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { foldInTurns } from '../../../src/therapist/fold-in-turns.ts';
import { begun, packet } from '../../fixtures/keeper-bench.ts';

const { recordAll } = Session.prototype;
afterEach(() => void (Session.prototype.recordAll = recordAll));

/** How many facts are folded in each turn. */
async function turns(facts: readonly SessionEvent[]): Promise<number[]> {
  const sizes: number[] = [];
  Session.prototype.recordAll = function (events) {
    const list = [...events];
    sizes.push(list.length);
    recordAll.call(this, list);
  };
  const session = await foldInTurns(facts);
  Session.prototype.recordAll = recordAll;
  expect(session.log).toEqual(facts);
  expect(session.state).toEqual(Session.from(facts).state);
  return sizes;
}

const packets = (count: number, rr: number[]): SessionEvent[] =>
  Array.from({ length: count }, (_, i) => ({ ...packet(1000 * i), rr }) as SessionEvent);
const names = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'named', at, name: 'x' }));

describe('a log that is folded in turns', () => {
  it('has a thousand facts a turn, and 250 of those that bring a beat', async () => {
    expect(await turns(names(2500))).toEqual([1000, 1000, 500]);
    expect(await turns(packets(600, [1000]))).toEqual([250, 250, 100]);
    expect(await turns(packets(200, [500, 500, 500]))).toEqual([100, 100]);
  });

  it('is whole where it ends with a turn, and where it is empty', async () => {
    expect(await turns(names(1000))).toEqual([1000]);
    expect(await turns([...begun('a').log])).toEqual([1]);
    expect(await turns([])).toEqual([]);
  });
});
