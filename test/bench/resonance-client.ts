// A virtual client led through an assessment by the product itself: bytes, session, leader and estimate, on a clock that is moved on.
import { createInjector } from '../../mocks/artefacts.ts';
import { HUMAN, type BreathState, type Breathing, type GuideAt } from '../../mocks/breather.ts';
import { createChest, SITTING } from '../../mocks/chest.ts';
import { steppedClock, type SteppedClock } from '../../mocks/clock.ts';
import {
  breatherOf,
  createHeart,
  disturbedDrift,
  HUMAN_DRIFT,
  NO_DRIFT,
  type Drift,
} from '../../mocks/heart.ts';
import { createPacketiser } from '../../mocks/packets.ts';
import { createRandom } from '../../mocks/random.ts';
import { responseOf, type Family, type Response } from '../../mocks/response.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import type { AssessmentPlan } from '../../src/pacing/plan.ts';
import { reachOf, type Knowledge } from '../../src/pacing/protocol.ts';
import { isGuided } from '../../src/pacing/step.ts';
import { assessmentCriteria, bestRates } from '../../src/session/assessment-criteria.ts';
import { chestTrackOf } from '../../src/session/chest-track.ts';
import type { Unstamped } from '../../src/session/events.ts';
import type { AssessmentProcedure } from '../../src/session/procedure.ts';
import { Session } from '../../src/session/session.ts';
import { BreathMemory, heartRecord, isSettled, pacedBreaths } from '../../src/session/step-breaths.ts';
import { BREATH_STEP } from '../../src/signal/breath-sample.ts';
import type { CurveLibrary } from '../../src/signal/curve-library.ts';
import type { PacedBreath } from '../../src/signal/resonance-amplitude.ts';
import { fitResonance, insightOf } from '../../src/signal/resonance.ts';
import type { Bpm, BreathsPerMin, Ms } from '../../src/terms/units.ts';
import { readPacket } from '../../src/strap/packets.ts';
import { openLeader } from '../../src/therapist/leader.ts';

/** How a virtual client breathes: with the guide, around 13 a minute, or at a steady 5.5. */
export type Conduct = 'follows' | 'own-13' | 'own-5.5';

/**
 * What happens around a client: nothing; or artefacts, sighs, a late strap and a wave that grows or fades; or the same with a wave of 6 bpm
 * that wanders as it does in people.
 */
export type World = 'clean' | 'disturbed' | 'human';

/** Who is led. The same seed gives the same peak and the same noise in every family. */
export interface ClientSpec {
  readonly seed: number;
  readonly family: Family;
  readonly world: World;
  readonly conduct: Conduct;
  /** Depth goes with the period to this power; 0 unless given. */
  readonly depthPower?: number;
  /** Whether a motion sensor at the chest measures the breath. */
  readonly measured?: boolean;
}

/** What came of it. */
export interface Story {
  /** Breaths of each guided step, for estimators that go by steps. */
  readonly steps: readonly (readonly PacedBreath[])[];
  readonly breaths: readonly PacedBreath[];
  /** Time from the first step to the end. */
  readonly tookMs: Ms;
}

/** Peak-to-trough at the true peak. */
const SWING: Readonly<Record<World, Bpm>> = { clean: 16, disturbed: 16, human: 12 };
const PEAKS = { from: 4.7, to: 6.3 } as const;
/** The heart runs for a while before the assessment begins: the strap's first packets hold no intervals, and the labels need ten. */
const START: Ms = 19_000;
/** Longest that is waited for the end of an assessment, and the step of the waiting. */
const LONGEST: Ms = 40 * 60_000;
const WAIT: Ms = 5000;
const LOSS = 0.01;
const LATE: Ms = 400;
const OWN: Readonly<Record<Conduct, { breathing: Breathing; rate: BreathsPerMin }>> = {
  follows: { breathing: { kind: 'follows' }, rate: 13 },
  'own-13': { breathing: { kind: 'own', steady: false }, rate: 13 },
  'own-5.5': { breathing: { kind: 'own', steady: true }, rate: 5.5 },
};

const driftOf = ({ world, seed }: ClientSpec): Drift =>
  world === 'clean' ? NO_DRIFT : world === 'human' ? HUMAN_DRIFT : disturbedDrift(seed);

/** Puts a motion sensor on the chest of whoever breathes so: 25 samples a second, 0.4 s late. */
function measure(breath: (at: Ms) => BreathState, seed: number, session: Session, clock: SteppedClock): void {
  const chest = createChest(SITTING, createRandom(seed).fork('chest'), (at) => {
    const { w, depth } = breath(at);
    return { volume: (depth * (1 - Math.cos(2 * Math.PI * w))) / 2, speaking: false };
  });
  const track = chestTrackOf(session);
  let next: Ms = 0;
  const sample = (): void => {
    for (; next <= clock.now() - LATE; next += BREATH_STEP)
      track.sample('acceleration', 1, next, next, chest(next));
    clock.after(200, sample);
  };
  sample();
}

