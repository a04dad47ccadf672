/**
 * Eight simulated hours through everything that a packet passes on its way to the screen, but the screen: bytes, session, live numbers, an
 * assessment's figures, the recorder. It says what a packet costs early, in the middle and late, and what the facts weigh. It prints nothing.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createInjector } from '../../mocks/artefacts.ts';
import { createHeart } from '../../mocks/heart.ts';
import { createPacketiser } from '../../mocks/packets.ts';
import { createRandom } from '../../mocks/random.ts';
import { scenario } from '../../mocks/scenarios.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import { steppedPlan } from '../../src/pacing/plan.ts';
import { assessmentCriteria } from '../../src/session/assessment-criteria.ts';
import { assessmentFigures } from '../../src/session/assessment-figures.ts';
import type { Unstamped } from '../../src/session/events.ts';
import { LiveWatch } from '../../src/session/live-watch.ts';
import { Session } from '../../src/session/session.ts';
import { paceFact, restFact } from '../../src/session/state.ts';
import { BreathMemory } from '../../src/session/step-breaths.ts';
import type { Ms } from '../../src/signal/units.ts';
import { startRecorder } from '../../src/store/recorder.ts';
import type { Database } from '../../src/store/database.ts';
import { sessionStore } from '../../src/store/sessions.ts';
import { packetReader } from '../../src/strap/packets.ts';
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

/** What the session holds besides the usual. */
export interface LongStory {
  readonly hours: number;
  /** An assessment of five rates is led from the third minute on; its figures are asked for ever after, as its screen does. */
  readonly assessment: boolean;
}

/** Cost of one packet with the window's own look at the clock, ms: medians of pieces of a minute. */
export interface LongFigures {
  readonly first: Piece;
  readonly middle: Piece;
  readonly last: Piece;
  readonly packets: number;
  readonly beats: number;
  readonly spans: number;
  /** Heap after the session less heap before it, both after a collection, bytes. */
  readonly grown: number;
  /** Of these, what a session of the same facts weighs that nobody looks at and nobody writes. */
  readonly stored: number;
}

/** Half an hour: cost of a packet in each of its minutes, ms, ascending. */
export type Piece = readonly number[];

/** A database that takes everything and keeps nothing: the disk's own cost and weight are the browser's. */
const sink: Database = {
  use: () => () => Promise.reject(new Error('this database cannot be read')),
  write: (_names, work) => {
    const store = { put: () => undefined } as unknown as IDBObjectStore;
    work({ objectStore: () => store } as unknown as IDBTransaction);
    return Promise.resolve();
  },
  close: () => undefined,
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A strap on the ordinary client, as bytes with arrivals. */
function strapOf(session: Session) {
  const { heart, sensing, sending } = scenario('typical', SEED).people[0];
  const beating = createHeart(heart, (at) => guideMoment(session.state.guide, at));
  const spoil = createInjector({ ...sensing, rates: { ectopic: 0.004, missed: 0.002 } });
  return createPacketiser((to) => beating.advance(to).flatMap((beat) => spoil.push(beat)), sending);
}

/** Leads a session of `hours` and measures it. */
export async function longSession({ hours, assessment }: LongStory): Promise<LongFigures> {
  const before = heap();
  const session = Session.from([
    { type: 'started', at: 0, schema: 1, id: 'long', epoch: 0, app: 'bench', origin: 'bench' },
  ]);
  let at: Ms = 0;
  const record = (fact: Unstamped): void => session.record({ ...fact, at });
  const link = (state: 'connecting' | 'connected' | 'lost' | 'reconnecting', connection: number): void =>
    record({ type: 'link', who: 'client', state, connection });

  const watch = new LiveWatch(session);
  const memory = new BreathMemory(session);
  const leader = openLeader({
    desk: { session, now: () => at, record },
    after: () => () => undefined,
    knowledge: () => Promise.resolve({}),
    blocks: () => [],
  });
  const recorder = startRecorder({
    session,
    store: sessionStore(sink),
    now: () => at,
    after: () => () => undefined,
    onTrouble: () => undefined,
  });
  const packets = strapOf(session);
  const random = createRandom(SEED).fork('turns');
  let read = packetReader();
  let connection = 1;
  let told = 0;

  /** What the therapist's window asks after each fact and each second. */
  const look = (): void => {
    watch.numbers(at);
    watch.ownRate(at);
    leader.check();
    const led = session.state.leds.findLast((one) => one.kind === 'assessment');
    if (led === undefined) return;
    assessmentFigures(led, memory, at);
    if (led.ended !== undefined) assessmentCriteria(led, memory, at);
  };

  const turn = (n: number): void => {
    if (session.state.leds.some(({ ended }) => ended === undefined)) return;
    const rate = Math.round(random.uniform(45, 70)) / 10;
    if (n % 3 === 0) record(restFact(session.state, 'therapist', at));
    else record(paceFact(session.state, { breathsPerMin: rate, inhaleShare: 0.4 }, at));
  };

  link('connecting', connection);
  record({ type: 'device', who: 'client', name: 'Strap', location: 'chest' });
  link('connected', connection);
  record({ type: 'battery', who: 'client', percent: 80 });
  packets.connect(0);

  const minutes: number[] = [];
  let backAt: Ms | undefined;
  for (let minute = 0; minute < 60 * hours; minute++) {
    const begin = minute * MINUTE;
    if (backAt !== undefined) packets.connect(backAt);
    const arriving = packets.advance(begin + MINUTE);
    // The processor's time, not the wall's: other programs on the machine cost the session nothing.
    const from = process.cpuUsage();
    let next = 0;
    for (let to = begin + TICK; to <= begin + MINUTE; to += TICK) {
      if (backAt !== undefined && to >= backAt) {
        at = backAt;
        backAt = undefined;
        connection += 1;
        link('connected', connection);
        read = packetReader();
      }
      for (let packet = arriving[next]; packet !== undefined && packet.at <= to; packet = arriving[next]) {
        next += 1;
        at = packet.at;
        for (const event of read(packet.bytes, at)) {
          session.record({ ...event, who: 'client' });
          look();
        }
      }
      at = to;
      look();
      // What was promised meanwhile (a write, a step of the assessment) comes in between, as in the window.
      await Promise.resolve();
    }
    const { user, system } = process.cpuUsage(from);
    told += arriving.length;
    minutes.push((user + system) / 1000 / Math.max(1, arriving.length));
    if (at % LOST_EVERY === 0) {
      packets.disconnect();
      link('lost', connection);
      link('reconnecting', connection);
      backAt = at + LOST_FOR;
    }
    if (at % TURNED_EVERY === 0) turn(at / TURNED_EVERY);
    if (assessment && at === 3 * MINUTE) leader.startAssessment(steppedPlan());
  }
  await recorder.flush();

  const grown = heap() - before;
  const { log, state } = session;
  const beats = session.track().beats.length;
  const alone = heap();
  const again = Session.from(log.map((fact) => structuredClone(fact)));
  const stored = heap() - alone;
  if (again.track().beats.length !== beats) throw new Error('the same facts gave other beats');

  const half = (from: number): Piece => minutes.slice(from, from + 30).toSorted((a, b) => a - b);
  const middle = Math.max(0, Math.floor(minutes.length / 2) - 15);
  return {
    first: half(0),
    middle: half(middle),
    last: half(Math.max(0, minutes.length - 30)),
    packets: told,
    beats,
    spans: state.guide.length,
    grown,
    stored,
  };
}
