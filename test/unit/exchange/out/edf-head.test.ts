/** The head of an EDF+ file letter by letter, its samples and its annotations byte by byte. Fields and widths: edfplus.info/specs/edf.html. */
import { describe, expect, it } from 'vitest';
import { writeEdf } from '../../../../src/exchange/out/edf.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { packCounts } from '../../../../src/session/breath-samples.ts';
import { started } from '../../../fixtures/started.ts';

const begun = new Date(2006, 7, 4, 9, 8, 7).getTime();
const pad = (width: number, ...fields: readonly (string | number)[]): string =>
  fields.map((value) => String(value).padEnd(width)).join('');
const bytesOf = (facts: readonly SessionEvent[], epoch = begun + 250): Uint8Array =>
  writeEdf(Session.from([{ ...started, epoch }, ...facts]), '9.9 rc');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Three forces a quarter of a second apart, from 1 s of the session on. */
const belt: SessionEvent = {
  type: 'breath-samples',
  at: 2000,
  who: 'client',
  source: 'vernier',
  kind: 'force',
  stream: 1,
  hz: 4,
  from: 0,
  age: 1000,
  rate: 1,
  unit: 0.01,
  counts: packCounts([100, -2, 300]),
};

describe('the head of an EDF+ file', () => {
  it('says who, when and what in fields of their widths', () => {
    const bytes = bytesOf([
      { type: 'client', at: 0, code: 'K 17 ä' },
      { type: 'device', at: 0, who: 'client', name: 'Strap ä' },
      belt,
      { type: 'ended', at: 2751 },
    ]);
    // Three signals: four samples of the heart, four of the belt, sixty bytes of annotations.
    const head =
      pad(8, 0) +
      pad(80, 'K_17_a X X X', 'Startdate 04-AUG-2006 X X Attune_9.9_rc') +
      pad(8, '04.08.06', '09.08.07', 1024) +
      pad(44, 'EDF+C') +
      pad(8, 4, 1) +
      pad(4, 3) +
      pad(16, 'HR', 'Resp belt', 'EDF Annotations') +
      pad(80, 'Strap a', 'vernier', '') +
      pad(8, 'bpm', 'N', '') +
      pad(8, 0, -327.68, -1) +
      pad(8, 327.67, 327.67, 1) +
      pad(8, 0, -32_768, -32_768) +
      pad(8, 32_767, 32_767, 32_767) +
      pad(80, '0 = no clean beats; from RR intervals, linear', 'lowest value = no sample', '') +
      pad(8, 4, 4, 30) +
      pad(32, '', '', '');
    expect(textOf(bytes.subarray(0, 1024))).toBe(head);
    expect(bytes).toHaveLength(1024 + 4 * (8 + 8 + 60));
  });

  it('says that a session was simulated and nobody was named', () => {
    const simulated: SessionEvent = { type: 'simulated', at: 0, who: 'client', scenario: 'typical' };
    const head = textOf(bytesOf([simulated, { type: 'ended', at: 1 }]));
    expect(head.slice(8, 168)).toBe(pad(80, 'X X X X', 'Startdate 04-AUG-2006 X X Attune_9.9_rc simulated'));
  });

  it('begins on the whole second before the session, also before 1970', () => {
    const first = (epoch: number): string => textOf(bytesOf([], epoch)).slice(168, 184);
    expect([begun, begun + 999, begun + 1000].map(first)).toEqual([
      '04.08.0609.08.07',
      '04.08.0609.08.07',
      '04.08.0609.08.08',
    ]);
    expect(first(new Date(1969, 11, 31, 23, 59, 58).getTime() + 1)).toBe('31.12.6923.59.58');
  });
});

describe('the records of an EDF+ file', () => {
  const RECORD = 8 + 8 + 60;
  it('are as many as whole seconds, the last one begun', () => {
    const records = (at: number): string => textOf(bytesOf([{ type: 'ended', at }])).slice(236, 244);
    expect([750, 751, 1750, 1751].map(records)).toEqual(['1', '2', '2', '3'].map((count) => pad(8, count)));
    expect(textOf(bytesOf([])).slice(236, 244)).toBe(pad(8, 1));
  });

  it('have the samples of each signal one behind the other, low byte first, and then their annotations', () => {
    const bytes = bytesOf([
      belt,
      { type: 'stop', at: 2000, by: 'client' },
      { type: 'ended', at: 2750 },
    ]).subarray(1024);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const belts = Array.from({ length: 3 }, (_, record) =>
      [0, 1, 2, 3].map((i) => view.getInt16(record * RECORD + 8 + 2 * i, true)),
    );
    const NONE = -32_768;
    expect(belts).toEqual([
      [NONE, NONE, NONE, NONE],
      [NONE, 100, -2, 300],
      [NONE, NONE, NONE, NONE],
    ]);
    const notes = Array.from({ length: 3 }, (_, record) =>
      textOf(bytes.subarray(record * RECORD + 16, (record + 1) * RECORD)).replace(/\0+$/, ''),
    );
    expect(notes).toEqual(['+0\x14\x14', '+1\x14\x14', '+2\x14\x14\0+2.25\x14stopped by client\x14']);
  });
});
