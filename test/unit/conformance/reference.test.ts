/**
 * Figures of the published recordings against five programs' values (reference/ of the data folder): every window, with a
 * table of the worst deviations. What is compared within which bounds is what those programs agree on among themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intervalsIn } from '../../fixtures/intervals.ts';
import { analyse, type Figures } from '../../../src/signal/analysis.ts';
import { beatsOf } from '../../fixtures/golden-series.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

type Tool = Readonly<Record<string, number | undefined>>;
interface Window {
  readonly kind: string;
  readonly start_index: number;
  readonly end_index: number;
  readonly t_start_s: number;
  readonly tools: Readonly<Record<string, Tool>>;
}
interface Reference {
  readonly id: string;
  readonly windows: readonly Window[];
}

interface Row {
  readonly figure: string;
  readonly bound: string;
  readonly deviations: number[];
  worst: number;
  where: string;
}

const rows = new Map<string, Row>();

function note(figure: string, bound: string, deviation: number, where: string): void {
  const row = rows.get(figure) ?? { figure, bound, deviations: [], worst: -1, where: '' };
  rows.set(figure, row);
  row.deviations.push(deviation);
  if (deviation > row.worst) {
    row.worst = deviation;
    row.where = where;
  }
}

const percent = (value: number | undefined, reference: number): number =>
  100 * Math.abs((value ?? NaN) / reference - 1);

describe.skipIf(!hasData('reference'))('figures of the recordings', () => {
  const compared: { kind: string; ours: Figures; window: Window; where: string }[] = [];

  beforeAll(() => {
    for (const name of readdirSync(dataFile('reference'))) {
      if (name.startsWith('_')) continue;
      const { id, windows } = JSON.parse(readFileSync(dataFile(`reference/${name}`), 'utf8')) as Reference;
      const beats = beatsOf(intervalsIn(readFileSync(dataFile(`rr/${id}.txt`), 'utf8')));
      const by300 = analyse(beats, undefined, 300_000);
      const by60 = analyse(beats, undefined, 60_000);
      for (const window of windows) {
        const k = Math.round(window.t_start_s * 1000);
        const ours =
          window.kind === 'whole'
            ? by300.whole
            : (window.kind.startsWith('300') ? by300 : by60).windows.find((w) => Math.round(w.from) === k);
        const where = `${id} ${window.kind} at ${window.t_start_s} s`;
        expect(ours, where).toBeDefined();
        if (ours !== undefined) compared.push({ kind: window.kind, ours, window, where });
      }
    }
  });

  afterAll(() => {
    const table = [...rows.values()].map((row) => {
      const sorted = row.deviations.toSorted((a, b) => a - b);
      const at = (q: number): string => (sorted[Math.floor(q * (sorted.length - 1))] ?? NaN).toPrecision(3);
      return {
        figure: row.figure,
        windows: sorted.length,
        median: at(0.5),
        p95: at(0.95),
        worst: row.worst.toPrecision(3),
        bound: row.bound,
        'worst in': row.where,
      };
    });
    console.table(table);
  });

  it('cuts windows where the references cut them', () => {
    expect(compared.length).toBeGreaterThan(500);
    for (const { ours, window, where } of compared) {
      expect(ours.beats, where).toBe(window.end_index - window.start_index);
    }
  });

  it.each([
    ['mean NN, %', 'mean_nn_ms', 'meanNnMs'],
    ['SDNN, %', 'sdnn_ms', 'sdnnMs'],
    ['RMSSD, %', 'rmssd_ms', 'rmssdMs'],
  ] as const)('%s: within 0.01 of all five programs in every window', (figure, theirs, key) => {
    for (const { ours, window, where } of compared) {
      for (const tool of Object.values(window.tools)) {
        const reference = tool[theirs];
        if (reference === undefined) continue;
        const deviation = percent(ours[key], reference);
        note(figure, '0.01', deviation, where);
        expect(deviation, where).toBeLessThan(0.01);
      }
    }
  });

  it('SD1 within 0.3 % of all, SD2 within 1.5 % of the middle of five programs in 300-s windows', () => {
    for (const { kind, ours, window, where } of compared) {
      if (!kind.startsWith('300')) continue;
      const long: number[] = [];
      for (const tool of Object.values(window.tools)) {
        if (tool.sd1_ms === undefined || tool.sd2_ms === undefined) continue;
        const deviation = percent(ours.sd1Ms, tool.sd1_ms);
        note('SD1, %', '0.3', deviation, where);
        expect(deviation, where).toBeLessThan(0.3);
        long.push(tool.sd2_ms);
      }
      // From pairs or from SDNN and SD1: with many ectopic beats these differ by up to 2 % among the programs themselves.
      const deviation = percent(ours.sd2Ms, long.sort((a, b) => a - b)[long.length >> 1] ?? NaN);
      note('SD2, %', '1.5', deviation, where);
      expect(deviation, where).toBeLessThan(1.5);
    }
  });

  it('pNN50 equals the programs that divide by the differences', () => {
    for (const { ours, window, where } of compared) {
      for (const name of ['hrv_analysis', 'pyhrv', 'systole']) {
        const reference = window.tools[name]?.pnn50_pct;
        if (reference === undefined) continue;
        const deviation = Math.abs((ours.pnn50Pct ?? NaN) - reference);
        note('pNN50, points', '0.001', deviation, where);
        expect(deviation, where).toBeLessThan(0.001);
      }
    }
  });

  it.each([
    ['LF', 'lf_ms2', 'lfMs2'],
    ['HF', 'hf_ms2', 'hfMs2'],
  ] as const)(
    '%s by the shared recipe: 95 %% of 300-s windows within 5 %%, all within 10 %%',
    (figure, theirs, key) => {
      const deviations: number[] = [];
      for (const { kind, ours, window, where } of compared) {
        for (const [tool, suffix] of [
          ['hrv_analysis', '_cubic'],
          ['rhenanbartels_hrv', '_nfft4096'],
        ] as const) {
          const reference = window.tools[tool]?.[theirs + suffix];
          if (reference === undefined) continue;
          const deviation = percent(ours[key], reference);
          note(
            `${figure} ${kind} (${tool}), %`,
            kind.startsWith('300') ? '5 in 95 %, 10' : '',
            deviation,
            where,
          );
          if (!kind.startsWith('300')) continue;
          deviations.push(deviation);
          expect(deviation, `${where} ${tool}`).toBeLessThan(10);
        }
      }
      expect(deviations.filter((d) => d < 5).length / deviations.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('LF peak within 0.01 Hz wherever four programs agree to that', () => {
    let agreed = 0;
    for (const { kind, ours, window, where } of compared) {
      if (!kind.startsWith('300')) continue;
      const peaks = ['neurokit2', 'hrv_analysis', 'pyhrv', 'systole'].flatMap(
        (t) => window.tools[t]?.lf_peak_hz ?? [],
      );
      if (peaks.length < 4 || Math.max(...peaks) - Math.min(...peaks) > 0.01) continue;
      agreed++;
      const middle = (Math.max(...peaks) + Math.min(...peaks)) / 2;
      const deviation = Math.abs((ours.lfPeakHz ?? NaN) - middle);
      note('LF peak, Hz', '0.01', deviation, where);
      expect(deviation, where).toBeLessThan(0.01);
    }
    expect(agreed).toBeGreaterThan(20);
  });
});
