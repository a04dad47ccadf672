/** What no reader may hand on, whatever a file's columns say. */
import { describe, expect, it } from 'vitest';
import { recordingFacts } from '../../../src/exchange/recording.ts';

const about = { id: 'a', epoch: 0, app: '0', origin: 'b', name: '' };
const packets = (rr: readonly number[]): number =>
  [...recordingFacts({ rr, holes: [], notes: [] }, about)].filter(({ type }) => type === 'measurement')
    .length;
const fifty = (interval: number): number[] => Array.from({ length: 50 }, () => interval);

describe('the facts of a recording', () => {
  it.each([155, 199, 3001, 8700])(
    'are none of a list whose intervals of %i ms are no heart’s',
    (interval) => {
      expect(() => packets(fifty(interval))).toThrow(expect.objectContaining({ code: 'no-intervals' }));
    },
  );

  it.each([200, 3000])('are those of a list of %i ms', (interval) => {
    expect(packets(fifty(interval))).toBe(50);
  });

  it('are kept with single intervals that are no heart’s', () => {
    expect(packets([...fifty(800), 8700, 150])).toBe(52);
  });
});
