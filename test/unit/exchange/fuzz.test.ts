/** A small share of the fuzz in every run; the whole of it is `test/bench/fuzz-files.ts`. */
import { describe, expect, it } from 'vitest';
import { ExchangeError } from '../../../src/exchange/exchange-error.ts';
import { healthRecords } from '../../../src/exchange/health-stream.ts';
import { LARGEST_FILE, openBytes, openFile } from '../../../src/exchange/open-source.ts';
import { mutated, tried } from '../../fixtures/file-fuzz.ts';
import { uniform } from '../../fixtures/random.ts';
import { SMALL_FILES, wave, zipOf } from '../../fixtures/small-files.ts';

describe('files changed at random', () => {
  it('are refused by the room’s own error, asked about, or opened as a session that everything can take', async () => {
    const random = uniform(Number(process.env.ATTUNE_SEED ?? 20261122));
    const seen = { refused: 0, asked: 0, opened: 0 };
    for (let i = 0; i < 400; i++) {
      const [name, bytes] = SMALL_FILES[i % SMALL_FILES.length]!;
      const [, other] = SMALL_FILES[Math.floor(random() * SMALL_FILES.length)]!;
      seen[(await tried(name, mutated(bytes, other, random))).verdict] += 1;
    }
    expect(Math.min(seen.refused, seen.asked, seen.opened)).toBeGreaterThan(10);
  });
});

describe('files made to be too much', () => {
  const opened = async (name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> => {
    const bytes = typeof content === 'string' ? Uint8Array.from(Buffer.from(content)) : content;
    return openBytes(name, bytes).then(
      () => 'opened',
      (cause: unknown) => (cause instanceof ExchangeError ? cause.code : String(cause)),
    );
  };

  it('are refused: what a zip holds is counted, whatever it says of itself', async () => {
    const bomb = zipOf('a.txt', new Uint8Array(LARGEST_FILE + 1));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await opened('bomb.zip', bomb)).toBe('too-large');
  });

  it('are refused however deep they are', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"start":', '}'],
      ['{"rr":[1],"a":', '}'],
    ] as const) {
      const code = await opened('deep.json', `${open.repeat(100_000)}1${close.repeat(100_000)}`);
      expect(['unknown-format', 'bad-line', 'several', 'too-large', 'no-intervals', 'empty']).toContain(code);
    }
    expect(
      await opened(
        'a.json',
        `{"rr":[${wave(300).join()}],"a":${'{"start":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      ),
    ).toBe('opened');
  });

  it('make no more of a breathing column than the beats last, whatever its times say', async () => {
    const rr = wave(200);
    let at = 0;
    const rows = rr.map(
      (value, i) => `${(at += i === 100 ? 40_000_000 : value)},${value},${Math.sin(i / 3).toFixed(3)}`,
    );
    const read = await openBytes(
      'b.csv',
      Uint8Array.from(Buffer.from(`time ms,RR ms,respiration\n${rows.join('\n')}\n`)),
    );
    if (!('recording' in read)) throw new Error('it is in question');
    const { breath, holes } = read.recording;
    const span = rr.reduce((a, b) => a + b, 0) + holes.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
    expect(breath?.samples.length ?? 0).toBeLessThanOrEqual(102_000);
    expect(((breath?.samples.length ?? 0) * 1000) / (breath?.hz ?? 1)).toBeLessThanOrEqual(span + 2000);
  });
});

describe('a health export larger than any other file', () => {
  const [, small] = SMALL_FILES.find(([name]) => name === 'export.xml')!;
  const text = Buffer.from(small).toString();
  const other = '<Record type="HKQuantityTypeIdentifierStepCount" value="12"/>\n';
  const large = text.replace('<Record', other.repeat(Math.ceil(LARGEST_FILE / other.length)) + '<Record');
  const rrOf = async (name: string, file: Blob): Promise<readonly number[]> => {
    const opened = await openFile(name, file);
    if (!('recording' in opened)) throw new Error('it is in question');
    return [...opened.recording.rr];
  };

  it('gives the same beats, packed or not', async () => {
    const expected = await rrOf('export.xml', new Blob([small]));
    expect(expected.length).toBe(59);
    expect(await rrOf('export.xml', new Blob([large]))).toEqual(expected);
    expect(
      await rrOf('export.zip', new Blob([zipOf('apple_health_export/export.xml', Buffer.from(large))])),
    ).toEqual(expected);
  });

  it('gives the same beats wherever its pieces are cut, and says how far it is', async () => {
    const whole = await healthRecords(pieces(small, small.length));
    for (const size of [1, 7, 64, 1000]) {
      const told: number[] = [];
      expect(await healthRecords(pieces(small, size), (bytes) => told.push(bytes))).toBe(whole);
      expect(told).toHaveLength(Math.ceil(small.length / size));
      expect(told.at(-1)).toBe(small.length);
    }
  });

  it('is the only file that may be so large', async () => {
    const refused = await openFile('a.txt', new Blob(['860\n'.repeat(LARGEST_FILE / 4 + 1)])).catch(
      (cause: unknown) => cause,
    );
    expect(refused).toMatchObject({ code: 'too-large' });
  });
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

describe('the small files of the fuzz', () => {
  const sum = wave(60).reduce((a, b) => a + b, 0);
  const others: Record<string, [number, number] | undefined> = {
    // A half behind each comma.
    'comma.csv': [60, sum + 30],
    // Moments of beats are one more than intervals.
    'beats.txt': [59, sum - (wave(60)[0] ?? 0)],
    'export.xml': [59, sum - (wave(60)[0] ?? 0)],
  };
  it.each(SMALL_FILES.filter(([name]) => name !== 'session.jsonl' && name !== 'unclear.csv'))(
    'opens %s',
    async (name, bytes) => {
      const opened = await openBytes(name, bytes);
      if (!('recording' in opened)) throw new Error('it is in question');
      const [beats, length] = others[name] ?? [60, sum];
      expect(opened.recording.rr).toHaveLength(beats);
      expect(Math.abs([...opened.recording.rr].reduce((a, b) => a + b, 0) - length)).toBeLessThan(10);
    },
  );
  it('asks about two columns of which either could be the intervals', async () => {
    const opened = await openBytes('unclear.csv', SMALL_FILES.find(([name]) => name === 'unclear.csv')![1]);
    expect(opened).toHaveProperty('question');
  });
  it('keeps the breathing that stands beside the beats', async () => {
    for (const name of ['breath.csv', 'a.edf']) {
      const opened = await openBytes(name, SMALL_FILES.find(([one]) => one === name)![1]);
      if (!('recording' in opened)) throw new Error('it is in question');
      const { breath } = opened.recording;
      expect(breath?.hz).toBe(4);
      expect((breath?.samples.length ?? 0) / 4).toBeGreaterThan(50);
    }
  });
});
