/** The command line as people call it: one document on standard output, sentences on standard error. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { intervalSession } from '../../fixtures/intervals.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { goldenRr } from '../../fixtures/golden-series.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'attune-analyse-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tsx = join(root, 'node_modules/.bin/tsx');
const analyse = join(root, 'src/cli/analyse.ts');

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Row = Record<string, unknown> & { windows: Record<string, unknown>[]; artefacts: unknown[] };
const analysed = (...args: string[]): Row[] =>
  JSON.parse(execFileSync(tsx, [analyse, ...args], { cwd: root, encoding: 'utf8' })) as Row[];

describe('analyse', () => {
  it('prints one object a file, of intervals and of a session', () => {
    const about = { id: 'x', epoch: 0, app: '0', origin: 'y', name: 'golden' };
    const text = file('rr.txt', goldenRr.map((rr) => rr.toFixed(6)).join('\n'));
    const session = file('session.jsonl', writeSessionFile(intervalSession(goldenRr, about), '0'));
    const [plain, stored] = analysed(text, session, '--window', '60');
    expect(plain).toMatchObject({ file: text, beats: 240, artefacts: [], valid: true });
    expect(plain!.meanNnMs).toBeCloseTo(850.01518, 4);
    expect(plain!.meanHrBpm).toBeCloseTo(70.586975, 5);
    expect(plain!.rmssdMs).toBeCloseTo(24.195494, 4);
    expect(plain!.windows.map((w) => [w.startS, w.endS])).toEqual([
      [0, 60],
      [60, 120],
      [120, 180],
    ]);
    expect(Object.keys(plain!)).toEqual(
      expect.arrayContaining([
        'sdnnMs',
        'pnn50Pct',
        'sd1Ms',
        'sd2Ms',
        'lfMs2',
        'hfMs2',
        'lfPeakHz',
        'settings',
      ]),
    );
    expect(stored).toMatchObject({ file: session, beats: 240, valid: true });
  });

  it('hides what is not valid, unless raw is asked for', () => {
    const spoilt = file(
      'spoilt.txt',
      goldenRr.map((rr, i) => (i % 9 === 8 ? rr * 2 : rr).toFixed(3)).join('\n'),
    );
    const [judged] = analysed(spoilt);
    expect(judged).toMatchObject({ valid: false, rmssdMs: null, meanNnMs: null, lfMs2: null });
    const { reasons } = judged as unknown as { reasons: Record<string, string> };
    // Every null has its reason, and nothing else has one.
    const hidden = Object.entries(judged as object).filter(([, value]) => value === null);
    expect(Object.keys(reasons)).toEqual(hidden.map(([name]) => name));
    expect(reasons.rmssdMs).toMatch(/%|made from heart rate/);
    expect(judged!.artefacts.length).toBeGreaterThan(20);
    expect(judged!.artefacts[0]).toEqual({ index: 8, kind: 'missed' });
    const [raw] = analysed(spoilt, '--raw');
    expect(raw!.rmssdMs).toBeGreaterThan(300);
  });

  it.each([
    ['a file that is not there', ['nowhere.txt'], 'does not exist'],
    ['a file of words', [file('words.txt', '812\nhello\n')], 'line 2'],
    ['an unknown option', ['--wat'], '--wat'],
  ])('says what is wrong with %s and prints nothing else', (_, args, words) => {
    const { status, stdout, stderr } = spawnSync(tsx, [analyse, ...args], { cwd: root, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n').length).toBe(1);
  });
});
