/**
 * Artefact labels, omission and rhythm gate against the recordings with injected artefacts and labelled ectopic beats,
 * and beside the published peer. Prints what it measured; the bars are those that the labels have to keep.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { labelStretch } from '../../../src/signal/artefacts.ts';
import { gateStates } from '../../../src/signal/rhythm-gate.ts';
import { usable } from '../../../src/signal/usable.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';
import { peerMask } from '../../fixtures/lipponen-tarvainen.ts';
import { plainReadings, searchReadings } from '../../fixtures/plain-search.ts';

interface Case {
  readonly events: readonly { readonly corrupted_interval_indices: readonly number[] }[];
  readonly metrics: {
    readonly after_neurokit2_kubios_correction: { readonly neurokit2: { readonly rmssd_ms: number } };
  };
}
interface Manifest {
  readonly recordings: readonly { readonly id: string; readonly first_beat_label?: string }[];
}

const SLOW = ['physio_slow_1', 'chi_C1_med', 'chi_C3_med', 'yoga_Y1_med', 'yoga_Y2_med'];
const ECTOPIC = ['mitdb_100', 'mitdb_114', 'ltdb_14046_30min', 'ltdb_14172_30min'];
const UNREADABLE = ['mitdb_119', 'afdb_03665_a', 'polar_h10_pvc_a'];

function dataText(name: string): string {
  return readFileSync(dataFile(name), 'utf8');
}

function dataJson(name: string): unknown {
  return JSON.parse(dataText(name));
}

/** Intervals of a file with one per line, in ms. */
function dataIntervals(name: string): number[] {
  return dataText(name).trim().split(/\s+/).map(Number);
}

/** RMSSD over the differences whose two intervals are both in the mask. */
function rmssd(rr: readonly number[], mask: readonly boolean[]): number {
  let sum = 0;
  let count = 0;
  for (let i = 1; i < rr.length; i++) {
    if (mask[i] !== true || mask[i - 1] !== true) continue;
    sum += ((rr[i] ?? NaN) - (rr[i - 1] ?? NaN)) ** 2;
    count++;
  }
  return Math.sqrt(sum / count);
}

function flags(rr: readonly number[]): boolean[] {
  return labelStretch(rr).kinds.map((kind) => kind !== 'normal');
}

/** Marks the given intervals and those beside them. */
function around(indices: readonly number[], length: number): boolean[] {
  const near = new Array<boolean>(length).fill(false);
  for (const i of indices) for (let k = i - 1; k <= i + 1; k++) if (k >= 0 && k < length) near[k] = true;
  return near;
}

function count(mask: readonly boolean[]): number {
  return mask.filter(Boolean).length;
}

/** Runs of flagged intervals, and how many of them touch an interval of `near`. */
function groups(mask: readonly boolean[], near: readonly boolean[]): { all: number; right: number } {
  let all = 0;
  let right = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== true || mask[i - 1] === true) continue;
    all++;
    let touches = false;
    for (let k = i; mask[k] === true; k++) touches ||= near[k] === true;
    if (touches) right++;
  }
  return { all, right };
}

/** Labelled ectopic beats: the interval each closes, and its change of RR against the normal beats before. */
function ectopicBeats(id: string, rr: readonly number[]): { at: number; change: number }[] {
  const { recordings } = dataJson('manifest.json') as Manifest;
  const labels = dataText(`labels/${id}.txt`).trim().split(/\s+/);
  const isNormal = (label: string | undefined): boolean => label === 'N' || label === '.';
  let before: string | undefined = recordings.find((r) => r.id === id)?.first_beat_label ?? 'N';
  const normal: number[] = [];
  const beats: { at: number; change: number }[] = [];
  labels.forEach((label, at) => {
    if (!isNormal(label)) {
      const m = normal.slice(-5).sort((a, b) => a - b)[Math.floor(Math.min(5, normal.length) / 2)] ?? NaN;
      const change = (i: number): number => Math.abs(Math.log((rr[i] ?? m) / m));
      beats.push({ at, change: Math.max(change(at), change(at + 1)) });
    } else if (isNormal(before)) {
      normal.push(rr[at] ?? NaN);
    }
    before = label;
  });
  return beats;
}

