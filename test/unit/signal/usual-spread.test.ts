/** What is usual for a person from day to day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_SD, usualRange } from '../../../src/signal/usual-spread.ts';

describe('the usual spread', () => {
  it('between two sessions is that of people: RMSSD with slow breathing by 0.67 to 1.49', () => {
    const usual = usualRange('rmssd-paced', [40]);
    expect(usual?.low).toBeCloseTo(40 * 0.67, 0);
    expect(usual?.high).toBeCloseTo(40 * 1.49, 0);
  });

  it('shrinks to the own spread of somebody even, and widens for somebody who strays', () => {
    const even = Array.from({ length: 30 }, (_, i) => 60 + (i % 2));
    const straying = Array.from({ length: 30 }, (_, i) => 60 + 12 * (i % 2 === 0 ? 1 : -1));
    expect(usualRange('heart-rate', even)?.sd).toBeLessThan(0.6 * USUAL_SD['heart-rate']);
    expect(usualRange('heart-rate', straying)?.sd).toBeGreaterThan(1.5 * USUAL_SD['heart-rate']);
  });

  it('holds the mean, whatever came before, and says nothing without a session', () => {
    expect(usualRange('rmssd', [])).toBeUndefined();
    expect(usualRange('rmssd', [0])).toBeUndefined();
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 5, max: 200, noNaN: true }), { minLength: 1, maxLength: 40 }),
        (list) => {
          const usual = usualRange('amplitude', list);
          const middle = Math.exp(list.reduce((sum, v) => sum + Math.log(v), 0) / list.length);
          expect(usual?.low).toBeLessThan(middle);
          expect(usual?.high).toBeGreaterThan(middle);
        },
      ),
    );
  });
});
