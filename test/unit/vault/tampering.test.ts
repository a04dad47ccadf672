/** What somebody could do to the bytes: every change is noticed, named, and costs only what it hit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { NO_LINK, openBox, sealBox, type Place } from '../../../src/vault/box.ts';
import { utf8, type Bytes } from '../../../src/vault/bytes.ts';
import { checkHeader, makeHeader, openHeader, readHeader } from '../../../src/vault/header.ts';
import { readCode, writeCode } from '../../../src/vault/recovery-code.ts';
import { openLog, sealLog, shaOf, type Segment, type Stream } from '../../../src/vault/segments.ts';
import { VaultError } from '../../../src/vault/vault-error.ts';
import { quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';

const random = seededBytes(13);
const flipped = (bytes: Uint8Array, bit: number): Bytes => {
  const other = Uint8Array.from(bytes);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
};
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof VaultError ? error.code : String(error)),
  );

describe('a box', () => {
  it('shows every single bit that was flipped', async () => {
    const key = random(32);
    const place: Place = {
      kind: 'segment',
      vault: random(16),
      subject: random(16),
      writer: random(16),
      number: 3,
    };
    const about = { schema: 1, deflated: false, last: true, link: NO_LINK };
    const box = await sealBox(key, place, about, utf8('a note'), random(12));
    const codes = await Promise.all(
      Array.from({ length: box.length * 8 }, (_, bit) => codeOf(openBox(key, place, flipped(box, bit)))),
    );
    expect(codes.length).toBe(2816);
    expect([...new Set(codes)]).toEqual(['damaged']);
  });

  it('hides how much is in it', async () => {
    const place: Place = {
      kind: 'segment',
      vault: random(16),
      subject: random(16),
      writer: random(16),
      number: 0,
    };
    const about = { schema: 1, deflated: false, last: true, link: NO_LINK };
    const size = async (length: number) =>
      (await sealBox(random(32), place, about, new Uint8Array(length), random(12))).length;
    expect(await size(1)).toBe(await size(250));
    for (const length of [5000, 70_000, 262_144, 1_000_003]) {
      expect(await size(length)).toBeGreaterThanOrEqual(length + 100);
      expect(await size(length)).toBeLessThan((length + 4) * 1.12 + 100);
    }
  });
});

describe('a stream of segments', () => {
  const stream = (): Stream => ({ vault: random(16), key: random(32), writer: random(16) });
  /** Many facts, so that there are several segments. */
  const long = (id: string): SessionEvent[] => [
    ...shortLog(id, 3).slice(0, -1),
    ...Array.from({ length: 40 }, (_, i): SessionEvent => ({
      type: 'named',
      at: 5000 + i,
      name: `${i}`.padEnd(20_000, 'x'),
    })),
    { type: 'ended', at: 9000 },
  ];
  const opened = (
    names: readonly Segment[],
    of: Stream,
    change: (segments: Map<string, Uint8Array>) => void = () => undefined,
  ) => {
    const boxes = new Map<string, Uint8Array>(names.map(({ sha, box }) => [sha, box]));
    change(boxes);
    return openLog(names, of, ({ sha }) => Promise.resolve(boxes.get(sha)));
  };

  it('comes back as it was', async () => {
    const of = stream();
    const log = long('a');
    const segments = await sealLog(log, of, random);
    expect(segments.length).toBeGreaterThan(3);
    expect(await opened(segments, of)).toEqual({ facts: log, lost: 0 });
  });

  it('shows what was flipped, swapped, replayed, cut, left out or taken from elsewhere, and keeps the rest', async () => {
    const of = stream();
    const log = long('a');
    const segments = await sealLog(log, of, random);
    const other = await sealLog(long('b'), { ...of, key: random(32) }, random);
    const older = await sealLog(log, of, random);
    const [first, second, third] = segments;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
    const facts = async (names: readonly Segment[], change?: (boxes: Map<string, Uint8Array>) => void) => {
      const { facts: some, lost } = await opened(names, of, change);
      return [some.length, lost];
    };
    const whole = log.length;
    const inSecond = third.from - second.from;
    expect(await facts(segments, (b) => b.set(second.sha, flipped(second.box, 4000)))).toEqual([
      whole - inSecond,
      1,
    ]);
    expect(await facts(segments, (b) => b.delete(second.sha))).toEqual([whole - inSecond, 1]);
    expect(await facts(segments, (b) => b.set(second.sha, second.box.slice(0, -7)))).toEqual([
      whole - inSecond,
      1,
    ]);
    // Two that changed places under each other's name.
    const swap = await facts(segments, (b) => b.set(second.sha, third.box).set(third.sha, second.box));
    expect(swap[1]).toBe(2);
    // Lists that name other boxes: they open under their own key and place, and the link tells.
    const named = (box: Bytes, from: number): Segment => ({ from, box, sha: shaOf(box) });
    const lost = async (names: readonly Segment[]) => (await opened(names, of)).lost;
    const rest = segments.slice(2);
    expect(await lost([first, named(third.box, second.from), ...rest])).toBeGreaterThan(0);
    expect(await lost([first, named(first.box, second.from), ...rest])).toBeGreaterThan(0);
    expect(await lost([first, other[1] ?? first, ...rest])).toBeGreaterThan(0);
    expect(await lost([first, older[1] ?? first, ...rest])).toBeGreaterThan(0);
    expect(await lost([first, second])).toBe(1);
    expect(await lost([first, ...rest])).toBeGreaterThan(0);
    expect(await lost([])).toBe(1);
  });
});