describe.skipIf(!hasData('manifest.json'))('artefacts in recordings', () => {
  const tables: { title: string; rows: Record<string, string | number>[] }[] = [];
  afterAll(() => {
    for (const { title, rows } of tables) {
      console.log(title);
      console.table(rows);
    }
  });

  it('finds every injected event, flags next to nothing else, and RMSSD by omission is true', () => {
    const rows: Record<string, string | number>[] = [];
    let elsewhere = 0;
    let worst = 0;
    const missed: string[] = [];
    const cases = dataJson('artifacts/_index.json') as { id: string }[];
    expect(cases).toHaveLength(9);
    for (const { id } of cases) {
      const { events, metrics } = dataJson(`artifacts/${id}.json`) as Case;
      const rr = dataIntervals(`artifacts/${id}.corrupted.txt`);
      const truth = dataIntervals(`artifacts/${id}.truth.txt`);
      const { kinds } = labelStretch(rr);
      const mask = kinds.map((kind) => kind !== 'normal');
      const found = events.filter((e) =>
        around(e.corrupted_interval_indices, rr.length).some((n, i) => n && mask[i] === true),
      );
      if (found.length < events.length) missed.push(id);
      const near = around(
        events.flatMap((e) => e.corrupted_interval_indices),
        rr.length,
      );
      const outside = count(mask.map((flag, i) => flag && near[i] !== true));
      const peer = peerMask(rr);
      const right = rmssd(
        truth,
        truth.map(() => true),
      );
      const error = 100 * (rmssd(rr, usable(kinds)) / right - 1);
      const peerError = 100 * (metrics.after_neurokit2_kubios_correction.neurokit2.rmssd_ms / right - 1);
      elsewhere += outside;
      worst = Math.max(worst, Math.abs(error));
      rows.push({
        case: id,
        found: `${found.length}/${events.length}`,
        elsewhere: outside,
        'peer elsewhere': count(peer.map((flag, i) => flag && near[i] !== true)),
        'RMSSD error %': error.toFixed(2),
        'peer RMSSD error %': peerError.toFixed(1),
      });
    }
    rows.push({ case: 'worst, all', elsewhere, 'RMSSD error %': worst.toFixed(2) });
    tables.push({ title: 'Injected artefacts', rows });
    expect(missed).toEqual([]);
    expect(elsewhere).toBeLessThanOrEqual(2);
    expect(worst).toBeLessThan(3);
  });

  it('leaves slow breathing alone', () => {
    let beats = 0;
    let ours = 0;
    const rows = SLOW.map((id) => {
      const rr = dataIntervals(`rr/${id}.txt`);
      const flagged = count(flags(rr));
      beats += rr.length;
      ours += flagged;
      return { recording: id, beats: rr.length, flagged, peer: count(peerMask(rr)) };
    });
    tables.push({ title: `Clean slow breathing: ${((100 * ours) / beats).toFixed(3)} % flagged`, rows });
    expect(ours / beats).toBeLessThanOrEqual(0.001);
  });

  it('finds ectopic beats that change the interval, and flags little else', () => {
    const rows: Record<string, string | number>[] = [];
    const sum = { beats: 0, found: 0, groups: 0, right: 0 };
    for (const id of [...ECTOPIC, 'mitdb_119']) {
      const rr = dataIntervals(`rr/${id}.txt`);
      const ectopic = ectopicBeats(id, rr);
      const mask = flags(rr);
      const hit = (by: readonly boolean[]) => (beat: { at: number }) =>
        by[beat.at] === true || by[beat.at + 1] === true;
      const clear = ectopic.filter((beat) => beat.change >= 0.15);
      const found = clear.filter(hit(mask)).length;
      const near = around(
        ectopic.flatMap(({ at }) => [at, at + 1]),
        rr.length,
      );
      const { all, right } = groups(mask, near);
      const peer = peerMask(rr);
      const peerGroups = groups(peer, near);
      if (id !== 'mitdb_119') {
        sum.beats += clear.length;
        sum.found += found;
        sum.groups += all;
        sum.right += right;
      }
      rows.push({
        recording: id,
        'found, change >= 15 %': `${found}/${clear.length}`,
        'found, all': `${ectopic.filter(hit(mask)).length}/${ectopic.length}`,
        'groups right': `${right}/${all}`,
        'peer found, change >= 15 %': `${clear.filter(hit(peer)).length}/${clear.length}`,
        'peer groups right': `${peerGroups.right}/${peerGroups.all}`,
      });
    }
    rows.push({
      recording: 'together, without 119',
      'found, change >= 15 %': `${sum.found}/${sum.beats}`,
      'groups right': `${sum.right}/${sum.groups}`,
    });
    tables.push({ title: 'Labelled ectopic beats', rows });
    expect(sum.beats).toBeGreaterThan(200);
    expect(sum.found / sum.beats).toBeGreaterThanOrEqual(0.98);
    expect(sum.right / sum.groups).toBeGreaterThanOrEqual(0.95);
  });

  it('labels every recording as the plain, full search does', () => {
    const { recordings } = dataJson('manifest.json') as Manifest;
    const different = recordings.filter(({ id }) => {
      const rr = dataIntervals(`rr/${id}.txt`);
      const plain = plainReadings(rr).letters;
      return searchReadings(rr).some((letter, i) => letter !== plain[i]);
    });
    expect(recordings.length).toBeGreaterThan(20);
    expect(different).toEqual([]);
  });

  it('knows a rhythm that cannot be interpreted, and never mistakes another for one', () => {
    const rows: Record<string, string | number>[] = [];
    const { recordings } = dataJson('manifest.json') as Manifest;
    const labelled = new Set([...ECTOPIC, 'mitdb_119']);
    const late: string[] = [];
    const wrong: string[] = [];
    for (const { id } of recordings) {
      const rr = dataIntervals(`rr/${id}.txt`);
      const states = gateStates(rr, labelStretch(rr));
      const first = states.indexOf(true);
      const ectopic = labelled.has(id) ? ectopicBeats(id, rr) : [];
      const dense = (i: number): boolean => ectopic.filter(({ at }) => at > i - 40 && at <= i).length >= 6;
      // A label comes three intervals late.
      const seconds = rr.slice(0, first + 4).reduce((time, interval) => time + interval, 0) / 1000;
      if (UNREADABLE.includes(id)) {
        if (first < 0 || seconds > 35) late.push(id);
      } else if (states.some((on, i) => on && states[i - 1] !== true && !dense(i))) {
        wrong.push(id);
      }
      if (first >= 0) {
        rows.push({
          recording: id,
          'first on, s': seconds.toFixed(0),
          'on, %': ((100 * count(states)) / rr.length).toFixed(0),
        });
      }
    }
    tables.push({ title: `Rhythm gate: on in ${rows.length} of ${recordings.length} recordings`, rows });
    expect(late).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
