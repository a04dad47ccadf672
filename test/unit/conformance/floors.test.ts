/** "Never slower than": whoever follows gets a verdict under every protocol and every floor that the start page offers, and no rate below the floor. */
import { expect, it } from 'vitest';
import { createRandom } from '../../../mocks/random.ts';
import { breathPeriod } from '../../../src/pacing/breath.ts';
import {
  adaptivePlan,
  slidingPlan,
  steppedPlan,
  thereAndBackPlan,
  type AssessmentPlan,
} from '../../../src/pacing/plan.ts';
import { nextStep, reachOf } from '../../../src/pacing/protocol.ts';
import { isGuided, stepDuration, type StepRecord } from '../../../src/pacing/step.ts';
import { makeCurveLibrary } from '../../../src/signal/curve-library.ts';
import type { PacedBreath } from '../../../src/signal/resonance-amplitude.ts';
import {
  fitResonance,
  insightOf,
  judgeResonance,
  type ResonanceResult,
} from '../../../src/signal/resonance.ts';

const library = makeCurveLibrary();

/** What is said of a client with a peak at `peak` who breathes every breath that the plan leads, by the breaths alone. */
function said(plan: AssessmentPlan, peak: number, seed: number): ResonanceResult {
  const random = createRandom(seed);
  const breaths: PacedBreath[] = [];
  let records: readonly StepRecord[] = [];
  const reach = reachOf(plan);
  for (;;) {
    const fit = fitResonance(library, breaths);
    const next = nextStep(plan, records, fit === undefined ? {} : { insight: insightOf(fit, reach) });
    if (next.kind === 'end') return judgeResonance(fit, reach);
    const { step } = next;
    const since = records.at(-1)?.until ?? 0;
    if (isGuided(step)) {
      let onset = since;
      for (let k = 0; k < step.breaths; k++) {
        const periodMs = breathPeriod(step.pace, k);
        const x = 2 * (60_000 / periodMs / peak - (peak * periodMs) / 60_000);
        const gain = 8 / Math.hypot(1, x);
        const phase = Math.PI - Math.atan(x);
        breaths.push({
          onset,
          periodMs,
          re: gain * Math.cos(phase) + random.normal(0, 1.2),
          im: gain * Math.sin(phase) + random.normal(0, 1.2),
          valid: true,
        });
        onset += periodMs;
      }
    }
    records = [...records, { step, since, until: since + stepDuration(step), why: 'done' }];
  }
}

const floors = [4.25, 4.5, 4.75, 5, 5.25, 5.5];
it.each([
  ['adaptive', (floor: number) => adaptivePlan({ floor })],
  ['adaptive, short', (floor: number) => adaptivePlan({ floor, capMs: 300_000 })],
  ['stepped', (floor: number) => steppedPlan({ floor })],
  ['sliding', (floor: number) => slidingPlan({ floor })],
  ['there and back', (floor: number) => thereAndBackPlan({ floor })],
] as const)('%s: a verdict with every floor, and no rate below it', (_, planFrom) => {
  floors.forEach((floor, seed) => {
    for (const peak of [4.9, 5.8]) {
      const result = said(planFrom(floor), peak, seed + 1);
      if (!('fit' in result)) throw new Error(`${result.kind} with a floor of ${floor}`);
      expect(result.rate).toBeGreaterThanOrEqual(floor);
      expect(result.low).toBeLessThanOrEqual(result.rate);
      // The peak of a client that lies well below what was allowed is said to lie at the edge.
      if (peak < floor - 0.3) expect(result.edge).toBe('low');
    }
  });
});
