// A virtual client led through an assessment by the product itself: bytes, session, leader and estimate, on a clock that is moved on.
import { createInjector } from '../../mocks/artefacts.ts';
import { HUMAN, type Breathing } from '../../mocks/breather.ts';
import { steppedClock, type SteppedClock } from '../../mocks/clock.ts';
import { createHeart, disturbedDrift, HUMAN_DRIFT, NO_DRIFT, type Drift } from '../../mocks/heart.ts';
import { createPacketiser } from '../../mocks/packets.ts';
import { createRandom } from '../../mocks/random.ts';
import { responseOf, type Family, type Response } from '../../mocks/response.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import type { AssessmentPlan } from '../../src/pacing/plan.ts';
import { reachOf, type Knowledge } from '../../src/pacing/protocol.ts';
import { isGuided } from '../../src/pacing/step.ts';
import { assessmentCriteria, bestRates } from '../../src/session/assessment-criteria.ts';
import type { Unstamped } from '../../src/session/events.ts';
import type { AssessmentProcedure } from '../../src/session/procedure.ts';
import { Session } from '../../src/session/session.ts';
import { BreathMemory, heartRecord, isSettled, pacedBreaths } from '../../src/session/step-breaths.ts';
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
const OWN: Readonly<Record<Conduct, { breathing: Breathing; rate: BreathsPerMin }>> = {
  follows: { breathing: { kind: 'follows' }, rate: 13 },
  'own-13': { breathing: { kind: 'own', steady: false }, rate: 13 },
  'own-5.5': { breathing: { kind: 'own', steady: true }, rate: 5.5 },
};

const driftOf = ({ world, seed }: ClientSpec): Drift =>
  world === 'clean' ? NO_DRIFT : world === 'human' ? HUMAN_DRIFT : disturbedDrift(seed);

/** Puts a strap on a virtual client; its packets become facts of `session` when they arrive. */
function wear(spec: ClientSpec, response: Response, session: Session, clock: SteppedClock): void {
  const own = OWN[spec.conduct];
  const disturbed = spec.world !== 'clean';
  const heart = createHeart(
    {
      seed: spec.seed,
      response,
      drift: driftOf(spec),
      looseness: disturbed ? { ...HUMAN, sighs: 0.02 } : HUMAN,
      breathing: own.breathing,
      ownBreathsPerMin: own.rate,
    },
    (at) => guideMoment(session.state.guide, at),
  );
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
