/** Samples of a breathing sensor in a fact: packed and read again, on two clocks. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { BreathSamplesFact } from '../../../src/session/breath-events.ts';
import {
  LONGEST_COUNTS,
  mostSamples,
  packCounts,
  samplesOf,
  unpackCounts,
} from '../../../src/session/breath-samples.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { carryOver } from '../../../src/session/carry-over.ts';
import { Session } from '../../../src/session/session.ts';
import { started } from '../../fixtures/started.ts';

const fact: BreathSamplesFact = {
  type: 'breath-samples',
  at: 20_000,
  who: 'client',
  source: 'polar',
  kind: 'acceleration',
  stream: 1,
  hz: 25,
  from: 400,
  age: 10_000,
  rate: 1.001,
  unit: 1,
  // -12, 3, 998 and -12, 4, 999 as little-endian int16.
  counts: Buffer.from('f4ff0300e603f4ff0400e703', 'hex').toString('base64'),
};

describe('samples of a breathing sensor in a fact', () => {
  it('are int16, little-endian, x y z', () => {
    expect([...samplesOf(fact)]).toEqual([
      { at: 10_000, device: 400, values: [-12, 3, 998] },
      { at: 10_040.04, device: 440, values: [-12, 4, 999] },
    ]);
    expect(packCounts([-12, 3, 998, -12, 4, 999])).toBe(fact.counts);
  });

  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 900 }), (counts) => {
        expect([...unpackCounts(packCounts(counts))]).toEqual(counts);
      }),
    );
  });

  it('are held within 16 bits, and are none where the text is no base64', () => {
    expect([...unpackCounts(packCounts([40_000, -40_000, 0.6]))]).toEqual([32_767, -32_768, 1]);
    expect([...unpackCounts('?')]).toEqual([]);
  });

  it('have a unit for each count and one value a sample where the sensor has one axis', () => {
    const belt = { ...fact, kind: 'force', source: 'vernier', hz: 20, unit: 0.01, rate: 1 } as const;
    const values = [...samplesOf({ ...belt, counts: packCounts([625, 630]) })].map((one) => one.values[0]);
    expect(values[0]).toBeCloseTo(6.25, 9);
    expect(values[1]).toBeCloseTo(6.3, 9);
  });

  it('are refused where half a count is left, none is there, or more than a fact takes', () => {
    expect(isFact(fact)).toBe(true);
    expect(isFact({ ...fact, counts: '' })).toBe(false);
    expect(isFact({ ...fact, counts: 'AAAA' })).toBe(false);
    expect(isFact({ ...fact, counts: 'AA' })).toBe(false);
    // Whole counts are two bytes each: two, four or six bytes of text with its padding, never one or five.
    expect(['AAA=', 'AAAAAA==', 'AAAAAAAA'].map((counts) => isFact({ ...fact, counts }))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['AA==', 'AAAAAAA=', 'AAAAA'].map((counts) => isFact({ ...fact, counts }))).toEqual([
      false,
      false,
      false,
    ]);
    const most = packCounts(Array<number>(3 * mostSamples('acceleration')).fill(7));
    expect(most.length).toBeLessThanOrEqual(LONGEST_COUNTS);
    expect(isFact({ ...fact, counts: most })).toBe(true);
    expect(isFact({ ...fact, counts: `${most}AAAAAAAA` })).toBe(false);
  });

  it('keep their times where a session takes them over from the time before it', () => {
    const { facts } = carryOver(Session.from([started, fact]), 50_000, 40_000);
    const moved = facts.find((one) => one.type === 'breath-samples');
    expect(moved).toBeDefined();
    const times = [...samplesOf(moved as BreathSamplesFact)].map(({ at }) => at);
    expect(times[0]).toBe(0);
    expect(times[1]).toBeCloseTo(40.04, 9);
  });
});
