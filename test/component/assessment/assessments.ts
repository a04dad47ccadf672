/** Assessments made of plain figures for the tests of their screens; nothing is measured here. */
import { adaptivePlan, steppedPlan } from '../../../src/pacing/plan.ts';
import type { RateFigures } from '../../../src/session/assessment-criteria.ts';
import type { AssessmentFigures, PresentStep, StepFigures } from '../../../src/session/assessment-figures.ts';
import type { AssessmentProcedure } from '../../../src/session/procedure.ts';
import type { ResonanceResult } from '../../../src/signal/resonance.ts';
import type { AssessmentView } from '../../../src/ui/model/assessment-view.ts';

export const step = (id: string, change: Partial<StepFigures> = {}): StepFigures => ({
  id,
  attempt: 1,
  kind: 'paced',
  rate: Number(id.replace('rate-', '')),
  state: 'done',
  since: 0,
  lengthMs: 120_000,
  planned: 12,
  done: 12,
  clean: 12,
  unclean: 0,
  disturbed: 0,
  untaken: 0,
  ease: undefined,
  distress: undefined,
  ...change,
});

const quiet = step('baseline', { kind: 'quiet', rate: undefined, planned: 0, done: 0, clean: 0 });
const present: PresentStep = {
  ...step('rate-5.5', { state: 'running', done: 7, clean: 7 }),
  leftMs: 52_000,
  breathsLeft: 5,
};
const free = step('free-3', {
  kind: 'free',
  rate: undefined,
  planned: 0,
  state: 'to-come',
  lengthMs: 45_000,
});
const coming = step('rate-5', { state: 'to-come', done: 0, clean: 0, since: undefined });

/** A stepped assessment at its third rate. */
export const running: AssessmentFigures = {
  steps: [quiet, step('rate-6.5', { clean: 11, unclean: 1 }), step('rate-6'), present, free, coming],
  present,
  next: free,
  waits: undefined,
  openMs: undefined,
  toRate: step('rate-6'),
  disturbed: 0,
  untaken: 0,
  settled: false,
};

export const procedure: AssessmentProcedure = {
  kind: 'assessment',
  plan: steppedPlan(),
  since: 10_000,
  records: [],
  ratings: [],
  asked: undefined,
};
export const over: AssessmentProcedure = { ...procedure, ended: { at: 80_000, why: 'complete' } };
export const adaptive: AssessmentProcedure = { ...procedure, plan: adaptivePlan() };

/** A row of the table; a bump around 5.5. */
export const row = (rate: number, change: Partial<RateFigures> = {}): RateFigures => ({
  key: `rate-${rate}`,
  steps: [`rate-${rate}`],
  rate,
  done: 12,
  clean: 12,
  verdict: 'done',
  amplitude: 8.3 - 2.2 * Math.abs(rate - 5.4),
  error: 0.4,
  peakToTrough: 16.4,
  plv: 0.98,
  lockedFraction: 0.71,
  lfPowerMs2: 688,
  lfPeakHz: rate / 60,
  lfPeaks: 1,
  depth: undefined,
  ease: 7,
  distress: undefined,
  ...change,
});
export const rows = [6.5, 6, 5.5, 5, 4.5].map((rate) => row(rate));

/** An estimate with a curve that the rows lie on. */
export const estimate: ResonanceResult & { kind: 'estimate' } = {
  kind: 'estimate',
  usable: 52,
  span: 2,
  plv: 0.97,
  snr: 4.2,
  rate: 5.4,
  low: 5,
  high: 5.7,
  confidence: 'clear',
  fit: {
    breaths: {
      index: new Int32Array(),
      onset: new Float64Array(),
      rate: new Float64Array(),
      radial: new Float64Array(),
      weight: new Float64Array(),
      scale: 1,
      medianSize: 7,
      plv: 0.97,
      snr: 4.2,
    },
    posterior: {
      rate: 5.42,
      low: 5.04,
      high: 5.66,
      own: 0.7,
      pLow: 0.02,
      pBelow: 0,
      pAbove: 0.01,
      curve: Array.from({ length: 27 }, (_, i) => {
        const rate = 4 + i * 0.125;
        const amplitude = 8.2 - 2 * Math.abs(rate - 5.4) ** 1.4;
        return { rate, amplitude, low: amplitude - 0.5, high: amplitude + 0.5 };
      }),
      moments: [],
    },
  },
};

/** A view on an assessment that is over, with this result. */
export const resultView = (
  result?: ResonanceResult,
  change: Partial<AssessmentView> = {},
): AssessmentView => ({
  procedure: over,
  figures: {
    ...running,
    steps: [quiet, ...rows.map(({ key }) => step(key))],
    present: undefined,
    settled: true,
  },
  rows,
  pending: result === undefined,
  ...(result !== undefined && { result }),
  ...change,
});
