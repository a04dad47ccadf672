/** `npm run synchrony` from the shell: one JSON document for two lists, or one line and exit 1. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { uniform } from '../../fixtures/random.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'attune-synchrony-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/synchrony.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, out: stdout, err: stderr };
}

/** A list of `minutes` of a heart with the slow wave that both have. */
function list(name: string, mean: number, seed: number, minutes: number): string {
  const random = uniform(seed);
  const lines: string[] = [];
  for (let at = 0; at < minutes * 60_000;) {
    const t = at / 1000;
    const wave = [0.017, 0.026, 0.041].reduce((sum, hz, i) => sum + Math.sin(6.283 * hz * t + i), 0);
    const rr = 60_000 / (mean + 1.2 * wave + random() - 0.5);
    lines.push(rr.toFixed(0));
    at += rr;
  }
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

describe('two lists of intervals', () => {
  it('that share a wave for long enough are said to go together, with the interval and the minutes', () => {
    const { status, out } = run(list('a.txt', 70, 1, 30), list('b.txt', 61, 2, 30));
    expect(status).toBe(0);
    const said = JSON.parse(out) as Record<string, unknown>;
    expect(said).toMatchObject({ verdict: 'together', refusal: null, neededMinutes: 25 });
    const [low, high] = said.interval as [number, number];
    expect(said.effect).toBeGreaterThan(low);
    expect(said.effect).toBeLessThan(high);
    expect(said.effect).toBeGreaterThan(0.6);
    expect(said.minutes).toBeGreaterThan(25);
    expect(out).not.toMatch(/lag|delayMs|leader/);
  });

  it('that are too short get the refusal and nothing else', () => {
    const { status, out } = run(list('c.txt', 70, 1, 12), list('d.txt', 61, 2, 12));
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'refused',
      refusal: 'too-short',
      effect: null,
      interval: null,
      q: null,
    });
  });

  it('of which one cannot be read end with one line', () => {
    const { status, out, err } = run(join(folder, 'none.txt'), join(folder, 'none.txt'));
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(run().err).toMatch(/^Usage: /);
  });
});
