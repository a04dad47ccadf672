/** Frames of breathing sensors byte by byte: what they decode to, and that no bytes whatever make a reader throw (a million for each: `test/bench/fuzz-frames.ts`). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  accelerations,
  MOVESENSE_ACC,
  parseMovesense,
  subscribeTo,
  unsubscribeFrom,
} from '../../../../src/strap/services/movesense.ts';
import {
  askSettings,
  askStart,
  askStop,
  parseControl,
  parseFrame,
} from '../../../../src/strap/services/polar-measurement.ts';
import { pieces, VERNIER, vernierCommands, VernierReader } from '../../../../src/strap/services/vernier.ts';
import { dataFile, hasData } from '../../../fixtures/data-folder.ts';
import { frameReaders, fuzzedFrames } from '../../../fixtures/frame-fuzz.ts';

interface Vector {
  readonly id: string;
  readonly hex: string;
  readonly factor?: number;
  readonly expect: {
    readonly type?: string;
    readonly timestamp_ns?: string;
    readonly samples_mG?: number[][];
    readonly samples_uV?: number[];
    readonly malformed?: boolean;
    readonly timestamp_ms?: number;
    readonly values?: number[][];
  };
}
type Vectors = Readonly<Record<'pmd' | 'pmd_control' | 'movesense' | 'vernier', readonly Vector[]>>;

const view = (hex: string): DataView => new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

const file = 'breath/vectors.json';
const known = hasData(file);
const vectors = known ? (JSON.parse(readFileSync(dataFile(file), 'utf8')) as Vectors) : undefined;
const vector = (kind: keyof Vectors, id: string): Vector => {
  const found = vectors?.[kind].find((one) => one.id === id);
  if (found === undefined) throw new Error(`no vector ${id}`);
  return found;
};

describe("a frame of Polar's", () => {
  it('holds raw acceleration and the time of its last sample', () => {
    const frame = parseFrame(view('02daebc39e9843520801f4ff0300e603f4ff0400e703f5ff0400e503'));
    expect(frame).toEqual({
      type: 'acceleration',
      stamp: 599_616_023_171_427_290n,
      samples: [
        [-12, 3, 998],
        [-12, 4, 999],
        [-11, 4, 997],
      ],
      cut: false,
    });
  });

  it('holds differences, packed from the lowest bit on', () => {
    const frame = parseFrame(view('02daebc39e9843520881f1ff1400f00304023e109d'));
    expect(frame?.samples).toEqual([
      [-15, 20, 1008],
      [-17, 23, 1008],
      [-16, 20, 1001],
    ]);
  });

  it.each([
    ['a block that ends with the frame', '0402' + '3e109d', 3, false],
    ['no difference where its width is none', '0002', 3, false],
    ['a block that is cut', '0402' + '3e10', 1, true],
    ['one that is wider than any number', '2101' + '00'.repeat(13), 1, true],
    ['one as wide as a number', '2001' + '00'.repeat(12), 2, false],
    ['a byte behind the blocks', '0002' + '04', 3, true],
    ['more samples than any frame holds', '00ff'.repeat(8), 1786, true],
    ['as many as a frame holds', '00ff'.repeat(7) + '00d6', 2000, false],
    ['one more than that', '00ff'.repeat(7) + '00d7', 1786, true],
  ])('of differences holds %s', (_, blocks, count, cut) => {
    const frame = parseFrame(view(`02daebc39e9843520881f1ff1400f003${blocks}`));
    expect([frame?.samples.length, frame?.cut]).toEqual([count, cut]);
    expect(frame?.samples[0]).toEqual([-15, 20, 1008]);
  });

  it.skipIf(!known)('decodes to what every vector says', () => {
    for (const one of vectors?.pmd ?? []) {
      const frame = parseFrame(view(one.hex), one.factor);
      expect(frame?.stamp, one.id).toBe(BigInt(one.expect.timestamp_ns ?? '0'));
      const wanted = one.expect.samples_mG ?? one.expect.samples_uV?.map((value) => [value]) ?? [];
      expect(frame?.samples.length, one.id).toBe(wanted.length);
      frame?.samples.forEach((sample, i) =>
        sample.forEach((value, axis) => expect(value, one.id).toBeCloseTo(wanted[i]![axis]!, 1)),
      );
      expect(frame?.cut, one.id).toBe(one.expect.malformed ?? false);
    }
  });

  it.each(['02', '02daebc39e98435208', '05daebc39e9843520801f4ff', '02daebc39e9843520885f4ff0300'])(
    'is none where it is too short or of a kind that is not read: %s',
    (digits) => expect(parseFrame(view(digits))).toBeUndefined(),
  );
});

describe("Polar's control point", () => {
  it('tells its features and its settings, and takes a start that is chosen from them', () => {
    expect(parseControl(view('0f0500000000000000000000000000000000'))).toEqual({
      said: 'features',
      ecg: true,
      acceleration: true,
    });
    const answer = parseControl(view('f0010200000004190032006400c800010110000203020004000800'));
    if (answer?.said !== 'answer') throw new Error('no answer');
    expect(answer.settings).toEqual({ rates: [25, 50, 100, 200], bits: [16], ranges: [2, 4, 8], factor: 1 });
    expect(hex(askSettings('acceleration'))).toBe('0102');
    expect(hex(askStart('acceleration', answer.settings))).toBe('02020001c8000101100002010200');
    expect(hex(askStop('acceleration'))).toBe('0302');
    const ecg = parseControl(view('f0010000000001820001010e00'));
    if (ecg?.said !== 'answer') throw new Error('no answer');
    expect(hex(askStart('ecg', ecg.settings))).toBe('02000001820001010e00');
  });

  it('takes the best lower rate where 200 is not offered, and none where nothing is', () => {
    const settings = { rates: [25, 50, 104], bits: [16], ranges: [4, 8], factor: 1 };
    expect(hex(askStart('acceleration', settings))).toBe('0202000168000101100002010400');
    expect(askStart('acceleration', { ...settings, rates: [] })).toBeUndefined();
  });

  it.each([
    ['f00202000001', true, 0],
    ['f002020600', true, 6],
    ['f002020300', false, 3],
    ['f002020a00', false, 10],
  ])('answers a start: %s', (digits, ok, status) => {
    expect(parseControl(view(digits))).toMatchObject({ said: 'answer', op: 'start', type: 2, ok, status });
  });

  it.each([
    ['f001020000', true],
    ['f001020600', false],
  ])('has told its settings only where nothing stood in the way: %s', (digits, ok) => {
    expect(parseControl(view(digits))).toMatchObject({ said: 'answer', op: 'settings', ok });
  });

  it.each(['', 'f0', 'f00202', 'f0000200', 'f0040200', '0e00'])('is not understood: %s', (digits) => {
    expect(parseControl(view(digits))).toBeUndefined();
  });

  it('says that the strap ended a stream by itself', () => {
    expect(parseControl(view('0102'))).toEqual({ said: 'stopped' });
  });
});

describe('a Movesense sensor', () => {
  it('is asked by a path and answers with a status', () => {
    expect(hex(subscribeTo(MOVESENSE_ACC))).toBe('01632f4d6561732f4163632f3532');
    expect(hex(unsubscribeFrom(MOVESENSE_ACC))).toBe('0263');
    expect(parseMovesense(view('0163c800'))).toEqual({ said: 'answer', reference: 99, status: 200 });
    expect(parseMovesense(view('01639401'))).toEqual({ said: 'answer', reference: 99, status: 404 });
  });

  it.skipIf(!known)('sends acceleration in m/s² that is read as mg', () => {
    const one = vector('movesense', 'ms_acc52');
    const said = parseMovesense(view(one.hex));
    if (said?.said !== 'data') throw new Error('no data');
    expect(said.at).toBe(one.expect.timestamp_ms);
    accelerations(said.values).forEach((sample, i) =>
      sample.forEach((value, axis) => expect(value).toBeCloseTo(one.expect.samples_mG![i]![axis]!, 1)),
    );
  });

  it('shows by its size whether it sends mg, g or m/s²', () => {
    const packed = (...values: number[]): DataView => {
      const out = new DataView(new ArrayBuffer(4 * values.length));
      values.forEach((value, i) => out.setFloat32(4 * i, value, true));
      return out;
    };
    expect(accelerations(packed(-1000, 0, 0))[0]![0]).toBe(-1000);
    expect(accelerations(packed(-1, 0, 0))[0]![0]).toBe(-1000);
    expect(accelerations(packed(-9.80665, 0, 0))[0]![0]).toBeCloseTo(-1000, 2);
    expect(accelerations(packed(NaN, 0, 0))).toEqual([]);
  });
});

describe("Vernier's belt", () => {
  it('is spoken to with falling counters and sums', () => {
    const command = vernierCommands();
    const init = command(VERNIER.init);
    expect(hex(init)).toBe('5819fe3f1aa54a06490748084709460a450b440c430d420e41');
    expect(pieces(init).map((piece) => piece.length)).toEqual([20, 5]);
    expect(hex(command([0x10]))).toBe('5805fd6a10');
    for (let i = 0; i < 2; i++) command([0x10]);
    expect(hex(command(VERNIER.period(100_000)))).toBe('580ffaa21bff00a086010000000000');
    expect(hex(command(VERNIER.start))).toBe('5813f97e18ff01020000000000000000000000');
    expect(hex(command(VERNIER.stop))).toBe('580bf86f19ff00ffffffff');
    expect(hex(command(VERNIER.disconnect))).toBe('5805f7a854');
  });

  it('sends force, in one notification or in two', () => {
    expect(new VernierReader().push(view('200d074506020001000000c840'))).toEqual([
      { said: 'force', values: [6.25] },
    ]);
    const reader = new VernierReader();
    const digits = '2015096706020003000000c8400000ca400000cc40';
    expect(reader.push(view(digits.slice(0, 40)))).toEqual([]);
    expect(reader.push(view(digits.slice(40)))).toEqual([{ said: 'force', values: [6.25, 6.3125, 6.375] }]);
  });

  it('sends force beside its own rate, which is not read', () => {
    expect(new VernierReader().push(view('201108f706060001000000d04000006041'))).toEqual([
      { said: 'force', values: [6.5] },
    ]);
    expect(new VernierReader().push(view('5807000018f900'))).toEqual([
      { said: 'answer', command: 0x18, ok: true },
    ]);
  });
});

describe('a packet of a belt', () => {
  const read = (digits: string) => new VernierReader().push(view(digits));
  const [a, b, c] = ['0000c840', '0000ca40', '0000cc40'];
  it.each([
    [
      'sets of two channels, of which the first is the force',
      `20190000060600020 0${a}${b}${c}${a}`,
      [6.25, 6.375],
    ],
    ['channels 0 and 1', `2011000006030001 00${b}${a}`, [6.25]],
    ['a mask of four bytes', `200f0000070200000001 00${c}`, [6.375]],
    ['the force alone', `201000000800 01 02${a}${c}`, [6.25, 6.375]],
    ['fewer samples than it says', `200d0000060200030 0${a}`, [6.25]],
  ])('holds %s', (_, digits, values) => {
    expect(read(digits.replaceAll(' ', ''))).toEqual([{ said: 'force', values }]);
  });

  it.each([
    ['another channel alone', `200c000008000201${a}`],
    ['channels without the force', `200d000006050001 00${a}`],
    ['a kind that is not read', '20050000ff'],
    ['too little of its kind', '2008000006020001'],
    ['too little of its kind, wide', '200a00000702000000 01'],
    ['too little of its kind, alone', '20070000080001'],
  ])('tells nothing of %s', (_, digits) => {
    expect(read(digits.replaceAll(' ', ''))).toEqual([{ said: 'other' }]);
  });

  it('says that samples were lost, that a command failed, and nothing where no packet begins', () => {
    expect(read('200500000d')).toEqual([{ said: 'dropped' }]);
    expect(read('5807000018f901')).toEqual([{ said: 'answer', command: 0x18, ok: false }]);
    expect(read('580600001 8f9'.replaceAll(' ', ''))).toEqual([{ said: 'answer', command: 0x18, ok: true }]);
    expect(read('21050000002005000 00d'.replaceAll(' ', ''))).toEqual([]);
    expect(read('2004000020050000 0d'.replaceAll(' ', ''))).toEqual([]);
    expect(read('200500000d200500000d')).toEqual([{ said: 'dropped' }, { said: 'dropped' }]);
  });
});

describe('bytes from nowhere', () => {
  it.each(frameReaders())('never make a reader throw: $name', (reader) => {
    for (const view of fuzzedFrames(reader, 3000, fc.readConfigureGlobal().seed ?? 1))
      if (!reader.read(view)) throw new Error(Buffer.from(view.buffer).toString('hex'));
  });
});
