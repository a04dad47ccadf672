/** Files in bytes of their own, made here field by field: EDF+ and FIT, and a health export record by record. */
import { describe, expect, it } from 'vitest';
import { healthRecords } from '../../../src/exchange/health-stream.ts';
import { openBytes } from '../../../src/exchange/open-source.ts';
import type { Recording } from '../../../src/exchange/recording.ts';
import { fitOf } from '../../fixtures/small-files.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'));
const opened = async (bytes: Uint8Array<ArrayBuffer>): Promise<Recording> => {
  const read = await openBytes('x', bytes);
  if (!('recording' in read)) throw new Error('it is in question');
  return { ...read.recording, rr: [...read.recording.rr] };
};
const refusal = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  opened(bytes).then(
    () => 'opened',
    (cause: unknown) => (cause as { code?: unknown }).code,
  );

describe('EDF+', () => {
  interface Made {
    readonly label?: string;
    readonly records?: number;
    readonly seconds?: string;
    readonly date?: string;
    readonly signals?: string;
  }
  /** Two records of one second: a signal of four samples, ±100 in ±1000 steps, and annotations. */
  function edf(notes: readonly string[], made: Made = {}): Uint8Array<ArrayBuffer> {
    const { label = 'Resp', records = 2, seconds = '1', date = '04.03.26', signals = '2' } = made;
    const field = (text: string, length: number): string => text.padEnd(length);
    const both = (a: string, b: string, length: number): string => field(a, length) + field(b, length);
    const head =
      `${field('0', 168)}${date}09.30.00${field('768', 8)}${field('EDF+C', 44)}` +
      `${field(String(records), 8)}${field(seconds, 8)}${field(signals, 4)}` +
      both(label, 'EDF Annotations', 16) +
      both('', '', 80) +
      both('', '', 8) +
      both('-100', '-1', 8) +
      both('100', '1', 8) +
      both('-1000', '-32768', 8) +
      both('1000', '32767', 8) +
      both('', '', 80) +
      both('4', '40', 8) +
      both('', '', 32);
    const body = Buffer.alloc(2 * 88);
    for (let r = 0; r < 2; r++) {
      for (let i = 0; i < 4; i++) body.writeInt16LE(100 * (4 * r + i), 88 * r + 2 * i);
      body.write(notes[r] ?? '', 88 * r + 8, 'utf8');
    }
    return Uint8Array.from(Buffer.concat([Buffer.from(head, 'latin1'), body]));
  }
  const beat = (onset: number, duration: number, words = 'beat'): string =>
    `+${onset}\x15${duration}\x14${words}\x14\0`;
  const list = [
    '+0\x14\x14\0' + beat(0.25, 0.8) + beat(1.05, 0.9, 'beat early'),
    '+1\x14\x14\0' + beat(3, 0.85),
  ];

  it('has the client’s beats with the holes between them, from its first one on, and the breathing beside it', async () => {
    expect(await opened(edf(list))).toEqual({
      rr: [800, 900, 850],
      holes: [{ before: 2, ms: expect.closeTo(1050, 6) as number }],
      notes: [],
      epoch: new Date(2026, 2, 4, 9, 30).getTime() + 250,
      breath: {
        hz: 4,
        from: 0,
        samples: [10, 20, 30, 40, 50, 60, 70].map((value) => expect.closeTo(value, 9) as number),
      },
    });
  });

  it('has its notes where they stand; the other heart is none', async () => {
    const notes = [
      '+0.5\x14warm\x14\0+1.1\x14calm\x14both\x14\0' + beat(0, 1),
      beat(1, 1) + beat(1, 1, 'beat therapist early'),
    ];
    const { rr, notes: told } = await opened(edf(notes));
    expect(rr).toEqual([1000, 1000]);
    expect(told).toEqual([
      { before: 0, words: 'warm' },
      { before: 1, words: 'calm' },
      { before: 1, words: 'both' },
    ]);
  });

  it('takes a rounding of 25 ms for none, and beats that overlap for a hole of unknown length', async () => {
    const holes = async (gap: number) => (await opened(edf([beat(0, 1), beat(1 + gap, 1)]))).holes;
    expect([await holes(0.0249), await holes(-0.0249)]).toEqual([[], []]);
    expect(await holes(-0.026)).toEqual([{ before: 1, ms: undefined }]);
    expect(await holes(0.026)).toEqual([{ before: 1, ms: expect.closeTo(26, 6) as number }]);
  });

  it('may be of the last century, and of any number of records', async () => {
    expect((await opened(edf(list, { date: '04.03.85', records: -1 }))).epoch).toBe(
      new Date(1985, 2, 4, 9, 30).getTime() + 250,
    );
    expect((await opened(edf(list, { date: '04.03.84' }))).epoch).toBe(
      new Date(2084, 2, 4, 9, 30).getTime() + 250,
    );
    expect((await opened(edf(list, { records: 1 }))).rr).toEqual([800, 900]);
    expect((await opened(edf(list, { seconds: '0' }))).breath).toBeUndefined();
    expect((await opened(edf(list, { seconds: '5' }))).breath).toBeUndefined();
    expect((await opened(edf(list, { label: 'ECG' }))).breath).toBeUndefined();
  });

  it.each([
    [{ label: 'HR' }, 'heart-rate-only'],
    [{ label: 'ECG' }, 'curve-only'],
    [{ label: 'EDF Annotations' }, 'marks-only'],
    [{ records: 3 }, 'damaged'],
    [{ signals: '3' }, 'damaged'],
    [{ signals: '0' }, 'damaged'],
  ])('without beats, or damaged, is refused: %o', async (made, code) => {
    expect(await refusal(edf(['+0\x14\x14\0'], made))).toBe(code);
  });
});

