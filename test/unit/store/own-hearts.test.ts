/** The therapist's own heart lies in a database of its own, with tails of its own, and is read whole. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { openOwnHearts } from '../../../src/store/own-hearts.ts';
import { memory } from '../../fixtures/memory-storage.ts';
import { storeOf } from '../../fixtures/store-of.ts';

const log = (count: number): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id: 'a', epoch: 1000, app: 'x', origin: 'o' },
  ...Array.from({ length: count }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: i + 1,
    who: 'therapist',
    bpm: 60,
    rr: [1000],
  })),
];
const after = () => () => undefined;

function room() {
  const [factory, storage] = [new IDBFactory(), memory()];
  const open = (mark: string, folder = '/') => openOwnHearts({ factory, storage, after, folder, mark });
  return { factory, storage, open };
}

describe('the therapist’s own heart', () => {
  it('is read whole with its row, by the next window too, and lies nowhere else', async () => {
    const { factory, open } = room();
    const hearts = open('one');
    expect(await hearts.read('a')).toBeUndefined();
    await hearts.append({ log: log(300), stored: undefined, writer: 'w' });
    expect((await hearts.read('a'))?.facts).toEqual(log(300));
    const next = open('two');
    await next.claim();
    const read = await next.read('a');
    expect(read?.facts).toEqual(log(300));
    expect(read?.row).toMatchObject({ id: 'a', facts: 301 });
    expect(await next.read('b')).toBeUndefined();
    // Neither among the sessions of the folder, nor under another folder.
    expect(await storeOf(openDatabase({ factory, after, folder: '/', mark: 'm' })).list()).toEqual([]);
    expect(await open('three', '/other/').read('a')).toBeUndefined();
    expect((await factory.databases()).map(({ name }) => name)).toContain('attune own-heart /');
  });

  it('takes in what a page that was left had not written, once', async () => {
    const { open } = room();
    const hearts = open('one');
    await hearts.append({ log: log(3), stored: undefined, writer: 'w' });
    hearts.tails.put({ id: 'a', writer: 'w', from: 4, facts: log(6).slice(4) });
    const next = open('two');
    await next.claim();
    expect((await next.read('a'))?.facts).toEqual(log(6));
    expect(next.tails.list()).toEqual([]);
    expect((await next.read('a'))?.facts).toEqual(log(6));
  });

  it('that was erased stays so, whatever tail lies there', async () => {
    const { storage, open } = room();
    const hearts = open('one');
    await hearts.append({ log: log(3), stored: undefined, writer: 'w' });
    hearts.tails.put({ id: 'a', writer: 'w', from: 4, facts: log(6).slice(4) });
    const kept = Object.keys(storage).map((key) => [key, storage.getItem(key) ?? ''] as const);
    await hearts.erase('a', { epoch: 1, origin: 'o' });
    expect(hearts.tails.list()).toEqual([]);
    for (const [key, value] of kept) storage.setItem(key, value);
    expect(await hearts.read('a')).toBeUndefined();
    expect(await open('two').read('a')).toBeUndefined();
    // A page that goes on as if nothing had happened, and is left.
    hearts.tails.put({ id: 'a', writer: 'w', from: 0, facts: log(2) });
    expect(hearts.tails.list()).toHaveLength(1);
    expect(await hearts.read('a')).toBeUndefined();
    expect(hearts.tails.list()).toEqual([]);
  });

  it('is written by the window alone that claimed it last', async () => {
    const { open } = room();
    const [first, second] = [open('one'), open('two')];
    await first.claim();
    const stored = await first.append({ log: log(3), stored: undefined, writer: 'w' });
    first.lose();
    await second.claim();
    await expect(first.append({ log: log(4), stored, writer: 'w' })).rejects.toMatchObject({ code: 'taken' });
    await second.append({ log: log(4), stored, writer: 'w' });
    await first.claim();
    expect((await first.read('a'))?.facts).toEqual(log(4));
  });

  it('keeps a tail that cannot be taken in, and says why', async () => {
    const { open } = room();
    const [first, second] = [open('one'), open('two')];
    await first.claim();
    await first.append({ log: log(3), stored: undefined, writer: 'w' });
    first.tails.put({ id: 'a', writer: 'w', from: 4, facts: log(6).slice(4) });
    await second.claim();
    first.lose();
    await expect(first.read('a')).rejects.toMatchObject({ code: 'taken' });
    expect(first.tails.list()).toHaveLength(1);
    expect((await second.read('a'))?.facts).toEqual(log(6));
  });

  it('opens for whoever claims it, with the keys as they are by then', async () => {
    const { open } = room();
    const [first, second] = [open('one'), open('two')];
    await first.claim();
    await first.append({ log: log(3), stored: undefined, writer: 'w' });
    await second.claim();
    const other = log(2).map((fact) => (fact.type === 'started' ? { ...fact, id: 'b' } : fact));
    await second.append({ log: other, stored: undefined, writer: 'v' });
    // Erasing changes the keys.
    await second.erase('a', { epoch: 1, origin: 'o' });
    await first.claim();
    expect(await first.read('a')).toBeUndefined();
    expect((await first.read('b'))?.facts).toEqual(other);
    await expect(first.append({ log: log(4), stored: undefined, writer: 'w' })).rejects.toMatchObject({
      code: 'erased',
    });
  });

  it('does without a storage for tails', async () => {
    const hearts = openOwnHearts({
      factory: new IDBFactory(),
      storage: undefined,
      after,
      folder: '/',
      mark: 'm',
    });
    await hearts.append({ log: log(2), stored: undefined, writer: 'w' });
    await hearts.erase('a', { epoch: 1, origin: 'o' });
    expect(await hearts.read('a')).toBeUndefined();
  });
});
