/** Tables of sessions that are made by hand, so that every figure is known beforehand: intervals of 1020 and 980 ms in turn have a mean of 1000 and an RMSSD of 40. */
import { describe, expect, it } from 'vitest';
import { beatsCsv } from '../../../../src/exchange/out/beats-csv.ts';
import { tableRows } from '../../../../src/exchange/out/sessions-table.ts';
import { sessionWindows } from '../../../../src/exchange/out/session-windows.ts';
import { windowsCsv } from '../../../../src/exchange/out/windows-csv.ts';
import { breathsCsv } from '../../../../src/exchange/out/breaths-csv.ts';
import { readSessionFile } from '../../../../src/exchange/session-file.ts';
import { frozenFile } from '../../../fixtures/frozen.ts';
import { recordingFacts, type Hole } from '../../../../src/exchange/recording.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { wave } from '../../../fixtures/small-files.ts';
import { started } from '../../../fixtures/started.ts';

const even = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'measurement',
    at: 1000 * (i + 1) + (i % 2 === 0 ? 20 : 0),
    who: 'client',
    bpm: 60,
    rr: [i % 2 === 0 ? 1020 : 980],
  }));
const sessionOf = (...facts: readonly SessionEvent[]): Session =>
  Session.from([started, ...facts].toSorted((a, b) => a.at - b.at));

const talk = sessionOf(
  { type: 'client', at: 0, code: 'K-1' },
  { type: 'phase', at: 0, phase: { id: 'p', kind: 'own', name: 'Arriving' } },
  { type: 'mark', at: 50_000, id: 'm', kind: 'too-much', by: 'client' },
  { type: 'mark', at: 60_000, id: 'n', kind: 'grounding', by: 'client' },
  { type: 'rating', at: 61_000, scale: 'distress', value: 7, key: 'r', by: 'client' },
  { type: 'rating', at: 62_000, scale: 'ease', value: 4, key: 's', by: 'client' },
  { type: 'phase', at: 200_000, phase: { id: 'q', kind: 'own', name: 'Talk' } },
  { type: 'mark', at: 200_000, id: 'o', kind: 'too-much', by: 'client' },
  { type: 'rating', at: 361_000, scale: 'distress', value: 3, key: 't', by: 'client' },
  ...even(400),
  { type: 'ended', at: 400_500 },
);

describe('the table of sessions', () => {
  it('has a session with its phases, each with what was counted in it', () => {
    const same = { session: 'a', client: 'K-1', start_utc: '2023-11-14T22:13:20.000Z', app: '0.1.0' };
    const heart = { corrected_percent: 0, mean_hr_bpm: 60, rmssd_ms: 40 };
    const phase = { ...same, ...heart, row: 'phase', beats: 200 };
    expect(tableRows(talk)).toEqual([
      {
        ...same,
        ...heart,
        row: 'session',
        from_s: 0,
        to_s: 400.5,
        beats: 400,
        missing_percent: 0,
        // 20 · √(400 / 399)
        sdnn_ms: 20.025,
        pnn50_percent: 0,
        variability_intervals: 400,
        breaths: 0,
        ease: 4,
        distress: 3,
        distress_first: 7,
        marks: 3,
        too_much: 2,
      },
      { ...phase, part: 'Arriving', from_s: 0, to_s: 200, marks: 2, too_much: 1 },
      { ...phase, part: 'Talk', from_s: 200, to_s: 400.5, marks: 1, too_much: 1 },
    ]);
  });

  it('has no variability of too few beats, and says so', () => {
    const [row] = tableRows(sessionOf(...even(20), { type: 'ended', at: 21_000 }));
    expect(row).toMatchObject({ beats: 20, mean_hr_bpm: 60, not_shown: 'few', variability_intervals: 20 });
    for (const name of [
      'rmssd_ms',
      'sdnn_ms',
      'pnn50_percent',
      'client',
      'ease',
      'distress',
      'distress_first',
    ] as const)
      expect(row?.[name]).toBeUndefined();
  });

  it('of a session that goes on ends with what was last heard', () => {
    const rows = tableRows(
      sessionOf({ type: 'phase', at: 0, phase: { id: 'p', kind: 'talk' } }, ...even(90)),
    );
    expect(rows.map(({ row, part, to_s: to }) => [row, part, to])).toEqual([
      ['session', undefined, 90],
      ['phase', 'talk', 90],
    ]);
  });
});

