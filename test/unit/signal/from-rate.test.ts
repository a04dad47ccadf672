/** Intervals made from heart rate, told from true ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { intervalsIn } from '../../fixtures/intervals.ts';
import { analyse } from '../../../src/signal/analysis.ts';
import { labelBeats } from '../../../src/signal/artefacts.ts';
import { CapabilityTest } from '../../../src/signal/capability.ts';
import { areFromRate, isFromRate, wholeRateOf } from '../../../src/signal/from-rate.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';

/** A heart rate that wanders between 60 and 80, in whole beats, each held for three beats. */
function madeUp(count: number): number[] {
  const random = createRandom(7);
  let rate = 70;
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 0) rate = Math.min(80, Math.max(60, rate + Math.round(random.normal(0, 1.5))));
    return Math.round(((60_000 / rate) * 1024) / 1000) / 1.024;
  });
}

describe('intervals made from heart rate', () => {
  it('are told by 60000 / integer, in 1/1024 s and in whole milliseconds', () => {
    expect(areFromRate(madeUp(60))).toBe(true);
    expect(areFromRate(madeUp(60).map(Math.round))).toBe(true);
    expect(areFromRate(madeUp(20))).toBe(false);
  });

  it('lie within 0.55 ms of 60000 / integer, at four rates, nineteen in twenty of thirty at least', () => {
    const at = 60_000 / 61;
    expect([at - 0.54, at + 0.54, at - 0.56, at + 0.56].map(wholeRateOf)).toEqual([
      61,
      61,
      undefined,
      undefined,
    ]);
    expect([isFromRate(30, 30, 4), isFromRate(29, 29, 4), isFromRate(30, 30, 3)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isFromRate(100, 95, 9), isFromRate(100, 94, 9)]).toEqual([true, false]);
  });

  it('are not seen in an even heart, nor in one that varies', () => {
    expect(areFromRate(Array.from({ length: 100 }, () => 1000))).toBe(false);
    const random = createRandom(3);
    expect(areFromRate(Array.from({ length: 200 }, () => random.normal(850, 30)))).toBe(false);
  });

  it('give no valid figure, whole or in windows, and a strap that sends them is told by them alone', () => {
    const beats = beatsOf(madeUp(400));
    const { synthesised, whole, windows } = analyse(beats, labelBeats(beats), 60_000);
    expect(synthesised).toBe(true);
    expect([whole, ...windows].some(({ valid }) => valid)).toBe(false);
    const test = new CapabilityTest();
    let at = 0;
    // The rate it sends beside them is a slower mean and says nothing.
    for (const rr of madeUp(100)) test.push({ at: (at += rr), bpm: 70, rr: [rr] });
    expect(test.verdict).toBe('synthesised');
  });

  it.skipIf(!hasData('rr'))('are found in no true recording', () => {
    for (const name of readdirSync(dataFile('rr'))) {
      if (!name.endsWith('.txt')) continue;
      expect(areFromRate(intervalsIn(readFileSync(dataFile(`rr/${name}`), 'utf8'))), name).toBe(false);
    }
  });
});