/** Puts a strap on a virtual client; its packets become facts of `session` when they arrive. */
function wear(spec: ClientSpec, response: Response, session: Session, clock: SteppedClock): void {
  const own = OWN[spec.conduct];
  const disturbed = spec.world !== 'clean';
  const options = {
    seed: spec.seed,
    response,
    drift: driftOf(spec),
    looseness: { ...HUMAN, ...(disturbed && { sighs: 0.02 }), depthPower: spec.depthPower ?? 0 },
    breathing: own.breathing,
    ownBreathsPerMin: own.rate,
  };
  const guide: GuideAt = (at) => guideMoment(session.state.guide, at);
  const heart = createHeart(options, guide);
  if (spec.measured === true) measure(breatherOf(options, guide), spec.seed, session, clock);
  const rates = disturbed ? { missed: 0.005, extra: 0.005, ectopic: 0.005, misplaced: 0.005 } : {};
  const injector = createInjector({ seed: spec.seed, rates });
  const packets = createPacketiser((to) => heart.advance(to).flatMap((beat) => injector.push(beat)), {
    seed: spec.seed,
    latencyMs: 1200,
    latencySdMs: disturbed ? 100 : 0,
    loss: disturbed ? LOSS : 0,
  });
  packets.connect(0);
  const hear = (): void => {
    for (const { at, bytes } of packets.advance(clock.now()))
      for (const event of readPacket(bytes, at)) session.record({ ...event, at, who: 'client' });
    const next = packets.nextAt();
    if (next !== undefined) clock.after(next - clock.now(), hear);
  };
  hear();
}

/** The true peak of the client with this seed. */
export const peakOf = (seed: number): BreathsPerMin =>
  createRandom(seed).fork('peak').uniform(PEAKS.from, PEAKS.to);

/** The heart of a client: how strongly it answers at each rate. */
export const responseFor = ({ family, seed, world }: ClientSpec): Response =>
  responseOf(family, peakOf(seed), SWING[world], createRandom(seed).fork('curve'));

/** Leads a client through `plan`. Each estimate on the way takes `thinkMs` to come, as from a slow device. */
export async function lead(
  spec: ClientSpec,
  plan: AssessmentPlan,
  library: CurveLibrary,
  thinkMs: Ms = 0,
): Promise<Story> {
  const response = responseFor(spec);
  const clock = steppedClock();
  const session = Session.from([
    { type: 'started', at: 0, schema: 1, id: 's', epoch: 0, app: 'bench', origin: 'o' },
    { type: 'link', at: 0, who: 'client', state: 'connected', connection: 1 },
  ]);
  wear(spec, response, session, clock);
  const memory = new BreathMemory(session);
  const knowledge = async (procedure: AssessmentProcedure): Promise<Knowledge> => {
    if (plan.protocol !== 'adaptive')
      return { bestRates: bestRates(assessmentCriteria(procedure, memory, clock.now())) };
    const known = fitResonance(library, pacedBreaths(procedure, memory, clock.now()).breaths);
    if (thinkMs > 0) await new Promise<void>((done) => void clock.after(thinkMs, done));
    return known === undefined ? {} : { insight: insightOf(known, reachOf(plan)) };
  };
  const leader = openLeader({
    desk: {
      session,
      now: clock.now,
      record: (fact: Unstamped) => session.record({ ...fact, at: clock.now() }),
      follow: (work) => void work(session),
    },
    after: clock.after,
    knowledge,
    blocks: () => [],
  });
  await clock.advance(START);
  leader.startAssessment(plan);
  const procedure = (): AssessmentProcedure => {
    const last = session.state.procedures.at(-1);
    if (last?.kind !== 'assessment') throw new Error('no assessment was led');
    return last;
  };
  while (!isSettled(session, procedure(), clock.now())) {
    if (clock.now() > LONGEST) throw new Error('the assessment did not end');
    await clock.advance(WAIT);
  }
  const ended = procedure();
  const { breaths } = pacedBreaths(ended, memory, clock.now());
  const heart = heartRecord(session, ended);
  const guided = ended.records.filter(({ step }) => isGuided(step));
  return {
    steps: guided.map((record) => memory.breathsOf(ended, record, heart, clock.now())),
    breaths,
    tookMs: (guided.at(-1)?.until ?? NaN) - (guided[0]?.since ?? NaN),
  };
}
