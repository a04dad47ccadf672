/**
 * Eight simulated hours through everything that a packet passes on its way to the screen, but the screen: bytes, session, live numbers, an
 * assessment's figures, the recorder. It says what a packet costs early, in the middle and late, and what the facts weigh. It prints nothing.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { assessmentCriteria } from '../../src/session/assessment-criteria.ts';
import { assessmentFigures } from '../../src/session/assessment-figures.ts';
import { LiveNumbersReader } from '../../src/session/live-numbers.ts';
import { Session } from '../../src/session/session.ts';
import { BreathMemory } from '../../src/session/step-breaths.ts';
import type { Ms } from '../../src/terms/units.ts';
import type { Database } from '../../src/store/database.ts';
import { startRecorder } from '../../src/store/recorder.ts';
import { sessionStore } from '../../src/store/sessions.ts';
import { openVault } from '../../src/store/vault.ts';
import { liveThrough } from './long-story.ts';

/** Cost of a packet, with the window's own look at the clock in the same second: one figure a minute, ms, ascending. */
export type Piece = readonly number[];

/** What came of a long session. */
export interface LongFigures {
  /** Half an hour each. */
  readonly first: Piece;
  readonly middle: Piece;
  readonly last: Piece;
  readonly packets: number;
  readonly beats: number;
  /** Heap after the session less heap before it, both after a collection, bytes. */
  readonly grown: number;
}

const HALF_HOUR = 30;

/** A database that takes everything and keeps nothing: the disk's own cost and weight are the browser's. */
/** A request that is answered after what happens now. */
function answers<T>(result: T): IDBRequest<T> {
  const request = { result } as IDBRequest<T>;
  queueMicrotask(() => void request.onsuccess?.call(request, new Event('success')));
  return request;
}

/** What a write must find again: keys and rows. */
const kept = new Map<string, Map<IDBValidKey, unknown>>();

function sinkStore(name: string): IDBObjectStore {
  const values = kept.get(name) ?? new Map<IDBValidKey, unknown>();
  kept.set(name, values);
  const store = {
    put: (value: unknown, key: IDBValidKey) => void (name === 'chunks' || values.set(key, value)),
    get: (key: IDBValidKey) => answers(values.get(key)),
    count: () => answers(0),
    getAll: () => answers([...values.values()]),
    getAllKeys: () => answers([...values.keys()]),
  };
  return store as unknown as IDBObjectStore;
}

const sink: Database = {
  use: (name) => async (_mode, work) => work(sinkStore(name)),
  write: async (_names, work) => {
    let complete: () => void = () => undefined;
    const transaction = {
      objectStore: sinkStore,
      commit: () => undefined,
      addEventListener: (_type: string, listener: () => void) => (complete = listener),
    };
    work(transaction as unknown as IDBTransaction, (error) => {
      throw error;
    });
    for (let i = 0; i < 8; i++) await Promise.resolve();
    complete();
  },
  scrub: () => Promise.resolve(),
  claim: () => Promise.resolve(),
  lose: () => undefined,
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

/** A session that has only begun. */
export const begunSession = (id: string, epoch: number): Session =>
  Session.from([{ type: 'started', at: 0, schema: 1, id, epoch, app: 'bench', origin: 'bench' }]);

/**
 * Lives through `minutes` of a session and measures them. With an `assessment` in its first hour, whose figures are asked for ever
 * after, as its screen does.
 */
export async function longSession(minutes: number, assessment: boolean): Promise<LongFigures> {
  const before = heap();
  const session = begunSession('long', 0);
  const watch = new LiveNumbersReader(session);
  const memory = new BreathMemory(session);
  let now: Ms = 0;
  const recorder = startRecorder({
    session,
    store: sessionStore(sink, openVault({ database: sink })),
    tails: { put: () => undefined, drop: () => undefined },
    writer: 'bench',
    now: () => now,
    after: () => () => undefined,
    onTrouble: () => undefined,
  });

  /** What the therapist's window asks after each fact and each second. */
  function look(at: Ms): void {
    now = at;
    watch.numbers(at);
    watch.ownRate(at);
    const procedure = session.state.procedures.findLast((one) => one.kind === 'assessment');
    if (procedure === undefined) return;
    assessmentFigures(procedure, memory, at);
    if (procedure.ended !== undefined) assessmentCriteria(procedure, memory, at);
  }

  const costs: number[] = [];
  let told = 0;
  await liveThrough({
    session,
    minutes,
    assessment,
    look,
    each: async (work, packets) => {
      // The processor's time, not the wall's: other programs on the machine cost the session nothing.
      const from = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(from);
      told += packets;
      costs.push((user + system) / 1000 / Math.max(1, packets));
    },
  });
  await recorder.flush();

  const grown = heap() - before;
  const half = (from: number): Piece =>
    costs.slice(Math.max(0, from), from + HALF_HOUR).toSorted((a, b) => a - b);
  return {
    first: half(0),
    middle: half(Math.floor((minutes - HALF_HOUR) / 2)),
    last: half(minutes - HALF_HOUR),
    packets: told,
    beats: session.track().beats.length,
    grown,
  };
}

const EIGHT_HOURS = 480;

/** One piece as a row of the bench's table. */
interface LongTiming {
  readonly name: string;
  readonly unit: string;
  readonly ms: Piece;
}

/** Eight hours, plain and with an assessment in the log: rows of cost for the table, and rows that are no cost. */
export async function longTimings(): Promise<{ timings: LongTiming[]; rows: string[][] }> {
  // What the first minutes of a process cost is the compiler's.
  await longSession(HALF_HOUR, true);
  const timings: LongTiming[] = [];
  const rows: string[][] = [];
  for (const assessment of [false, true]) {
    const figures = await longSession(EIGHT_HOURS, assessment);
    const name = `8 h session${assessment ? ' with an assessment' : ''}`;
    const unit = 'packet';
    timings.push(
      { name: `${name}, first half hour`, unit, ms: figures.first },
      { name: `${name}, middle half hour`, unit, ms: figures.middle },
      { name: `${name}, last half hour`, unit, ms: figures.last },
    );
    const weight = `${(figures.grown / 1e6).toFixed(1)} MB`;
    rows.push([`${name}, growth of the heap`, weight, `${figures.beats} beats`, '']);
  }
  return { timings, rows };
}
