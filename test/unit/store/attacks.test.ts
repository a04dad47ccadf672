/** What somebody could do to the chunks of a stored session, on random sessions: each is told, and only what was hit is lost. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { handleOf } from '../../fixtures/fake-disk.ts';
import { uniform } from '../../fixtures/random.ts';
import { rawDisk, tamper } from '../../fixtures/raw-disk.ts';
import { readStored, recordFacts, windowOn } from '../../fixtures/sealed-window.ts';

const STREAMS = 10;
const next = uniform(13);
const draw = (count: number): number => Math.floor(next() * count);

const log = (id: string, count: number): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch: 1000, app: 'x', origin: 'o' },
  ...Array.from({ length: count - 1 }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: 10 + i,
    who: 'client',
    bpm: 60,
    rr: [812.5 + i],
  })),
];

type Put = (box: Uint8Array | undefined, number: number) => void;
interface Attacked {
  /** The chunks that were hit; all others are to be read. */
  readonly hit: readonly number[];
  readonly told: boolean;
}

/** What is done to a session of `boxes`, with those of another one at hand and this session's as they were in an earlier vault. */
const ATTACKS: Record<
  string,
  (put: Put, boxes: readonly Uint8Array[], other: readonly Uint8Array[]) => readonly number[]
> = {
  'a bit of the content flipped': (put, boxes) => {
    const at = draw(boxes.length);
    put(flipped(boxes[at]!, 80 + draw(boxes[at]!.length - 80)), at);
    return [at];
  },
  'a bit of the head flipped': (put, boxes) => {
    const at = draw(boxes.length);
    put(flipped(boxes[at]!, draw(80)), at);
    return [at];
  },
  'two swapped': (put, boxes) => {
    const one = draw(boxes.length - 1);
    put(boxes[one], one + 1);
    put(boxes[one + 1], one);
    return [one, one + 1];
  },
  'one put under the number of another': (put, boxes) => {
    const at = 1 + draw(boxes.length - 1);
    put(boxes[at - 1], at);
    return [at];
  },
  'the end cut off': (put, boxes) => {
    const from = 1 + draw(boxes.length - 1);
    const gone = boxes.map((_, i) => i).slice(from);
    for (const at of gone) put(undefined, at);
    return gone;
  },
  'one missing': (put, boxes) => {
    const at = draw(boxes.length - 1);
    put(undefined, at);
    return [at];
  },
  'one of another session': (put, boxes, other) => {
    const at = draw(boxes.length);
    put(other[at], at);
    return [at];
  },
  'one cut short': (put, boxes) => {
    const at = draw(boxes.length);
    put(boxes[at]!.slice(0, -1 - draw(boxes[at]!.length - 1)), at);
    return [at];
  },
  'one that is no piece of Attune': (put, boxes) => {
    const at = draw(boxes.length);
    put(
      Uint8Array.from({ length: 352 }, () => draw(256)),
      at,
    );
    return [at];
  },
};

function flipped(box: Uint8Array, at: number): Uint8Array {
  const other = box.slice();
  other[at]! ^= 1 << draw(8);
  return other;
}

async function attacked(attack: string): Promise<Attacked & { readonly kept: boolean }> {
  const factory = new IDBFactory();
  const { database, store } = windowOn(factory);
  const facts = log('a', 4 + draw(12));
  await recordFacts(store, facts);
  await recordFacts(store, log('b', facts.length));
  database.close();
  const [handle, another] = [await handleOf(factory, 'a'), await handleOf(factory, 'b')];
  const chunks = (await rawDisk(factory)).get('chunks') ?? [];
  const boxesOf = (of: string): Uint8Array[] =>
    chunks.filter(([key]) => (key as [string, number])[0] === of).map(([, box]) => box as Uint8Array);
  let hit: readonly number[] = [];
  await tamper(factory, (raw) => {
    const put: Put = (box, number) =>
      box === undefined ? raw('chunks').delete([handle, number]) : raw('chunks').put(box, [handle, number]);
    hit = ATTACKS[attack]?.(put, boxesOf(handle), boxesOf(another)) ?? [];
  });
  const later = windowOn(factory);
  const found = await readStored(later.store, 'a');
  const untouched = await readStored(later.store, 'b');
  const wanted = facts.filter((_, i) => !hit.includes(i));
  const kept =
    JSON.stringify(found.facts) === JSON.stringify(wanted) &&
    untouched.lost === 0 &&
    untouched.facts.length === facts.length;
  return { hit, told: found.lost > 0, kept };
}

describe('a stored session of which somebody changed something', () => {
  it.each(Object.keys(ATTACKS))('tells it and keeps all the rest: %s', async (attack) => {
    for (let i = 0; i < STREAMS; i++)
      expect(await attacked(attack)).toMatchObject({ told: true, kept: true });
  });
});
