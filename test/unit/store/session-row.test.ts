/** The row of a session: what it tells of the facts, when it is made anew, and what of a damaged one is believed. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { isLoose } from '../../../src/store/pack.ts';
import {
  isCurrent,
  lacksLook,
  ROW_VERSION,
  rowFrom,
  withFacts,
  type SessionRow,
} from '../../../src/store/session-row.ts';

const EMPTY = { id: '', epoch: 0, at: 0, chunks: 0, facts: 0, version: ROW_VERSION };
const started: SessionEvent = {
  type: 'started',
  at: 0,
  schema: 1,
  id: 'a',
  epoch: 1000,
  app: 'x',
  origin: 'o',
};

describe('the row of a session', () => {
  it('tells what its facts say, counts them, and knows its newest moment', () => {
    const first = withFacts(
      undefined,
      [started, { type: 'named', at: 5, name: 'one' }, { type: 'client', at: 9, code: 'K-17' }],
      1,
    );
    expect(first).toEqual({
      ...EMPTY,
      id: 'a',
      epoch: 1000,
      at: 9,
      facts: 3,
      chunks: 1,
      name: 'one',
      client: 'K-17',
      told: { rates: [], code: 'K-17' },
    });
    // A fact that was added later lies before the end; an empty name or code is none.
    const then = withFacts(
      first,
      [
        { type: 'simulated', at: 7, who: 'client', scenario: 'typical' },
        { type: 'ended', at: 20 },
        { type: 'named', at: 20, name: '' },
        { type: 'client', at: 20, code: '' },
        { type: 'battery', at: 3, who: 'client', percent: 50 },
      ],
      2,
    );
    expect(then).toEqual({
      ...EMPTY,
      id: 'a',
      epoch: 1000,
      at: 20,
      endedAt: 20,
      facts: 8,
      chunks: 3,
      simulated: 'typical',
      told: { rates: [], code: '' },
    });
    expect(withFacts(undefined, [], 0)).toEqual(EMPTY);
  });

  const over: SessionRow = { ...EMPTY, id: 'a', endedAt: 20, facts: 10_001, chunks: 61 };

  it('is made anew where it is of another form', () => {
    expect(isCurrent(over)).toBe(true);
    expect([ROW_VERSION - 1, ROW_VERSION + 1, 0].map((version) => isCurrent({ ...over, version }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('lacks a first look if it is over, of more than 10,000 facts, and none was made of all of them', () => {
    const { endedAt: _ended, ...open } = over;
    expect(lacksLook(over)).toBe(true);
    expect(lacksLook(open)).toBe(false);
    expect(lacksLook({ ...over, facts: 10_000 })).toBe(false);
    expect(lacksLook({ ...over, looked: 10_000 })).toBe(true);
    expect(lacksLook({ ...over, looked: 10_001 })).toBe(false);
  });

  it('is loose if it is over and lies in more than sixty chunks that were not packed', () => {
    const { endedAt: _ended, ...open } = over;
    expect(isLoose(over)).toBe(true);
    expect(isLoose(open)).toBe(false);
    expect(isLoose({ ...over, chunks: 60 })).toBe(false);
    expect(isLoose({ ...over, packed: true })).toBe(false);
    expect(isLoose({ ...over, packed: false })).toBe(true);
  });

  it('is read as it was stored; one that lacks a number or is another’s is made anew', () => {
    expect(rowFrom(over, 'a')).toEqual(over);
    expect(rowFrom({ ...over, version: 3 }, 'a').version).toBe(3);
    for (const stored of [undefined, null, 7, 'row', {}])
      expect(rowFrom(stored, 'b')).toEqual({ ...EMPTY, id: 'b', version: 0 });
    expect(rowFrom(over, 'b')).toEqual({ ...over, id: 'b', version: 0 });
    for (const name of ['epoch', 'at', 'chunks', 'facts'] as const)
      for (const wrong of [undefined, NaN, 'many'])
        expect(rowFrom({ ...over, [name]: wrong }, 'a')).toEqual({ ...over, [name]: 0, version: 0 });
    expect(rowFrom({ ...over, version: 'new' }, 'a').version).toBe(0);
  });
});
