// A virtual client led through an assessment, decision by decision, on the product's own way from bytes to estimate.
import { createInjector } from '../../mocks/artefacts.ts';
import { HUMAN, type Breathing } from '../../mocks/breather.ts';
import { createHeart, disturbedDrift, NO_DRIFT } from '../../mocks/heart.ts';
import { createPacketiser } from '../../mocks/packets.ts';
import { createRandom } from '../../mocks/random.ts';
import { responseOf, type Family, type Response } from '../../mocks/response.ts';
import type { Insight } from '../../src/pacing/adaptive.ts';
import { breathsBetween } from '../../src/pacing/breaths-between.ts';
import { guideMoment, withPace, withRest, type Guide } from '../../src/pacing/guide.ts';
import type { AssessmentPlan } from '../../src/pacing/plan.ts';
import { nextStep } from '../../src/pacing/protocol.ts';
import { isGuided, stepDue, type StepRecord } from '../../src/pacing/step.ts';
import { ArtefactLabeller } from '../../src/signal/artefacts.ts';
import { BeatClock } from '../../src/signal/beat-clock.ts';
import { breathAmplitudes } from '../../src/signal/breath-amplitudes.ts';
import type { CurveLibrary } from '../../src/signal/curve-library.ts';
import type { PacedBreath } from '../../src/signal/resonance-amplitude.ts';
import { fitResonance, insightOf, type ResonanceFit } from '../../src/signal/resonance.ts';
import type { Bpm, BreathsPerMin, Ms } from '../../src/signal/units.ts';
import { packetReader } from '../../src/strap/packets.ts';

/** How a virtual client breathes: with the guide, around 13 a minute, or at a steady 5.5. */
export type Conduct = 'follows' | 'own-13' | 'own-5.5';

/** Who is led. The same seed gives the same peak and the same noise in every family. */
export interface ClientSpec {
  readonly seed: number;
  readonly family: Family;
  readonly disturbed: boolean;
  readonly conduct: Conduct;
}

/** What came of it. */
export interface Story {
  readonly response: Response;
  readonly fit: ResonanceFit | undefined;
  /** Breaths of each guided step, for estimators that go by steps. */
  readonly steps: readonly (readonly PacedBreath[])[];
  readonly breaths: readonly PacedBreath[];
  readonly medianRr: Ms;
  /** Time from the first step to the end. */
  readonly tookMs: Ms;
  /** Time that the updates took, and how many there were. */
  readonly updateMs: readonly number[];
}

/** Peak-to-trough at the true peak. */
const SWING: Bpm = 16;
const PEAKS = { from: 4.7, to: 6.3 } as const;
/** The heart runs for a while before the guide begins: the strap's first packets hold no intervals, and the labels need ten. */
const START: Ms = 20_000;
/** The next step must be known this long before the present one ends. */
const LEAD: Ms = 1500;
/** The last breath of all is followed by this much free breathing. */
const AFTER: Ms = 10_000;
const LOSS = 0.01;
/** Beats this long after a breath's surroundings no longer touch its amplitude. */
const SETTLED: Ms = 15_000;
const OWN: Readonly<Record<Conduct, { breathing: Breathing; rate: BreathsPerMin }>> = {
  follows: { breathing: { kind: 'follows' }, rate: 13 },
  'own-13': { breathing: { kind: 'own', steady: false }, rate: 13 },
  'own-5.5': { breathing: { kind: 'own', steady: true }, rate: 5.5 },
};

