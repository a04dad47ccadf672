/** Figures of a whole session that stand on the strap's own values, and what is said of time that nobody knows. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { poincareSeries, sessionFigures } from '../../../src/session/whole-session.ts';
import { started } from '../../fixtures/started.ts';

const packet = (at: number, bpm: number, contact: boolean): SessionEvent => ({
  type: 'measurement',
  at,
  who: 'client',
  bpm,
  rr: [60_000 / bpm],
  contact,
});
const seconds = (from: number, to: number, bpm: number, contact: boolean): SessionEvent[] =>
  Array.from({ length: to - from }, (_, i) => packet((from + i) * 1000, bpm, contact));

describe('the strap’s own values', () => {
  it('count for a strap that never feels the skin while steady intervals fill the time', () => {
    const { strapBpm, strapValues } = sessionFigures(Session.from([started, ...seconds(1, 120, 60, false)]));
    expect(strapBpm).toBe(60);
    // The first seconds still had to show that a heart is there.
    expect(strapValues).toBeGreaterThan(100);
    expect(strapValues).toBeLessThan(119);
  });

  it('do not count while a strap that has felt the skin lies beside it', () => {
    const facts = [...seconds(1, 61, 60, true), ...seconds(61, 121, 90, false)];
    const { strapBpm, strapValues } = sessionFigures(Session.from([started, ...facts]));
    expect([strapBpm, strapValues]).toEqual([60, 60]);
  });
});

it('a pause that nobody knows the length of is told beside the share that is missing', () => {
  const facts: SessionEvent[] = [
    ...seconds(1, 61, 60, true),
    { type: 'continued', at: 61_000, missingMs: 0, unknown: true },
    ...seconds(62, 122, 60, true),
  ];
  expect(sessionFigures(Session.from([started, ...facts])).unknownHoles).toBe(1);
  expect(sessionFigures(Session.from([started, ...seconds(1, 61, 60, true)])).unknownHoles).toBe(0);
});

describe('the figures of variability of a whole session', () => {
  /** Sessions of so many seconds that are over. */
  const sessions = (from: number, to: number): Session[] =>
    Array.from({ length: to - from }, (_, i) =>
      Session.from([started, ...seconds(1, from + i, 60, true), { type: 'ended', at: (from + i) * 1000 }]),
    );

  it('are shown from 60 clean intervals on, and say before how many are missing', () => {
    const told = sessions(40, 90).map(sessionFigures);
    const at = (intervals: number) => told.find(({ unpaced }) => unpaced.intervals === intervals);
    expect(at(59)?.hidden).toEqual({ code: 'few', have: 59, need: 60, paced: false });
    expect(at(60)).toBeDefined();
    expect(at(60)?.hidden).toBeUndefined();
  });

  it('come with a cloud from 60 neighbours on', () => {
    const clouds = sessions(40, 90).map(poincareSeries);
    const first = clouds.findIndex((cloud) => cloud !== undefined);
    expect(first).toBeGreaterThan(0);
    expect(clouds[first]?.pairs).toHaveLength(60);
    expect(clouds.slice(first).every((cloud) => cloud !== undefined)).toBe(true);
  });

  it('are missing because it was short up to 14 values, because nothing sends intervals from 15 on', () => {
    const without = (count: number): Session =>
      Session.from([
        started,
        ...seconds(1, count + 1, 60, true).map((fact) => ({ ...fact, rr: [] }) as SessionEvent),
      ]);
    expect(sessionFigures(without(14)).hidden).toEqual({ code: 'short' });
    expect(sessionFigures(without(15)).hidden).toEqual({ code: 'no-intervals' });
    expect(sessionFigures(without(0)).hidden).toEqual({ code: 'no-strap' });
  });
});

describe('what the figures of a whole session rest on', () => {
  /** Four minutes of a calm heart, a packet a beat; those of `early` come too soon and are made up for, and none comes between 100 and `until` s. */
  function basisOf(early: readonly number[], until = 100) {
    const facts: SessionEvent[] = [];
    let at = 0;
    for (let i = 0; at < 240_000; i++) {
      const plain = 900 + Math.round(25 * Math.sin(i / 3));
      const rr = early.includes(i) ? 520 : early.includes(i - 1) ? 2 * plain - 520 : plain;
      at += rr;
      if (at < 100_000 || at > 1000 * until)
        facts.push({ type: 'measurement', at, who: 'client', bpm: 67, rr: [rr], contact: true });
    }
    const { basis } = sessionFigures(Session.from([started, ...facts, { type: 'ended', at: 240_000 }]));
    const known = facts.flatMap((fact) => (fact.type === 'measurement' ? fact.rr : []));
    return { basis, beats: known.length, known: known.reduce((sum, rr) => sum + rr, 0) };
  }

  it('counts an early beat once although it shortens one interval and lengthens the next', () => {
    expect(basisOf([]).basis).toMatchObject({ corrected: 0, missing: 0 });
    const { basis, beats } = basisOf([40, 90, 200]);
    expect(basis.beats).toBe(beats);
    expect(basis.corrected * beats).toBeCloseTo(3, 9);
    expect(basis.missing).toBeCloseTo(0, 9);
  });

  it('counts as missing the time that no interval tells of', () => {
    const { basis, known } = basisOf([40], 130);
    expect(basis.corrected * basis.beats).toBeCloseTo(1, 9);
    const all = basis.to - basis.from;
    expect(all).toBeGreaterThan(235_000);
    // The clock of the beats may lie a few ms beside the packets.
    expect(basis.missing).toBeCloseTo(1 - known / all, 3);
    expect(basis.missing).toBeGreaterThan(0.11);
  });
});
