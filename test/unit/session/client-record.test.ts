// Codes of clients: tidy, and the next one that is free.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, nextCode, tidyCode } from '../../../src/session/client-record.ts';

describe('codes', () => {
  it('begin somewhere and go on after the largest', () => {
    expect(nextCode([])).toBe('C-01');
    expect(nextCode(['K-17', 'K-9', 'Anna'])).toBe('K-18');
    expect(nextCode(['K-99'])).toBe('K-100');
    expect(nextCode(['blue'])).toBe('C-01');
  });

  it('are free and as they are kept, whatever there is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 })), (numbers) => {
        const codes = numbers.map((n) => `C-${String(n).padStart(2, '0')}`);
        const next = nextCode(codes);
        expect(codes).not.toContain(next);
        expect(tidyCode(next)).toBe(next);
        expect(next.length).toBeLessThanOrEqual(CODE_LENGTH);
      }),
    );
  });
});
