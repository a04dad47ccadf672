/** Records are sealed as they are written, each piece in its place; what was plain is moved; what is erased opens nowhere any more. */
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { promisifyRequest } from 'idb-keyval';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { Database } from '../../../src/store/database.ts';
import { hasPlain, moveAll } from '../../../src/store/move.ts';
import { packSession } from '../../../src/store/pack.ts';
import type { SessionStore } from '../../../src/store/sessions.ts';
import { readSettings, writeSetting } from '../../../src/store/settings.ts';
import { toHex, type Bytes } from '../../../src/vault/bytes.ts';
import { readPad, writePadSlot } from '../../../src/vault/pad.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';
import { restoreStorage } from '../../fixtures/fake-disk.ts';
import { FROZEN, frozenFacts, layFrozenDatabase } from '../../fixtures/frozen.ts';
import { MemoryPad } from '../../fixtures/memory-pad.ts';
import { rawDisk, tamper, textOnDisk } from '../../fixtures/raw-disk.ts';
import { MARKERS, markedLog, readStored, windowOn } from '../../fixtures/sealed-window.ts';

const log = (id: string, count = 5): SessionEvent[] => markedLog(id, count);

/** Records facts one by one, as chunks of one each. */
async function record(store: SessionStore, facts: readonly SessionEvent[]): Promise<void> {
  let stored: Awaited<ReturnType<SessionStore['append']>> | undefined;
  for (let i = 1; i <= facts.length; i++)
    stored = await store.append({ log: facts.slice(0, i), stored, writer: 'w' });
}

afterEach(restoreStorage);

describe('what lies on the disk', () => {
  it('tells nothing of sessions, clients, settings and what was erased', async () => {
    const factory = new IDBFactory();
    const { database, vault, store } = windowOn(factory, new MemoryPad());
    await record(store, log('Marker-id'));
    await store.replace(log('another'));
    await writeSetting(database, vault, 'clientCards', [{ code: 'Marker-code', note: 'Marker-note' }]);
    await store.erase('another', { epoch: 5, origin: 'o' });
    const text = textOnDisk(await rawDisk(factory));
    for (const marker of [...MARKERS, 'Marker-id', 'another', 'measurement', '812.5'])
      expect(text).not.toContain(marker);
    const later = windowOn(factory, undefined);
    expect(await later.store.list()).toEqual([]);
  });

  it('opens for the next window by the pad, in which one copy is enough', async () => {
    const factory = new IDBFactory();
    const pad = new MemoryPad();
    const first = windowOn(factory, pad);
    await record(first.store, log('a'));
    await writeSetting(first.database, first.vault, 'hosted', 'https://example.org/');
    pad.copies = [undefined, new Uint8Array(256), pad.copies[2]];
    const { database, vault, store } = windowOn(factory, pad);
    await vault.ready();
    expect((await readStored(store, 'a')).facts).toEqual(log('a'));
    expect(await readSettings(database, vault)).toEqual({ hosted: 'https://example.org/' });
    // The lost copies were made anew from the one that is left.
    expect(new Set(pad.copies.map((copy) => toHex(copy ?? new Uint8Array()))).size).toBe(1);
  });

  it('cannot be opened without the pad; then a new vault begins, and the old one stays as it lies', async () => {
    const factory = new IDBFactory();
    const pad = new MemoryPad();
    await record(windowOn(factory, pad).store, log('a'));
    pad.copies = [undefined, undefined, undefined];
    const { vault, store } = windowOn(factory, pad);
    await store.replace(log('b'));
    expect(vault.lost).toBe(true);
    expect((await store.list()).map(({ id }) => id)).toEqual(['b']);
    const again = windowOn(factory, pad);
    expect((await again.store.list()).map(({ id }) => id)).toEqual(['b']);
    expect(again.vault.lost).toBe(true);
    expect((await rawDisk(factory)).get('sessions')).toHaveLength(2);
  });

  it('is sealed also where a browser has no place for the pad', async () => {
    const factory = new IDBFactory();
    await record(windowOn(factory).store, log('a'));
    expect(textOnDisk(await rawDisk(factory))).not.toContain('Marker');
    expect((await readStored(windowOn(factory).store, 'a')).facts).toEqual(log('a'));
  });
});

