/** A health export record by record: which of them are one recording, where it begins, and what lies between them. */
import { describe, expect, it } from 'vitest';
import { appleHealth } from '../../../src/exchange/formats/apple-health.ts';
import { sourceOfText } from '../../../src/exchange/source-file.ts';

const HOUR = 3_600_000;
const list = (...times: string[]): string =>
  `<HeartRateVariabilityMetadataList>${times.map((time) => `<InstantaneousBeatsPerMinute bpm="70" time="${time}"/>`).join('')}</HeartRateVariabilityMetadataList>`;
const record = (start: string, ...times: string[]): string =>
  `<Record startDate="${start} +0000">${list(...times)}</Record>\n`;
/** Three beats, a second apart, from a time of day on. */
const three = (clock: string): string[] => [0, 1, 2].map((s) => `${clock}:0${s}.00`);
function read(text: string, progress?: (share: number) => void) {
  const opened = appleHealth.read(sourceOfText('export.xml', text), progress);
  if (!('recording' in opened)) throw new Error('it is in question');
  const { rr, holes, epoch } = opened.recording;
  return { rr: [...rr], holes, epoch };
}
const at = (day: number, ms: number): number => Date.UTC(2026, 2, day) + ms;

describe('records of one day', () => {
  const nine = record('2026-03-04 09:00:00', ...three('9:00'));
  const ten = record('2026-03-04 10:00:00', ...three('10:00'));
  const eleven = record('2026-03-04 11:00:00', ...three('11:00'));
  const whole = {
    rr: Array(6).fill(1000),
    holes: [2, 4].map((before) => ({ before, ms: HOUR - 2000 })),
    epoch: at(4, 9 * HOUR),
  };

  it('are one recording in the order of time, with what lies between them, however they stand in the file', () => {
    for (const order of [nine + ten + eleven, eleven + ten + nine, ten + nine + eleven, eleven + nine + ten])
      expect(read(order)).toEqual(whole);
  });

  it('are none where they have one beat', () => {
    expect(read(nine + record('2026-03-04 10:30:00', '10:30:00.00') + ten)).toMatchObject({
      holes: [{ before: 2, ms: HOUR - 2000 }],
    });
  });

  it('are parted by a pause of six hours', () => {
    const pause = (start: string, clock: string): number =>
      read(nine + record(`2026-03-04 ${start}`, ...three(clock))).rr.length;
    expect([pause('14:59:59', '15:00'), pause('15:00:00', '15:00')]).toEqual([4, 2]);
  });

  it('that overlap have a hole of unknown length between them', () => {
    const same = record('2026-03-04 09:00:02', '9:00:02.00', '9:00:03.00');
    expect(read(nine + same).holes).toEqual([{ before: 2, ms: undefined }]);
  });

  it('of which one has no day are all taken, and nobody knows what lies between', () => {
    const undated = `<Record>${list(...three('8:00'))}</Record>`;
    expect(read(undated + nine)).toEqual({
      rr: Array(4).fill(1000),
      holes: [{ before: 2, ms: undefined }],
      epoch: undefined,
    });
    expect(read(nine + undated)).toEqual({
      rr: Array(4).fill(1000),
      holes: [{ before: 2, ms: undefined }],
      epoch: at(4, 9 * HOUR),
    });
  });
});

describe('a record', () => {
  it('may say its day alone', () => {
    const start = new Date(2026, 2, 4).getTime();
    const text = `<Record startDate="2026-03-04">${list(...three('9:00'))}</Record>`;
    expect(read(text).epoch).toBe(start + 9 * HOUR);
  });

  it('may begin before midnight with its first beat after it', () => {
    const text = record('2026-03-04 23:59:59', '12:00:00.50 AM', '12:00:01.50 AM');
    expect(read(text)).toEqual({ rr: [1000], holes: [], epoch: at(5, 500) });
  });

  it('is the one around its list, and no other that stands open or long before', () => {
    const beats = list(...three('9:00'));
    const day = 'startDate="2026-03-04 09:00:00 +0000"';
    const dated = (text: string): boolean => read(text).epoch !== undefined;
    const before = (head: string, length: number): string => head + ' '.repeat(length - head.length) + beats;
    expect(dated(before(`<Record ${day}>`, 4000))).toBe(true);
    expect(dated(before(`<Record ${day}>`, 4001))).toBe(false);
    expect(dated(`<Record ${day}${beats}`)).toBe(false);
    expect(dated(`${day}>${beats}`)).toBe(false);
    expect(dated(beats)).toBe(false);
    expect(dated(`<Record>${beats}</Record><Record ${day}>`)).toBe(false);
  });

  it('may have no end, blanks of its own in its times, and beats without one', () => {
    const text = record('2026-03-04 09:00:00', '9:00:00\u202fAM', 'soon', '9:00:01\u00a0AM', '9:00:02 AM');
    expect(read(text.slice(0, text.indexOf('</Heart')))).toMatchObject({ rr: [1000, 1000], holes: [] });
    const nameless = text.replace('time="soon"', '');
    expect(read(nameless).rr).toEqual([1000, 1000]);
  });

  it('has holes only between its intervals', () => {
    const beats = (...times: string[]) => read(record('2026-03-04 09:00:00', ...times));
    expect(beats('9:00:00', '9:00:09', '9:00:10', '9:00:11')).toEqual({
      rr: [1000, 1000],
      holes: [],
      epoch: at(4, 9 * HOUR + 9000),
    });
    expect(beats('9:00:09', '9:00:10', '9:00:10', '9:00:11').holes).toEqual([{ before: 1, ms: undefined }]);
  });

  it('is told of as it is read', () => {
    const said: number[] = [];
    const text = record('2026-03-04 09:00:00', ...three('9:00'));
    read(text + text, (share) => said.push(share));
    const end = text.indexOf('</Heart');
    expect(said).toEqual([end / (2 * text.length), (text.length + end) / (2 * text.length)]);
  });
});
