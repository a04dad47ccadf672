/**
 * The estimate on people: paced stretches of a published trial (human/ of the data folder), 47 people. What a left-out stretch is expected to
 * be, how far two estimates of one visit and of two visits lie apart, and that the answer is not one and the same for everyone.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { peopleFigures, type PeopleFigures } from '../../../src/cli/people-figures.ts';
import { isPeopleFile, peopleOf } from '../../../src/cli/people-visits.ts';
import { makeCurveLibrary } from '../../../src/signal/curve-library.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

const FILE = 'human/open.json';

describe.skipIf(!hasData(FILE))('the estimate on people', () => {
  let figures: PeopleFigures;
  beforeAll(() => {
    const value: unknown = JSON.parse(readFileSync(dataFile(FILE), 'utf8'));
    if (!isPeopleFile(value)) throw new Error('not a file of people');
    figures = peopleFigures(makeCurveLibrary(), peopleOf(value));
    console.log(JSON.stringify(figures, undefined, 1));
  }, 300_000);

  it('expects a stretch that was left out as well as it says it does', () => {
    const { n, meanLogDensity, holds80, zSd } = figures.leftOut;
    expect(n).toBeGreaterThanOrEqual(190);
    expect(meanLogDensity).toBeGreaterThanOrEqual(0.3);
    expect(holds80).toBeGreaterThanOrEqual(0.75);
    expect(holds80).toBeLessThanOrEqual(0.88);
    expect(zSd).toBeGreaterThanOrEqual(0.9);
    expect(zSd).toBeLessThanOrEqual(1.15);
  });

  it('says nearly the same twice in one visit, and not far from it a week later', () => {
    const { replicate, week } = figures;
    expect(replicate.n).toBeGreaterThanOrEqual(38);
    expect(replicate.rmsShared).toBeLessThanOrEqual(0.28);
    expect(replicate.within05).toBeGreaterThanOrEqual(0.92);
    expect(replicate.rmsHalf).toBeLessThanOrEqual(0.36);
    expect(week.n).toBeGreaterThanOrEqual(15);
    expect(week.rms).toBeLessThanOrEqual(0.42);
  });

  it('does not shrink everyone to one rate', () => {
    expect(figures.spread).toBeGreaterThanOrEqual(0.28);
  });

  it('gives everyone a verdict', () => {
    const { estimate, flat, notFollowed, tooLittle } = figures.verdicts;
    expect(estimate + flat + notFollowed + tooLittle).toBe(47);
    expect(tooLittle).toBe(0);
    expect(estimate).toBeGreaterThanOrEqual(15);
  });
});
