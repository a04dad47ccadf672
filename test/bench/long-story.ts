/**
 * The story of a long session on the simulated client: packets as bytes, pace changes, rests, lost links, an assessment. It feeds a session
 * minute by minute and lets somebody look after each fact and each second; it measures nothing.
 */
import { createInjector } from '../../mocks/artefacts.ts';
import { createHeart } from '../../mocks/heart.ts';
import { createPacketiser } from '../../mocks/packets.ts';
import { createRandom } from '../../mocks/random.ts';
import { scenario } from '../../mocks/scenarios.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import { steppedPlan } from '../../src/pacing/plan.ts';
import type { Unstamped } from '../../src/session/events.ts';
import type { Session } from '../../src/session/session.ts';
import { paceFact, restFact } from '../../src/session/state.ts';
import type { Ms } from '../../src/terms/units.ts';
import { readPacket } from '../../src/strap/packets.ts';
import { openLeader } from '../../src/therapist/leader.ts';

const MINUTE: Ms = 60_000;
/** Time between two looks at the clock by the window itself. */
const TICK: Ms = 1000;
/** The link is lost this often, and comes back after a while. */
const LOST_EVERY: Ms = 47 * MINUTE;
const LOST_FOR: Ms = 9000;
/** Somebody turns the pace control this often; every third time the guide rests for a while instead. */
const TURNED_EVERY: Ms = 4 * MINUTE;
const SEED = 5;

/** What happens, and who looks on. */
export interface LongStory {
  /** Holds `started` and nothing else. */
  readonly session: Session;
  readonly minutes: number;
  /** An assessment of five rates is led from the third minute on. */
  readonly assessment: boolean;
  /** Called after each fact of the strap and each second, with session time. */
  readonly look: (at: Ms) => void;
  /** Called with each minute's work, which it must do once, and the number of packets in it. */
  readonly each: (work: () => Promise<void>, packets: number) => Promise<void>;
}

/** A strap on the ordinary client, as bytes with arrivals. */
function strapOf(session: Session) {
  const { heart, sensing, sending } = scenario('typical', SEED).people[0];
  const beating = createHeart(heart, (at) => guideMoment(session.state.guide, at));
  const spoil = createInjector({ ...sensing, rates: { ectopic: 0.004, missed: 0.002 } });
  return createPacketiser((to) => beating.advance(to).flatMap((beat) => spoil.push(beat)), sending);
}

/** Lives through the story; resolves when its last minute is over. */
export async function liveThrough({ session, minutes, assessment, look, each }: LongStory): Promise<void> {
  let at: Ms = 0;
  const record = (fact: Unstamped): void => session.record({ ...fact, at });
  const link = (state: 'connecting' | 'connected' | 'lost' | 'reconnecting'): void =>
    record({ type: 'link', who: 'client', state, connection });
  const timers = new Set<{ readonly at: Ms; readonly work: () => void }>();
  const leader = openLeader({
    desk: { session, now: () => at, record, follow: (work) => void work(session) },
    after: (ms, work) => {
      const timer = { at: at + ms, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    knowledge: () => Promise.resolve({}),
    blocks: () => [],
  });
  const packets = strapOf(session);
  const random = createRandom(SEED).fork('turns');
  let connection = 1;
  let backAt: Ms | undefined;

  function turn(n: number): void {
    if (session.state.procedures.some(({ ended }) => ended === undefined)) return;
    const rate = Math.round(random.uniform(45, 70)) / 10;
    if (n % 3 === 0) record(restFact(session.state, 'therapist', at));
    else record(paceFact(session.state, { breathsPerMin: rate, inhaleShare: 0.4 }, at));
  }

  async function live(arriving: ReturnType<typeof packets.advance>, begin: Ms): Promise<void> {
    let next = 0;
    for (let to = begin + TICK; to <= begin + MINUTE; to += TICK) {
      if (backAt !== undefined && to >= backAt) {
        at = backAt;
        backAt = undefined;
        connection += 1;
        link('connected');
      }
      for (let packet = arriving[next]; packet !== undefined && packet.at <= to; packet = arriving[next]) {
        next += 1;
        at = packet.at;
        for (const event of readPacket(packet.bytes, at)) {
          session.record({ ...event, who: 'client' });
          look(at);
        }
      }
      at = to;
      for (const timer of [...timers]) {
        if (timer.at > at || !timers.delete(timer)) continue;
        timer.work();
      }
      look(at);
      // What was promised meanwhile (a write, a step of the assessment) comes in between, as in the window.
      await Promise.resolve();
    }
  }

  record({ type: 'simulated', who: 'client', scenario: 'typical' });
  link('connecting');
  record({ type: 'device', who: 'client', name: 'Simulated strap', location: 'chest' });
  link('connected');
  record({ type: 'battery', who: 'client', percent: 80 });
  record({ type: 'begun' });
  packets.connect(0);
  for (let minute = 0; minute < minutes; minute++) {
    const begin = minute * MINUTE;
    if (backAt !== undefined) packets.connect(backAt);
    // The client's heart beats before anybody measures: it is no part of the program.
    const arriving = packets.advance(begin + MINUTE);
    await each(() => live(arriving, begin), arriving.length);
    if (at % LOST_EVERY === 0) {
      packets.disconnect();
      link('lost');
      link('reconnecting');
      backAt = at + LOST_FOR;
    }
    if (at % TURNED_EVERY === 0) turn(at / TURNED_EVERY);
    if (assessment && at === 3 * MINUTE) leader.startAssessment(steppedPlan());
  }
}