describe.skipIf(!hasData('../vault/vectors.json'))('the pad', () => {
  it('lies as its vector has it', () => {
    const vectors = JSON.parse(readFileSync(dataFile('../vault/vectors.json'), 'utf8')) as Record<
      string,
      string
    >;
    const run = (first: number): Bytes => Uint8Array.from({ length: 32 }, (_, i) => first + i);
    const entry = { generation: 7, erase: run(0x80), device: run(0xa0) };
    const slot = writePadSlot(entry);
    expect(toHex(slot)).toBe(vectors['pad slot gen 7']);
    const pad = new Uint8Array(256);
    pad.set(slot, 128);
    expect(readPad([undefined, pad], 7)).toEqual(entry);
    expect(readPad([pad], 8)).toBeUndefined();
    for (let bit = 0; bit < 8 * slot.length; bit++) {
      const torn = pad.slice();
      torn[128 + (bit >> 3)]! ^= 1 << (bit & 7);
      expect(readPad([torn], 7)).toBeUndefined();
    }
  });
});

describe('a piece that is not in its place', () => {
  const handleOf = async (factory: IDBFactory, id: string): Promise<string> => {
    const { vault } = windowOn(factory);
    await vault.look();
    return vault.known(id)?.handle ?? '';
  };
  const chunks = async (factory: IDBFactory, handle: string): Promise<[number, Uint8Array][]> =>
    ((await rawDisk(factory)).get('chunks') ?? [])
      .map(([key, value]) => [key as [string, number], value as Uint8Array] as const)
      .filter(([[of]]) => of === handle)
      .map(([[, number], value]) => [number, value]);

  async function session(): Promise<{ factory: IDBFactory; handle: string; facts: SessionEvent[] }> {
    const factory = new IDBFactory();
    const { store } = windowOn(factory);
    await record(store, log('a', 8));
    await record(store, log('b', 8));
    return { factory, handle: await handleOf(factory, 'a'), facts: log('a', 8) };
  }

  it.each([
    ['flipped', (box: Uint8Array) => box.map((byte, i) => (i === 100 ? byte ^ 1 : byte)), 1],
    ['cut short', (box: Uint8Array) => box.slice(0, -7), 1],
  ] as const)('is told and costs itself: %s', async (_, change, lost) => {
    const { factory, handle, facts } = await session();
    const [, box] = (await chunks(factory, handle))[4]!;
    await tamper(factory, (store) => store('chunks').put(change(box), [handle, 4]));
    const found = await readStored(windowOn(factory).store, 'a');
    expect(found).toEqual({ facts: facts.filter((__, i) => i !== 4), lost });
  });

  it('is told: swapped, of another session, missing, taken from the end, put back as it was', async () => {
    const told: Record<string, number> = {};
    const broken = async (
      name: string,
      work: (store: (name: string) => IDBObjectStore, boxes: [number, Uint8Array][], handle: string) => void,
    ): Promise<void> => {
      const { factory, handle } = await session();
      const boxes = await chunks(factory, handle);
      await tamper(factory, (store) => work(store, boxes, handle));
      told[name] = (await readStored(windowOn(factory).store, 'a')).lost;
    };
    await broken('swapped', (store, boxes, handle) => {
      store('chunks').put(boxes[3]![1], [handle, 4]);
      store('chunks').put(boxes[4]![1], [handle, 3]);
    });
    await broken('missing', (store, _boxes, handle) => store('chunks').delete([handle, 5]));
    await broken('cut', (store, _boxes, handle) =>
      store('chunks').delete(IDBKeyRange.bound([handle, 9], [handle, Infinity])),
    );
    {
      const { factory, handle } = await session();
      const other = await chunks(factory, await handleOf(factory, 'b'));
      await tamper(factory, (store) => store('chunks').put(other[6]![1], [handle, 6]));
      told['of another'] = (await readStored(windowOn(factory).store, 'a')).lost;
    }
    {
      // A row of before, under which the newer chunks are as if they had never been counted.
      const { factory, handle } = await session();
      const old = (await rawDisk(factory)).get('sessions')?.find(([key]) => key === handle)?.[1];
      const { store } = windowOn(factory);
      await store.amend('a', ({ at }) => [{ type: 'named', at, name: 'later' }]);
      await tamper(factory, (raw) => raw('sessions').put(old, handle));
      told['row put back'] = (await readStored(windowOn(factory).store, 'a')).lost;
    }
    {
      // A chunk that was written over is put back under its number.
      const factory = new IDBFactory();
      const { store } = windowOn(factory);
      const facts = log('a', 3);
      const row = await store.append({ log: facts.slice(0, 3), stored: undefined, writer: 'w' });
      await store.append({ log: facts.slice(0, 4), stored: row, writer: 'w' });
      const handle = await handleOf(factory, 'a');
      const [, old] = (await chunks(factory, handle)).at(-1)!;
      await store.append({ log: facts.slice(0, 6), stored: row, writer: 'w' });
      await tamper(factory, (raw) => raw('chunks').put(old, [handle, row.chunks]));
      told['chunk put back'] = (await readStored(windowOn(factory).store, 'a')).lost;
    }
    for (const [name, lost] of Object.entries(told)) expect([name, lost > 0]).toEqual([name, true]);
    console.info('told as lost:', told);
  });

  it('does not matter where nothing was changed: packed, added to, made anew', async () => {
    const factory = new IDBFactory();
    const { database, vault, store } = windowOn(factory);
    const facts = [...log('a', 100), { type: 'ended', at: 999 } as const];
    await record(store, facts);
    await packSession(database, vault, 'a');
    await store.amend('a', ({ at }) => [{ type: 'named', at, name: 'later' }]);
    const handle = await handleOf(factory, 'a');
    await tamper(factory, (raw) => raw('sessions').put(new Uint8Array(200), handle));
    await tamper(factory, (raw) => {
      const box = new Uint8Array(200);
      box.set([65, 84, 66, 49]);
      raw('sessions').put(box, handle);
    });
    const later = windowOn(factory);
    const [row] = await later.store.list();
    expect(row?.id).toBe('a');
    await later.store.renew('a');
    expect((await later.store.list())[0]).toMatchObject({ name: 'later', facts: facts.length + 1 });
    expect(await readStored(later.store, 'a')).toEqual({
      facts: [...facts, { type: 'named', at: 999, name: 'later' }],
      lost: 0,
    });
  });
});

