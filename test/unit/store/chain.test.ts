/** What seals one session, what its chunks say when they are opened one after the other, and the seals of sessions that no keyring names. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { linkIn, openChain } from '../../../src/store/chain.ts';
import type { Chunk } from '../../../src/store/chunks.ts';
import { looseSeals } from '../../../src/store/loose-seals.ts';
import { sealOf } from '../../../src/store/seal.ts';
import { linkOf } from '../../../src/vault/box.ts';
import { toHex } from '../../../src/vault/bytes.ts';
import { keyIdOf, keyNameOf } from '../../../src/vault/keyring.ts';
import { seededBytes } from '../../fixtures/memory-here.ts';

const filled = (length: number, value: number) => new Uint8Array(length).fill(value);
const place = { vault: filled(16, 1), writer: filled(16, 2) };
const entry = { id: filled(16, 3), handle: filled(16, 0xab), key: filled(32, 4) };
const START = filled(16, 0);
const chunk = (text: string, schema?: number): Chunk => ({
  coding: 'json-lines',
  bytes: new TextEncoder().encode(text),
  ...(schema !== undefined && { schema }),
});
const damaged = expect.objectContaining({ code: 'damaged' }) as unknown;

describe('the seal of a session', () => {
  const sealed = () => sealOf(entry, place, seededBytes(1));

  it('opens what it sealed, whole, at its place alone, and for whichever device wrote it', () => {
    const seal = sealed();
    expect([seal.handle, seal.entry]).toEqual(['ab'.repeat(16), entry]);
    const one = seal.chunk(5, filled(16, 9), chunk('one', 1));
    const opened = { chunk: chunk('one', 1), before: filled(16, 9), link: linkOf(one), to: 5 };
    expect(seal.open(5, one)).toEqual(opened);
    const pack = seal.pack(5, 300, filled(16, 9), filled(16, 8), chunk('one\ntwo'));
    expect(seal.open(5, pack)).toEqual({
      chunk: chunk('one\ntwo', 1),
      before: filled(16, 9),
      link: filled(16, 8),
      to: 300,
    });
    const other = sealOf(entry, { ...place, writer: filled(16, 7) }, seededBytes(2));
    expect(other.open(5, one)).toEqual(opened);
    const strange = [
      sealOf({ ...entry, key: filled(32, 5) }, place, seededBytes(2)),
      sealOf({ ...entry, handle: filled(16, 5) }, place, seededBytes(2)),
      sealOf(entry, { ...place, vault: filled(16, 5) }, seededBytes(2)),
    ];
    for (const by of strange) expect(() => by.open(5, one)).toThrow(damaged);
    for (const box of [one, pack]) expect(() => seal.open(6, box)).toThrow(damaged);
    for (const nothing of [undefined, 'text', {}, filled(200, 0)])
      expect(() => seal.open(5, nothing)).toThrow(damaged);
  });

  it.each([10, 10_000])('opens a chunk of %s bytes beside the thread to the same', async (length) => {
    const seal = sealed();
    const boxes = [
      seal.chunk(5, START, chunk('x'.repeat(length))),
      seal.pack(5, 6, START, START, chunk('x'.repeat(length))),
    ];
    for (const box of boxes) {
      expect(await seal.openAside(5, box)).toEqual(seal.open(5, box));
      await expect(seal.openAside(6, box)).rejects.toEqual(damaged);
    }
    await expect(seal.openAside(5, 'text')).rejects.toEqual(damaged);
  });

  it('keeps row, look and tail apart, and each opens as what it is', () => {
    const seal = sealed();
    const row = { facts: 3 };
    const box = seal.row(row);
    expect(seal.openRow(box)).toBe(row);
    expect(sealed().openRow(box)).toEqual(row);
    // The one that was opened last is at hand, and another one is opened.
    const reader = sealed();
    expect(reader.openRow(box.slice())).toBe(reader.openRow(box));
    expect(reader.openRow(seal.row({ facts: 4 }))).toEqual({ facts: 4 });
    const [look, tail] = [seal.look('a look'), seal.tail('a tail')];
    expect([seal.openLook(look), seal.openTail(tail)]).toEqual(['a look', 'a tail']);
    for (const wrong of [
      () => seal.openLook(tail),
      () => seal.openTail(look),
      () => seal.openRow(look),
      () => seal.openTail(box),
    ])
      expect(wrong).toThrow(damaged);
  });
});

describe('beside the thread', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('what is large is opened by the browser, and by the page where the browser offers nothing', async () => {
    const seal = sealOf(entry, place, seededBytes(1));
    const [small, large] = [10, 10_000].map((length) => seal.chunk(0, START, chunk('x'.repeat(length))));
    let asked = 0;
    const decrypt = (...args: Parameters<SubtleCrypto['decrypt']>) => {
      asked += 1;
      return subtle.decrypt(...args);
    };
    const { subtle } = crypto;
    const importKey = (...args: Parameters<SubtleCrypto['importKey']>) => subtle.importKey(...args);
    vi.stubGlobal('crypto', { subtle: { importKey, decrypt } });
    await seal.openAside(0, small);
    expect(asked).toBe(0);
    await seal.openAside(0, large);
    expect(asked).toBe(1);
    vi.stubGlobal('crypto', {});
    expect(await seal.openAside(0, large)).toEqual(seal.open(0, large));
  });
});

describe('the chunks of a session', () => {
  /** Four that follow one another: three chunks, and a pack of two. */
  function four() {
    const seal = sealOf(entry, place, seededBytes(1));
    const boxes: Uint8Array<ArrayBuffer>[] = [];
    const before = () => (boxes.length === 0 ? START : linkOf(boxes.at(-1)!));
    for (const [i, text] of ['a', 'b', 'c'].entries()) boxes.push(seal.chunk(i, before(), chunk(text, 1)));
    boxes.push(seal.pack(3, 4, before(), filled(16, 8), chunk('d', 1)));
    return { seal, boxes, numbers: [0, 1, 2, 3] };
  }
  const row = (chunks: number, link?: Uint8Array) => ({
    ...{ id: 'a', epoch: 0, at: 0, facts: 4, version: 5, chunks },
    ...(link !== undefined && { link: toHex(link) }),
  });

  it('follow one another to the end that their row tells of', async () => {
    const { seal, boxes, numbers } = four();
    const chain = openChain(seal);
    expect([chain.reached, chain.link]).toEqual([-1, START]);
    expect(chain.end(row(0))).toBe(0);
    expect(chain.end(row(1))).toBe(1);
    const whole = { chunks: ['a', 'b', 'c', 'd'].map((text) => chunk(text, 1)), gaps: 0 };
    expect(chain.next(numbers, boxes)).toEqual(whole);
    expect([chain.reached, chain.link]).toEqual([4, filled(16, 8)]);
    const ends = [row(5, filled(16, 8)), row(5), row(5, filled(16, 7)), row(4, filled(16, 8)), row(6)];
    expect(ends.map((one) => chain.end(one))).toEqual([0, 0, 1, 1, 1]);
    const aside = openChain(seal);
    expect(await aside.nextAside(numbers.slice(0, 2), boxes.slice(0, 2))).toEqual({
      chunks: whole.chunks.slice(0, 2),
      gaps: 0,
    });
    expect(await aside.nextAside(numbers.slice(2), boxes.slice(2))).toEqual({
      chunks: whole.chunks.slice(2),
      gaps: 0,
    });
    expect([aside.reached, aside.link]).toEqual([4, filled(16, 8)]);
  });

  it('tell of one that is missing by the one after it, and one that is damaged costs itself alone', async () => {
    const { seal, boxes } = four();
    const without = openChain(seal).next([0, 2, 3], [boxes[0], boxes[2], boxes[3]]);
    expect(without).toEqual({ chunks: ['a', 'c', 'd'].map((text) => chunk(text, 1)), gaps: 1 });
    expect(openChain(seal).next([1], [boxes[1]]).gaps).toBe(1);
    for (const way of ['next', 'nextAside'] as const) {
      const chain = openChain(seal);
      const broken = await chain[way]([0, 1, 2], [boxes[0], 'damaged', boxes[2]]);
      expect(broken).toEqual({ chunks: [chunk('a', 1), undefined, chunk('c', 1)], gaps: 0 });
      expect(await chain[way]([3], [filled(200, 0)])).toEqual({ chunks: [undefined], gaps: 0 });
      // What the last one was named by nobody can say.
      expect([chain.reached, chain.link]).toEqual([3, undefined]);
      expect([chain.end(row(4, filled(16, 8))), chain.end(row(5))]).toEqual([0, 1]);
    }
  });

  it('are not silently lost to what is no damage', async () => {
    const { seal, boxes } = four();
    const failing = {
      ...seal,
      open: () => {
        throw new TypeError('a fault');
      },
      openAside: () => Promise.reject(new TypeError('a fault')),
    };
    expect(() => openChain(failing).next([0], boxes)).toThrow('a fault');
    await expect(openChain(failing).nextAside([0], boxes)).rejects.toThrow('a fault');
  });

  it('begin after nothing, or after the last one that a row names', () => {
    expect([undefined, row(0), row(1, filled(16, 8))].map(linkIn)).toEqual([START, START, filled(16, 8)]);
  });
});

describe('seals that no keyring names', () => {
  it('are made once a session, found by name and by handle, and belong to one vault', () => {
    const loose = looseSeals(seededBytes(1));
    expect([loose.all, loose.get(keyNameOf('a')), loose.at('ab'.repeat(16))]).toEqual([
      [],
      undefined,
      undefined,
    ]);
    loose.belong(filled(16, 1));
    const [a, b] = ['a', 'b'].map((id) => loose.obtain(id, place)) as [ReturnType<typeof sealOf>, unknown];
    expect(a.entry.id).toEqual(keyIdOf('a'));
    expect(loose.obtain('a', place)).toBe(a);
    expect([loose.all, loose.get(keyNameOf('a')), loose.at(a.handle)]).toEqual([[a, b], a, a]);
    loose.delete(keyNameOf('a'));
    expect([loose.all, loose.at(a.handle)]).toEqual([[b], undefined]);
    loose.set(keyNameOf('a'), a);
    loose.belong(filled(16, 1));
    expect(loose.all).toEqual([b, a]);
    loose.belong(filled(16, 2));
    expect(loose.all).toEqual([]);
  });
});