/** The strap of a virtual client and the program's beats and labels behind it. */
function strapOf(spec: ClientSpec, response: Response, guide: () => Guide) {
  const own = OWN[spec.conduct];
  const heart = createHeart(
    {
      seed: spec.seed,
      response,
      drift: spec.disturbed ? disturbedDrift(spec.seed) : NO_DRIFT,
      looseness: spec.disturbed ? { ...HUMAN, sighs: 0.02 } : HUMAN,
      breathing: own.breathing,
      ownBreathsPerMin: own.rate,
    },
    (at) => guideMoment(guide(), at),
  );
  const rates = spec.disturbed ? { missed: 0.005, extra: 0.005, ectopic: 0.005, misplaced: 0.005 } : {};
  const injector = createInjector({ seed: spec.seed, rates });
  const packets = createPacketiser((to) => heart.advance(to).flatMap((beat) => injector.push(beat)), {
    seed: spec.seed,
    latencyMs: 1200,
    latencySdMs: spec.disturbed ? 100 : 0,
    loss: spec.disturbed ? LOSS : 0,
  });
  packets.connect(0);
  const read = packetReader();
  const clock = new BeatClock();
  const labels = new ArtefactLabeller();
  let segment: number | undefined;
  return {
    beats: clock.beats,
    labels,
    run: (to: Ms) => {
      for (const { at, bytes } of packets.advance(to)) {
        for (const event of read(bytes, at)) {
          if (event.type !== 'measurement') continue;
          for (const beat of clock.push({ ...event, at, connection: 1 })) {
            if (segment !== undefined && beat.segment !== segment) labels.break();
            segment = beat.segment;
            labels.push(beat.rr);
          }
        }
      }
    },
  };
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 800;

/** The true peak of the client with this seed. */
export const peakOf = (seed: number): BreathsPerMin =>
  createRandom(seed).fork('peak').uniform(PEAKS.from, PEAKS.to);

/** Leads a client through `plan` and estimates at the end. */
export function lead(spec: ClientSpec, plan: AssessmentPlan, library: CurveLibrary): Story {
  const random = createRandom(spec.seed);
  const response = responseOf(spec.family, peakOf(spec.seed), SWING, random.fork('curve'));
  let guide: Guide = [];
  const strap = strapOf(spec, response, () => guide);
  const updateMs: number[] = [];
  const medianRr = (): Ms => medianOf(strap.beats.map(({ rr }) => rr));
  const final: PacedBreath[] = [];
  const amplitudes = (to: Ms): PacedBreath[] => {
    const { beats, labels } = strap;
    const breaths = breathsBetween(guide, START, to);
    const all = [...final, ...breathAmplitudes(beats, labels.kinds, breaths.slice(final.length))];
    // What lies far enough behind the labels does not change any more; measuring it again would only take time.
    const labelled = beats[labels.kinds.length - 1]?.at ?? 0;
    for (const breath of all.slice(final.length)) {
      if (breath.onset + 2 * breath.periodMs + SETTLED > labelled) break;
      final.push(breath);
    }
    return all;
  };
  const fit = (to: Ms): ResonanceFit | undefined => {
    const breaths = amplitudes(to);
    const from = performance.now();
    const result = fitResonance(library, breaths, medianRr());
    updateMs.push(performance.now() - from);
    return result;
  };

  let records: readonly StepRecord[] = [];
  let due = START;
  for (;;) {
    strap.run(due - LEAD);
    let insight: Insight | undefined;
    if (plan.protocol === 'adaptive' && records.length > 0) {
      const known = fit(due - LEAD);
      insight = known === undefined ? undefined : insightOf(known);
    }
    const last = records.at(-1);
    if (last !== undefined) records = [...records.slice(0, -1), { ...last, until: due, why: 'done' }];
    const next = nextStep(plan, records, insight === undefined ? {} : { insight });
    if (next.kind === 'end') break;
    guide = isGuided(next.step) ? withPace(guide, next.step.pace, due) : withRest(guide, due);
    const record: StepRecord = { step: next.step, since: due };
    records = [...records, record];
    due = stepDue(record);
  }
  guide = withRest(guide, due);
  strap.run(due + AFTER);
  strap.labels.finish();
  const breaths = amplitudes(due);
  const steps = records
    .filter(({ step }) => isGuided(step))
    .map(({ since, until }) =>
      breaths.filter(({ onset }) => onset >= since - 1 && onset < (until ?? due) - 1),
    );
  return { response, fit: fit(due), steps, breaths, medianRr: medianRr(), tookMs: due - START, updateMs };
}
