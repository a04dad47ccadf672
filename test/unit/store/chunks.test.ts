/** Chunks of facts are read back as they were written; a damaged line costs itself only, wherever it stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { decode, encode } from '../../../src/store/chunks.ts';

const fact = (at: number): SessionEvent => ({ type: 'measurement', at, who: 'client', bpm: 60, rr: [1000] });
const chunkOf = (text: string) => ({ coding: 'json-lines', bytes: new TextEncoder().encode(text) });

describe('facts in chunks', () => {
  it('come back as they were, of several chunks in order', () => {
    const facts = [fact(1), fact(2), fact(3)];
    expect(decode([encode(facts.slice(0, 2)), encode(facts.slice(2))])).toEqual({ facts, lost: 0 });
  });

  it('a line that is damaged costs itself only', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (whole) => {
        const lines = whole.map((is, i) =>
          is ? JSON.stringify(fact(i)) : `{"type":"measurement","at":${i},`,
        );
        const kept = whole.flatMap((is, i) => (is ? [fact(i)] : []));
        expect(decode([chunkOf(lines.join('\n'))])).toEqual({
          facts: kept,
          lost: whole.length - kept.length,
        });
      }),
    );
  });

  it('a line that holds two values, and one that holds none, are lost', () => {
    const text = `${JSON.stringify(fact(1))},${JSON.stringify(fact(2))}\n${JSON.stringify(fact(3))}\n`;
    expect(decode([chunkOf(text)])).toEqual({ facts: [fact(3)], lost: 2 });
  });
});
