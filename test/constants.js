/**
 * `npm run constants [COUNT] [SEED]`: changes numbers that have a name (`const SILENT: Ms = 5000`) a little, one at a time, in a copy of the
 * project, runs the unit tests that reach the file, and prints which changes no test noticed. Slow; not a part of the checks.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const count = Number(process.argv[2] ?? 40);
let state = Number(process.argv[3] ?? 1);
/** The next of a row of numbers from 0 to 1, the same for the same seed (mulberry32). */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['signal', 'pacing', 'strap', 'session', 'store', 'exchange', 'mirror', 'therapist', 'home'];
const named = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?:: \w+)? = (-?[\d_]+(?:\.\d+)?(?:e-?\d+)?)\b(?!n)/gm;

const places = rooms.flatMap((room) =>
  readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const path = join('src', room, name);
      return [...readFileSync(join(root, path), 'utf8').matchAll(named)].map((match) => ({ path, match }));
    }),
);

const copy = mkdtempSync(join(tmpdir(), 'attune-constants-'));
for (const part of ['src', 'mocks', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts', 'docs'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Whether a unit test notices what now stands in the file. */
function noticed(path) {
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'related',
      path,
      '--run',
      '-c',
      'test/vitest.config.ts',
      '--bail',
      '1',
    ],
    {
      cwd: copy,
      env: { ...process.env, ATTUNE_DATA: process.env.ATTUNE_DATA ?? join(root, '../shared/data') },
    },
  );
  return status !== 0;
}

let seen = 0;
let tried = 0;
while (tried < count && places.length > 0) {
  const [{ path, match }] = places.splice(Math.floor(random() * places.length), 1);
  const [whole, name, digits] = match;
  const value = Number(digits.replaceAll('_', ''));
  const up = random() < 0.5 ? 1 : -1;
  // A small whole number by one, any other by a tenth.
  const next = Number.isInteger(value) && Math.abs(value) < 20 ? value + up : value * (1 + 0.1 * up);
  const text = readFileSync(join(copy, path), 'utf8');
  writeFileSync(join(copy, path), text.replace(whole, whole.slice(0, -digits.length) + String(next)));
  const found = noticed(path);
  writeFileSync(join(copy, path), text);
  tried += 1;
  if (found) seen += 1;
  console.log(`${found ? 'noticed' : 'MISSED '} ${path} ${name} ${value} → ${next}`);
}
console.log(`\n${seen} of ${tried} changes of a number noticed, ${Math.round((100 * seen) / tried)} %`);
rmSync(copy, { recursive: true, force: true });
