/** The plans of an assessment as they come without options. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan, retestPlan, steppedPlan, thereAndBackPlan } from '../../../src/pacing/plan.ts';

describe('the plans', () => {
  it('are those that were published or tried', () => {
    const own = { inhaleShare: 0.4, floor: 4.25, baselineMs: 0 };
    expect(adaptivePlan()).toEqual({
      ...own,
      protocol: 'adaptive',
      capMs: 600_000,
      earliestMs: 240_000,
      sureWidth: 0.6,
    });
    expect(thereAndBackPlan()).toEqual({
      ...own,
      protocol: 'there-and-back',
      rates: [6.5, 5.5, 4.5],
      breathsEach: 4,
      forMs: 480_000,
    });
    expect(steppedPlan()).toEqual({
      ...own,
      protocol: 'stepped',
      baselineMs: 120_000,
      rates: [6.5, 6, 5.5, 5, 4.5],
      stepMs: 120_000,
      fewestBreaths: 12,
      restMs: 30_000,
      repeatBest: false,
    });
    expect(retestPlan(4.5).rates).toEqual([5, 4.5]);
  });
});
