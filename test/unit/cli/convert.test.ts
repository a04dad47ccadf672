/** The command line as people call it: a file in, a file out; a refusal is one line and exit 1. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { frozenFile } from '../../fixtures/frozen.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'attune-convert-'));
afterAll(() => rmSync(folder, { recursive: true }));

const convert = (...args: string[]) =>
  spawnSync(join(root, 'node_modules/.bin/tsx'), [join(root, 'src/cli/convert.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
const rr = join(folder, 'walk.txt');
writeFileSync(rr, '800\n812\n790\n805\n'.repeat(30));
const session = join(folder, 'session.jsonl');
writeFileSync(session, frozenFile('practice'));

describe('convert', () => {
  it('writes to standard output, or into a folder under the name of the file', () => {
    const beats = convert(rr, '--to', 'beats');
    expect(beats.status).toBe(0);
    expect(beats.stdout.split('\r\n')[0]).toMatch(/^heart,beat,time_s/);
    const edf = convert(session, '--to=edf', '--out', join(folder, 'out'));
    expect(edf.stdout).toBe(join(folder, 'out', 'session.edf') + '\n');
    expect(readFileSync(join(folder, 'out', 'session.edf'), 'latin1')).toContain('EDF+C');
  });

  it.each([
    [['nowhere.txt', '--to', 'rr'], 'nowhere.txt does not exist.'],
    [[rr, '--to', 'sheet'], 'sheet is not a format.'],
    [[session, '--to', 'attune', '--out', folder], 'is the file itself'],
  ])('refuses %j in one line', (args, sentence) => {
    const { status, stdout, stderr } = convert(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
  });
});