describe('erasing', () => {
  it('leaves nothing that opens what was erased, whatever of the disk is put back', async () => {
    const factory = new IDBFactory();
    const pad = new MemoryPad();
    const { database, vault, store } = windowOn(factory, pad);
    await store.replace(log('a'));
    await store.replace(log('b'));
    await writeSetting(database, vault, 'hosted', 'https://example.org/');
    const before = await rawDisk(factory);
    const [halves] = await pad.read();
    await store.erase('a', { epoch: 5, origin: 'o' });
    expect((await store.list()).map(({ id }) => id)).toEqual(['b']);
    expect(await store.isErased('a')).toBe(true);
    expect(await store.erased()).toEqual([{ id: 'a', epoch: 5, origin: 'o' }]);
    // Nothing of the old half is left in any copy.
    const old = halves!.subarray(128);
    for (const copy of pad.copies) expect(toHex(copy!)).not.toContain(toHex(old.subarray(8, 40)));
    // Everything as it was before, keyring and all, but for the pad.
    await tamper(factory, (raw) => {
      for (const [name, entries] of before) for (const [key, value] of entries) raw(name).put(value, key);
    });
    const later = windowOn(factory, pad);
    await later.vault.ready();
    expect(later.vault.lost).toBe(true);
    await expect(readStored(later.store, 'a')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may be broken off at any moment: the vault opens as it was or as it is to be', async () => {
    const ends = { before: 0, after: 0 };
    // Three copies of the pad are written twice; every put of the transaction may be the last.
    for (let moment = 0; moment < 14; moment++) {
      const factory = new IDBFactory();
      const pad = new MemoryPad();
      const { store } = windowOn(factory, pad);
      await store.replace(log('a'));
      await store.replace(log('b'));
      const { put } = IDBObjectStore.prototype;
      let puts = 0;
      if (moment < 6) pad.left = moment;
      else
        IDBObjectStore.prototype.put = function (...args) {
          if ((puts += 1) > moment - 6) throw new DOMException('', 'QuotaExceededError');
          return put.apply(this, args);
        };
      const failed = await store.erase('a', { epoch: 5, origin: 'o' }).then(
        () => false,
        () => true,
      );
      restoreStorage();
      pad.left = Infinity;
      const later = windowOn(factory, pad);
      await later.vault.ready();
      expect(later.vault.lost).toBe(false);
      const ids = (await later.store.list()).map(({ id }) => id);
      expect(ids).toContain('b');
      expect((await readStored(later.store, 'b')).facts).toEqual(log('b'));
      expect(ids.includes('a')).toBe(failed);
      ends[failed ? 'before' : 'after'] += 1;
      // Again, it comes to its end, and every copy is as the others.
      await later.store.erase('a', { epoch: 5, origin: 'o' });
      expect((await later.store.list()).map(({ id }) => id)).toEqual(['b']);
      expect(new Set(pad.copies.map((copy) => toHex(copy!.subarray(128)))).size).toBe(1);
    }
    expect(Math.min(ends.before, ends.after)).toBeGreaterThan(0);
  });
});

describe('what version 0.1.0 left in plain text', () => {
  const sessionsOf = async (store: SessionStore): Promise<Record<string, SessionEvent[]>> =>
    Object.fromEntries(
      await Promise.all(
        FROZEN.map(async (name) => {
          const { id } = frozenFacts(name)[0] as { id: string };
          return [name, (await readStored(store, id)).facts] as const;
        }),
      ),
    );
  const wanted = Object.fromEntries(FROZEN.map((name) => [name, frozenFacts(name)]));

  /** Writing over what was moved takes its time, and is a test of its own. */
  const unscrubbed = (database: Database): Database => ({ ...database, scrub: () => Promise.resolve() });

  /** Keys of the pieces that only fill. */
  const fillings = async ({ use }: Database): Promise<string[]> =>
    (
      await use('vault')('readonly', (store) => promisifyRequest(store.getAllKeys() as IDBRequest<string[]>))
    ).filter((key) => key.startsWith('~'));

  it('is sealed with identical facts, and nothing of it stays', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const first = windowOn(factory, new MemoryPad());
    await moveAll(unscrubbed(first.database), first.vault, () => false);
    expect(await hasPlain(first.database)).toBe(false);
    expect(await sessionsOf(first.store)).toEqual(wanted);
    const rows = await first.store.list();
    for (const { id } of rows) await first.store.renew(id);
    expect((await first.store.list()).map(({ client }) => client)).toEqual([
      undefined,
      'B 2',
      'K-17',
      'K-17',
      undefined,
    ]);
  });

  it('may be broken off at any write, and is moved to its end another time', async () => {
    for (let most = 0; most < 45; most += 6) {
      const factory = new IDBFactory();
      await layFrozenDatabase(factory);
      const pad = new MemoryPad();
      const first = windowOn(factory, pad);
      const { put } = IDBObjectStore.prototype;
      let puts = 0;
      IDBObjectStore.prototype.put = function (...args) {
        if ((puts += 1) > most) throw new DOMException('', 'AbortError');
        return put.apply(this, args);
      };
      await moveAll(unscrubbed(first.database), first.vault, () => false).catch(() => undefined);
      restoreStorage();
      const second = windowOn(factory, pad);
      expect(await sessionsOf(second.store)).toEqual(wanted);
      await moveAll(unscrubbed(second.database), second.vault, () => false);
      expect(await hasPlain(second.database)).toBe(false);
      expect(await sessionsOf(second.store)).toEqual(wanted);
      expect(await second.store.list()).toHaveLength(FROZEN.length);
    }
  });

  it('is written over at a later start where that was broken off, and then no more', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const pad = new MemoryPad();
    const { put } = IDBObjectStore.prototype;
    /** Pieces that are only there to fill. */
    let filled = 0;
    // The third transaction fails; two stand.
    let most = 25;
    IDBObjectStore.prototype.put = function (...args) {
      const key: unknown = args[1];
      if (typeof key === 'string' && key.startsWith('~') && (filled += 1) > most)
        throw new DOMException('', 'AbortError');
      return put.apply(this, args);
    };
    const first = windowOn(factory, pad);
    await expect(moveAll(first.database, first.vault, () => false)).rejects.toThrow();
    expect(await hasPlain(first.database)).toBe(false);
    expect(await fillings(first.database)).toEqual([]);
    most = Infinity;
    filled = 0;
    const second = windowOn(factory, pad);
    expect(await moveAll(second.database, second.vault, () => false)).toBe(false);
    expect(filled * 30_000).toBeGreaterThan(16_000_000);
    filled = 0;
    const third = windowOn(factory, pad);
    await moveAll(third.database, third.vault, () => false);
    expect(filled).toBe(0);
    expect(await sessionsOf(third.store)).toEqual(wanted);
  });

  it('is moved where there is no room to write over what it was, which then waits for room and hinders nothing', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const pad = new MemoryPad();
    const { put } = IDBObjectStore.prototype;
    let filled = 0;
    IDBObjectStore.prototype.put = function (...args) {
      const key: unknown = args[1];
      if (typeof key === 'string' && key.startsWith('~') && (filled += 1) > 25)
        throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    };
    const first = windowOn(factory, pad);
    expect(await moveAll(first.database, first.vault, () => false)).toBe(true);
    expect(filled).toBeGreaterThan(25);
    expect(await fillings(first.database)).toEqual([]);
    restoreStorage();
    filled = 0;
    IDBObjectStore.prototype.put = function (...args) {
      if (typeof args[1] === 'string' && args[1].startsWith('~')) filled += 1;
      return put.apply(this, args);
    };
    const second = windowOn(factory, pad);
    await moveAll(second.database, second.vault, () => false);
    expect(filled * 30_000).toBeGreaterThan(16_000_000);
    expect(await sessionsOf(second.store)).toEqual(wanted);
  });

  it('is moved before it is written to, and erased where it lies', async () => {
    const factory = new IDBFactory();
    await layFrozenDatabase(factory);
    const { database, store } = windowOn(factory, new MemoryPad());
    const { id } = frozenFacts('practice')[0] as { id: string };
    await store.amend(id, ({ at }) => [{ type: 'named', at, name: 'later' }]);
    const { facts, lost } = await readStored(store, id);
    expect(lost).toBe(0);
    expect(facts.slice(0, -1)).toEqual(frozenFacts('practice'));
    const gone = frozenFacts('intervals')[0] as { id: string };
    await store.erase(gone.id, { epoch: 5, origin: 'o' });
    await expect(readStored(store, gone.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await hasPlain(database)).toBe(true);
  });
});