describe('the table of windows', () => {
  it('has the figures of each full window, and of a shorter session one of its length', () => {
    const [, ...rows] = windowsCsv(talk, 200_000).trimEnd().split('\r\n');
    expect(rows).toHaveLength(2);
    const [first = '', second = ''] = rows;
    expect(first).toMatch(
      /^0,200,2023-11-14T22:13:20\.000Z,199,0,0,0,59\.99\d*,1000\.1\d*,20\.0\d*,40,3\.6889,0,28\.\d+,/,
    );
    expect(first).toMatch(/,,,0,,Arriving$/);
    expect(second).toMatch(/^200,400,2023-11-14T22:16:40\.000Z,200,0,0,0,60,1000,/);
    expect(second).toMatch(/,Talk$/);
    expect(windowsCsv(talk).trimEnd().split('\r\n')).toHaveLength(2);
    const whole = windowsCsv(sessionOf(...even(90)))
      .trimEnd()
      .split('\r\n');
    expect(whole).toHaveLength(2);
    expect(whole[1]).toMatch(/^0,90,2023-11-14T22:13:20\.000Z,90,0,0,0,60,1000,/);
  });

  it('says why a window has no variability', () => {
    const base = wave(400);
    const hidden = (rr: readonly number[], holes: readonly Hole[] = []): unknown => {
      const facts = recordingFacts(
        { rr, holes, notes: [] },
        { id: 'a', epoch: 0, app: '0', origin: 'b', name: '' },
      );
      const windows = sessionWindows(Session.from(facts));
      expect(windows).toHaveLength(1);
      return windows[0]?.hidden;
    };
    const early = base.map((rr, i) => rr + (i % 15 === 7 ? -350 : i % 15 === 8 ? 350 : 0));
    const minute = [{ before: 100, ms: 60_000 }];
    expect(hidden(base)).toBeUndefined();
    expect(hidden(base, minute)).toBe('missing');
    expect(hidden(early)).toBe('corrected');
    expect(hidden(early, minute)).toBe('missing');
    expect(hidden(base.map((_, i) => 400 + ((i * 7919) % 797)))).toBe('irregular');
    expect(hidden(base.map((rr) => 60_000 / Math.round(60_000 / rr)))).toBe('made-from-heart-rate');
  });
});

describe('the table of beats', () => {
  it('has each beat with its moment and what it was taken for', () => {
    const rows = beatsCsv(talk).split('\r\n');
    expect(rows.slice(0, 3)).toEqual([
      'heart,beat,time_s,time_utc,rr_ms,stretch,label,event,rhythm',
      'client,0,1.02,2023-11-14T22:13:21.020Z,1020,0,normal,,regular',
      'client,1,2,2023-11-14T22:13:22.000Z,980,0,normal,,regular',
    ]);
    expect(rows).toHaveLength(402);
  });
});

describe('the table of breaths', () => {
  const rows = breathsCsv(Session.from(readSessionFile(frozenFile('practice')).facts)).split('\r\n');
  it('has each breath as it was led, with its wave', () => {
    expect(rows[0]).toBe(
      'breath,onset_s,onset_utc,period_s,breaths_per_min,inhale_percent,heart_wave_bpm,amplitude_bpm,corrected_events,counts,why_not',
    );
    // 9 a minute, breathed in for 40 %.
    expect(rows[1]).toMatch(/^0,16,2026-03-09T09:16:01\.000Z,6\.667,9,40,10\.\d+,4\.\d+,0,yes,$/);
  });

  it('has no wave of a breath that does not count, and says why', () => {
    expect(rows[4]).toBe('3,37.017,2026-03-09T09:16:22.016Z,7.718,7.775,40,,,0,no,hole');
  });
});

describe('the low-frequency peak of a window', () => {
  const peak = (name: 'intervals' | 'assessment'): string | undefined => {
    const [header = '', row = ''] = windowsCsv(Session.from(readSessionFile(frozenFile(name)).facts)).split(
      '\r\n',
    );
    return row.split(',')[header.split(',').indexOf('lf_peak_hz')];
  };
  it('is there where variability is shown, and not where it is hidden', () => {
    expect(Number(peak('intervals'))).toBeCloseTo(0.0635, 3);
    expect(peak('assessment')).toBe('');
  });
});