describe('FIT', () => {
  const fit = (...data: number[]): Uint8Array<ArrayBuffer> => fitOf(data);
  /** Field 0 of message 78 under local number 1, of two slots. */
  const HRV = [0x41, 0, 0, 78, 0, 1, 0, 4, 0x84];
  const slots = [1, 0x58, 3, 0xff, 0xff, 1, 0x66, 3, 0, 0];
  const FIT_EPOCH = Date.UTC(1989, 11, 31);
  /** Local 0: the file's own message with its time, seconds 0x01020304 after that. */
  const created = [0x40, 0, 0, 0, 0, 1, 4, 4, 0x86, 0, 4, 3, 2, 1];
  const began = [0x42, 0, 0, 18, 0, 1, 2, 4, 0x86, 2, 5, 3, 2, 1];
  const beats = { rr: [856, 870], holes: [], notes: [] };

  it('has the slots that are filled, and begins when its session did, else when it was made', async () => {
    expect(await opened(fit(...HRV, ...slots))).toEqual(beats);
    expect(await opened(fit(...created, ...HRV, ...slots))).toEqual({
      ...beats,
      epoch: FIT_EPOCH + 0x01020304 * 1000,
    });
    expect(await opened(fit(...created, ...began, ...HRV, ...slots))).toEqual({
      ...beats,
      epoch: FIT_EPOCH + 0x01020305 * 1000,
    });
  });

  it('begins with its first record where no session says when, and never at a time of two bytes', async () => {
    // Message 20: its time, and a heart rate.
    const record = [0x43, 0, 0, 20, 0, 2, 253, 4, 0x86, 3, 1, 2];
    const records = [...record, 3, 9, 0, 0, 0, 70, 3, 10, 0, 0, 0, 71];
    const at = (seconds: number): number => FIT_EPOCH + seconds * 1000;
    expect((await opened(fit(...created, ...records, ...HRV, ...slots))).epoch).toBe(at(9));
    expect((await opened(fit(...records, ...began, ...HRV, ...slots))).epoch).toBe(at(0x01020305));
    expect((await opened(fit(...began, ...records, ...HRV, ...slots))).epoch).toBe(at(0x01020305));
    const short = [0x40, 0, 0, 0, 0, 1, 4, 2, 0x84, 0, 4, 3];
    expect((await opened(fit(...short, ...HRV, ...slots))).epoch).toBeUndefined();
  });

  it('begins at no moment that says that there is none', async () => {
    const epochs = async (...times: (readonly number[])[]): Promise<unknown> => {
      const [made = [], session = []] = times;
      const head = [
        0x40,
        0,
        0,
        0,
        0,
        1,
        4,
        4,
        0x86,
        0,
        ...made,
        0x42,
        0,
        0,
        18,
        0,
        1,
        2,
        4,
        0x86,
        2,
        ...session,
      ];
      return (await opened(fit(...head, ...HRV, ...slots))).epoch;
    };
    const [none, nought, one] = [
      [0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
    ];
    expect(await epochs(one, none)).toBe(FIT_EPOCH + 1000);
    expect(await epochs(one, nought)).toBe(FIT_EPOCH + 1000);
    expect(await epochs(none, one)).toBe(FIT_EPOCH + 1000);
    expect([await epochs(none, nought), await epochs(nought, none)]).toEqual([undefined, undefined]);
  });

  it('may be written from its other end, with fields of others behind, or with short heads', async () => {
    expect(await opened(fit(0x41, 0, 1, 0, 78, 1, 0, 4, 0x84, 1, 3, 0x58, 3, 0x66))).toEqual(beats);
    expect(
      await opened(fit(0x61, 0, 0, 78, 0, 1, 0, 4, 0x84, 1, 9, 2, 0, 1, 0x58, 3, 0x66, 3, 7, 7)),
    ).toEqual(beats);
    expect(await opened(fit(...HRV, 0xa1, 0x58, 3, 0x66, 3))).toEqual(beats);
  });

  it('without intervals is of rates, or empty', async () => {
    expect(await refusal(fit(0x40, 0, 0, 20, 0, 1, 3, 1, 2, 0, 70))).toBe('heart-rate-only');
    expect(await refusal(fit(...HRV, 1, 0xff, 0xff, 0, 0))).toBe('empty');
  });

  it('is damaged where a message was not defined or breaks off', async () => {
    expect(await refusal(fit(3, 0x58))).toBe('damaged');
    expect(await refusal(fit(...HRV, 1, 0x58, 3, 0x66))).toBe('damaged');
    for (const cut of [1, 3, 5, 8]) expect(await refusal(fit(...HRV.slice(0, cut)))).toBe('damaged');
    expect(await refusal(fit(0x61, 0, 0, 78, 0, 1, 0, 4, 0x84))).toBe('damaged');
    expect(await refusal(fit(0x61, 0, 0, 78, 0, 1, 0, 4, 0x84, 1, 9))).toBe('damaged');
  });
});

describe('a health export', () => {
  const records = (...times: (readonly string[])[]): string =>
    times
      .map(
        (list, i) =>
          `<Record startDate="2026-03-0${4 + i} 23:59:58 +0000"><HeartRateVariabilityMetadataList>${list.map((time) => `<InstantaneousBeatsPerMinute time="${time}"/>`).join('')}</HeartRateVariabilityMetadataList></Record>`,
      )
      .join('');
  const from = (text: string) => opened(bytesOf(`<HealthData>${text}</HealthData>`));

  it('goes on past midnight, and is of the newest records without a pause of six hours', async () => {
    const { rr, epoch } = await from(records(['11:59:59.00 PM', '11:59:59.90 PM', '12:00:00.70 AM']));
    expect([rr, epoch]).toEqual([[900, 800], Date.UTC(2026, 2, 4, 23, 59, 59)]);
    expect(
      (await from(records(['9:00:00 AM', '9:00:01 AM'], ['9:00:00 AM', '9:00:01 AM', '9:00:02 AM']))).rr,
    ).toHaveLength(2);
  });

  it('takes more than three seconds between two beats for a hole, and beats that run backwards for one of unknown length', async () => {
    const holes = async (...times: string[]) =>
      (await from(records(['9:00:00.00 AM', '9:00:01.00 AM', ...times]))).holes;
    expect(await holes('9:00:04.00 AM', '9:00:05.00 AM')).toEqual([]);
    expect(await holes('9:00:04.01 AM', '9:00:05.00 AM')).toEqual([{ before: 1, ms: 3010 }]);
    expect(await holes('9:00:04.01 AM', '9:00:08.01 AM', '9:00:09.00 AM')).toEqual([
      { before: 1, ms: undefined },
    ]);
    expect(await holes('9:00:00.50 AM', '9:00:01.50 AM')).toEqual([{ before: 1, ms: undefined }]);
    expect(await holes('9:00:04.01 AM')).toEqual([]);
  });

  it('without days is taken whole, its records parted by nobody knows how long', async () => {
    const text = records(['9:00:00 AM', '9:00:01 AM'], ['9:10:00 AM', '9:10:01 AM']).replaceAll(
      / startDate="[^"]*"/g,
      '',
    );
    expect(await from(text)).toEqual({
      rr: [1000, 1000],
      holes: [{ before: 1, ms: undefined }],
      notes: [],
      device: 'Apple Health',
    });
  });

  it('is kept as its records with beats alone, and with a word of the rates that it has', async () => {
    const kept = (text: string): Promise<string> =>
      healthRecords(
        (async function* () {
          yield await Promise.resolve(bytesOf(text));
        })(),
      );
    const list = '<HeartRateVariabilityMetadataList>b</HeartRateVariabilityMetadataList>';
    const rate = '<Record type="HKQuantityTypeIdentifierHeartRate"/>';
    expect(await kept('')).toBe('<HealthData></HealthData>');
    expect(await kept('<HealthData><Record type="Steps"/></HealthData>')).toBe('<HealthData></HealthData>');
    expect(await kept(rate)).toBe(`<HealthData>${rate}</HealthData>`);
    expect(await kept(`<x><Record a>${list}</Record><Record type="Steps"/><Record b>${list}</Record>`)).toBe(
      `<HealthData><Record a>${list}</Record>\n<Record b>${list}</Record></HealthData>`,
    );
    expect(await kept(list)).toBe(`<HealthData>${list}</Record></HealthData>`);
  });
});
