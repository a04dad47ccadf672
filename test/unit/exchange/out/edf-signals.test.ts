/** The signals of an EDF+ file sample by sample: each heart four times a second, a breathing sensor at its own rate, and what stands where nothing came. */
import { describe, expect, it } from 'vitest';
import { edfSignals } from '../../../../src/exchange/out/edf-signals.ts';
import { packCounts } from '../../../../src/session/breath-samples.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { started } from '../../../fixtures/started.ts';

const beats = (who: 'client' | 'therapist', count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'measurement',
    at: (i + 1) * 1000,
    who,
    bpm: 60,
    rr: [1000],
  }));
const samples = (kind: 'acceleration' | 'force', counts: readonly number[], at = 2000): SessionEvent => ({
  type: 'breath-samples',
  at,
  who: 'client',
  source: kind === 'force' ? 'vernier' : 'polar',
  kind,
  stream: 1,
  hz: 4,
  from: 0,
  age: 1000,
  rate: 1,
  unit: 0.01,
  counts: packCounts([...counts]),
});
const signals = (facts: readonly SessionEvent[], offset = 0, seconds = 20) =>
  edfSignals(Session.from([started, ...facts].toSorted((a, b) => a.at - b.at)), offset, seconds);

describe('the signals of a session', () => {
  it('are the heart rate in hundredths of a bpm between its beats, and 0 where there are none', () => {
    const [heart, ...others] = signals(beats('client', 12));
    expect(others).toEqual([]);
    expect(heart).toMatchObject({
      label: 'HR',
      transducer: 'BLE heart rate strap',
      dimension: 'bpm',
      unit: 0.01,
      digitalMin: 0,
      digitalMax: 32_767,
      note: '0 = no clean beats; from RR intervals, linear',
      perSecond: 4,
    });
    const told = [...heart!.digital];
    expect(told).toHaveLength(80);
    expect(new Set(told)).toEqual(new Set([0, 6000]));
    const [first, last] = [told.indexOf(6000), told.lastIndexOf(6000)];
    expect(told.slice(first, last + 1).every((value) => value === 6000)).toBe(true);
    expect(last).toBeLessThanOrEqual(12 * 4);
    const later = [...signals(beats('client', 12), 500)[0]!.digital];
    expect([later.indexOf(6000), later.lastIndexOf(6000)]).toEqual([first + 2, last + 2]);
  });

  it('are both hearts where both were recorded', () => {
    const both = signals([...beats('client', 12), ...beats('therapist', 12)]);
    expect(both.map(({ label }) => label)).toEqual(['HR', 'HR therapist']);
    expect([...both[1]!.digital]).toEqual([...both[0]!.digital]);
  });

  it('name the strap that was worn', () => {
    const device: SessionEvent = { type: 'device', at: 0, who: 'client', name: 'Strap A' };
    expect(signals([device, ...beats('client', 12)])[0]?.transducer).toBe('Strap A');
  });

  it('are the forces of a belt, each at its tick, the lowest value where none came', () => {
    const [, belt] = signals([...beats('client', 12), samples('force', [100, -200, 300, 40_000])]);
    expect(belt).toMatchObject({
      label: 'Resp belt',
      transducer: 'vernier',
      dimension: 'N',
      unit: 0.01,
      digitalMin: -32_768,
      digitalMax: 32_767,
      note: 'lowest value = no sample',
      perSecond: 4,
    });
    const told = [...belt!.digital];
    const from = told.findIndex((value) => value !== -32_768);
    expect(from).toBe(4);
    expect(told.slice(from, from + 3)).toEqual([100, -200, 300]);
    expect(told.filter((value) => value !== -32_768)).toHaveLength(4);
  });

  it('are three axes of a chest', () => {
    const chest = signals([samples('acceleration', [1, 2, 3, 4, 5, 6])]).slice(1);
    expect(chest.map(({ label, dimension }) => [label, dimension])).toEqual([
      ['ACC X', 'mg'],
      ['ACC Y', 'mg'],
      ['ACC Z', 'mg'],
    ]);
    expect(chest.map(({ digital }) => [...digital].filter((value) => value !== -32_768))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});
