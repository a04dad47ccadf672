// Intervals of differences on people at rest, and return times of rises added to their heart rate: the shares that were promised. The table
// with every group is `npm run bench:change`.
import { beforeAll, describe, expect, it } from 'vitest';
import { addedRises, returnFigures, type ReturnFigures } from '../../fixtures/added-rises.ts';
import { coverageAtRest, withAddedSix, type Group } from '../../fixtures/change-coverage.ts';
import { hasData } from '../../fixtures/data-folder.ts';
import { restingPeople, type Rest } from '../../fixtures/resting-people.ts';

/** 80 % wanted; the sampling error of a group of some forty people is about 5 points. */
const WITHIN = [0.72, 0.91] as const;

describe.skipIf(!hasData('human/open.json'))('on people at rest', () => {
  let rests: Rest[];
  let groups: Group[];

  beforeAll(() => {
    rests = restingPeople();
    groups = coverageAtRest(rests);
  });

  it('holds no change in 80 % of every group of 200 pairs and more', () => {
    const large = groups.filter(({ pairs }) => pairs >= 200);
    expect(large.length).toBeGreaterThanOrEqual(13);
    for (const { name, figure, coverage } of large) {
      expect(coverage, `${figure}: ${name}`).toBeGreaterThanOrEqual(WITHIN[0]);
      expect(coverage, `${figure}: ${name}`).toBeLessThanOrEqual(WITHIN[1]);
    }
  });

  it.each(['heart rate', 'RMSSD', 'wave'] as const)('holds 76 to 88 %% on the whole: %s', (figure) => {
    const of = groups.filter((group) => group.figure === figure);
    const mean = of.reduce((sum, { coverage }) => sum + coverage / of.length, 0);
    expect(mean).toBeGreaterThanOrEqual(0.76);
    expect(mean).toBeLessThanOrEqual(0.88);
  });

  it('is as wide as the heart rate wanders', () => {
    const of = groups.filter((group) => group.figure === 'heart rate' && group.pairs >= 200);
    const mean = of.reduce((sum, { zSd }) => sum + zSd / of.length, 0);
    expect(mean).toBeGreaterThanOrEqual(0.9);
    expect(mean).toBeLessThanOrEqual(1.1);
  });

  it.each(['baseline', 'block'] as const)('holds 6 bpm that were added, and sees them: %s', (kind) => {
    const { held, seen } = withAddedSix(rests, kind);
    expect(held.coverage).toBeGreaterThanOrEqual(0.75);
    expect(held.coverage).toBeLessThanOrEqual(0.88);
    expect(seen).toBeGreaterThanOrEqual(0.8);
  });

  describe('return time', () => {
    let figures: ReturnFigures;

    beforeAll(() => {
      figures = returnFigures(addedRises(rests, 999, 1700));
    });

    it('is right within seconds where the fall has an end', () => {
      expect(figures.back).toBeGreaterThanOrEqual(800);
      expect(figures.rampError).toBeLessThanOrEqual(6);
    });

    it('has an interval that holds the truth', () => {
      expect(figures.holds).toBeGreaterThanOrEqual(0.8);
      expect(figures.holds).toBeLessThanOrEqual(0.91);
    });

    it('hardly ever says back of a heart that never was', () => {
      expect(figures.neverSaidBack).toBeLessThanOrEqual(0.05);
      expect(figures.neverClosed).toBeLessThanOrEqual(0.03);
    });

    it('misses no large rise, and rarely sees one where there is none', () => {
      expect(figures.missedLarge).toBeLessThanOrEqual(0.05);
      expect(figures.falseRises).toBeLessThanOrEqual(0.1);
    });
  });
});
