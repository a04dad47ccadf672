/** Many small chunks become one of their lines, as far as they belong together and fit. */
import { describe, expect, it } from 'vitest';
import { encode, inPieces, decode, type Chunk } from '../../../src/store/chunks.ts';
import { firstJoined } from '../../../src/store/joined.ts';
import type { SessionEvent } from '../../../src/session/events.ts';

const chunk = (text: string, schema?: number): Chunk => ({
  coding: 'json-lines',
  bytes: new TextEncoder().encode(text),
  ...(schema !== undefined && { schema }),
});
const textOf = (one: Chunk | undefined): string | undefined => one && new TextDecoder().decode(one.bytes);
const facts = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'battery', at, who: 'client', percent: 50 }));

describe('the first of many chunks', () => {
  it('join as lines, with their schema', () => {
    const { count, joined } = firstJoined([chunk('a', 1), chunk('b\nc', 1), chunk('d', 1)]);
    expect([count, textOf(joined), joined?.schema]).toEqual([3, 'a\nb\nc\nd', 1]);
    expect(joined?.coding).toBe('json-lines');
    expect(Object.keys(firstJoined([chunk('a')]).joined ?? {})).toEqual(['coding', 'bytes']);
    expect(firstJoined([])).toEqual({ count: 0, joined: undefined });
  });

  it('stop before one of another schema, and before one that could not be opened, which joins nothing', () => {
    expect(firstJoined([chunk('a', 1), chunk('b', 2)]).count).toBe(1);
    expect(firstJoined([chunk('a'), chunk('b', 1)]).count).toBe(1);
    const before = firstJoined([chunk('a', 1), undefined, chunk('b', 1)]);
    expect([before.count, textOf(before.joined)]).toEqual([1, 'a']);
    expect(firstJoined([undefined, chunk('a', 1)])).toEqual({ count: 1, joined: undefined });
  });

  it('hold less than 30,000 bytes together with the ends of their lines; one alone may hold more', () => {
    // The first and the end of its line are 10,001 bytes.
    const two = (size: number): number =>
      firstJoined([chunk('x'.repeat(10_000)), chunk('y'.repeat(size))]).count;
    expect([two(19_998), two(19_999)]).toEqual([2, 1]);
    expect(firstJoined([chunk('x'.repeat(40_000)), chunk('y')]).count).toBe(1);
  });

  it('ask for no more than they need', () => {
    const asked: number[] = [];
    function* all(): Generator<Chunk> {
      for (let i = 0; i < 9; i++) {
        asked.push(i);
        yield chunk('x'.repeat(14_000), 1);
      }
    }
    expect(firstJoined(all()).count).toBe(2);
    expect(asked).toEqual([0, 1, 2]);
  });
});

describe('facts', () => {
  it('are cut into pieces of 250, in order', () => {
    expect(inPieces(facts(0))).toEqual([]);
    expect(inPieces(facts(250)).map(({ length }) => length)).toEqual([250]);
    expect(inPieces(facts(501)).map(({ length }) => length)).toEqual([250, 250, 1]);
    expect(inPieces(facts(501)).flat()).toEqual(facts(501));
  });

  it('that were joined read as they were, and what is no fact costs itself only', () => {
    const parts = inPieces(facts(300)).map(encode);
    const { joined } = firstJoined(parts);
    expect(decode([joined])).toEqual({ facts: facts(300), lost: 0 });
    for (const line of [
      '7',
      'null',
      '"word"',
      '{}',
      '{"type":"battery"}',
      '{"at":1}',
      '{"type":1,"at":1}',
      '',
    ])
      expect(decode([chunk(`{"type":"battery","at":1}\n${line}`)])).toEqual({
        facts: [{ type: 'battery', at: 1 }],
        lost: 1,
      });
  });

  it('of a line that holds two of them are lost with that line, and no other', () => {
    const one = '{"type":"battery","at":1}';
    expect(decode([chunk(`${one},${one}\n${one}`)])).toEqual({
      facts: [{ type: 'battery', at: 1 }],
      lost: 1,
    });
  });

  it('of a later version, or in another coding, are refused and not taken for damaged ones', () => {
    const refused = (stored: object): unknown => {
      try {
        return decode([stored]);
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    const one = encode(facts(1));
    expect(refused({ ...one, schema: 99 })).toBe('newer-version');
    expect(refused({ ...one, coding: 'packed-lines' })).toBe('newer-version');
    expect(refused({ ...one, bytes: undefined })).toEqual({ facts: [], lost: 1 });
    expect(refused({ bytes: one.bytes })).toEqual({ facts: facts(1), lost: 0 });
    expect(decode([undefined, null, one])).toEqual({ facts: facts(1), lost: 2 });
  });
});