describe('a header', () => {
  const options = { kdf: quickKdf, random };

  it('opens with the passphrase and with the code, and with nothing else', async () => {
    const { header, vaultKey, code } = await makeHeader('five quiet words here today', options);
    const read = readHeader(header.text);
    expect(
      (await openHeader(read, { passphrase: 'five quiet words here today' }, quickKdf)).vaultKey,
    ).toEqual(vaultKey);
    expect((await openHeader(read, { code: ` ${code.toLowerCase()} ` }, quickKdf)).vaultKey).toEqual(
      vaultKey,
    );
    expect(await codeOf(openHeader(read, { passphrase: 'five quiet words' }, quickKdf))).toBe('wrong-secret');
    const { code: another } = await makeHeader('x', options);
    expect(await codeOf(openHeader(read, { code: another }, quickKdf))).toBe('wrong-secret');
  });

  it('shows every byte that was changed', async () => {
    const { header } = await makeHeader('five quiet words here today', options);
    let unnoticed = 0;
    for (let at = 0; at < header.text.length; at++) {
      const changed =
        header.text.slice(0, at) +
        String.fromCharCode(header.text.charCodeAt(at) ^ 1) +
        header.text.slice(at + 1);
      for (const secret of [{ passphrase: 'five quiet words here today' }]) {
        const code = await codeOf(
          Promise.resolve().then(() => openHeader(readHeader(changed), secret, quickKdf)),
        );
        if (code === 'opened') unnoticed += 1;
      }
    }
    // The last letter of a base64 text of 32 bytes holds two bits of nothing.
    expect(unnoticed).toBeLessThanOrEqual(1);
  });

  it('does not vouch for itself under another key', async () => {
    const { header } = await makeHeader('five quiet words here today', options);
    expect(() => checkHeader(header, random(32))).toThrow(VaultError);
  });

  it.each([
    ['4 GiB of memory', { m: 4 * 1024 * 1024, t: 3, p: 1 }],
    ['less than protects', { m: 1024, t: 3, p: 1 }],
    ['a thousand passes', { m: 65_536, t: 1000, p: 1 }],
  ])('that asks for %s is refused before it gets it', async (_, cost) => {
    const { header } = await makeHeader('five quiet words here today', { ...options, cost });
    const asked = openHeader(readHeader(header.text), { passphrase: 'five quiet words here today' }, () => {
      throw new Error('it was asked for');
    });
    expect(await codeOf(asked)).toBe('too-large');
  });
});

describe('a recovery code', () => {
  it('names the group with the slip', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 17, maxLength: 17 }),
        fc.nat(6),
        fc.nat(3),
        fc.constantFrom('2', '3', '7', '9', 'A', 'C', 'G', 'H'),
        (entropy, group, place, char) => {
          const code = writeCode(entropy);
          expect(readCode(code.replaceAll('-', ' ').toLowerCase())).toEqual(entropy);
          const at = group * 6 + place;
          if (code[at] === char) return;
          const slip = code.slice(0, at) + char + code.slice(at + 1);
          let named: number | undefined;
          try {
            readCode(slip);
          } catch (error) {
            named = error instanceof VaultError ? error.group : undefined;
          }
          // One slip in 32 looks right by chance; it opens nothing.
          if (named !== undefined) expect(named).toBe(group + 1);
        },
      ),
    );
  });

  it('takes O for 0 and I or L for 1', () => {
    const zeros = writeCode(new Uint8Array(17));
    expect(readCode(zeros.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(new Uint8Array(17));
  });
});
