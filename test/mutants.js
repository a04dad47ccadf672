/**
 * `npm run mutants -- FOLDER [SHARE] [SEED]`: changes the code of one folder of `src` in many small ways (Stryker's), one at a time, runs the room's own unit
 * tests that reach the place, and prints how many changes none of them noticed, and which. SHARE (0 to 1, default 1) takes a seeded part of the code, some
 * lines at a time. Slow; not a part of the checks.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const [folder, share = '1', seed = '1'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say which folder of src to change: npm run mutants -- session');
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
/** Lines that are taken or left out together. */
const LINES = 8;
/** A worker that tells nothing for so long hangs in a loop without an end, ms. */
const SILENT = 60_000;

/** A number from 0 to 1 that depends on the text alone (FNV-1a, and a last mixing of its bits). */
function place(text) {
  let hash = 0x811c9dc5 ^ Number(seed);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

/** What is changed: every file of the folder, or the lines of it that the seed chooses (from 0). */
const files = readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const path = `src/${folder}/${name}`;
    const content = readFileSync(join(root, path), 'utf8');
    const count = content.split('\n').length;
    const chosen = Array.from({ length: Math.ceil(count / LINES) }, (_, i) => i * LINES + 1)
      .filter((line) => place(`${path}:${line}`) < Number(share))
      .map((line) => ({
        start: { line: line - 1, column: 0 },
        end: { line: line + LINES - 2, column: 1000 },
      }));
    return { name: path, content, mutate: Number(share) >= 1 || chosen };
  })
  .filter(({ mutate }) => mutate === true || mutate.length > 0);

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: console.warn, isDebugEnabled: () => false };
const { files: changed, mutants } = await new Instrumenter(logger).instrument(files, {
  plugins: null,
  excludedMutations: [],
  ignorers: [],
});

const copy = mkdtempSync(join(tmpdir(), 'attune-mutants-'));
for (const part of ['src', 'mocks', 'test', 'docs', 'package.json', 'tsconfig.json', 'vite.config.ts'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
for (const { name, content } of changed) writeFileSync(join(copy, name), `// @ts-nocheck\n${content}`);
const report = join(copy, 'report.jsonl');
writeFileSync(report, '');
const config = join(copy, 'test/mutants.config.js');
writeFileSync(
  config,
  `import config from './vitest.config.ts';
export default { ...config, test: { ...config.test, runner: './test/mutant-runner.js', maxWorkers: 1, pool: 'forks' } };`,
);

const testFiles = readdirSync(join(copy, 'test/unit', folder), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.test.ts'),
).length;

/** Runs the room's tests with one change after the other; resolves when the worker ends, by itself or because it hangs. */
const run = () =>
  new Promise((resolve) => {
    const vitest = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '-c', config, '--reporter', 'dot'],
      {
        cwd: copy,
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
        // A room answers for itself: what only the tests of another room would notice counts as unnoticed.
        env: {
          ...process.env,
          ATTUNE_ROOM: folder,
          ATTUNE_MUTANTS: report,
          ATTUNE_TEST_FILES: String(testFiles),
          ATTUNE_DATA: process.env.ATTUNE_DATA ?? join(root, '../shared/data'),
        },
      },
    );
    let text = '';
    vitest.stderr.on('data', (data) => (text += data));
    const begun = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - Math.max(begun + SILENT, statSync(report).mtimeMs) > SILENT)
        process.kill(-vitest.pid, 'SIGKILL');
    }, 1000);
    vitest.on('close', () => {
      clearInterval(watch);
      resolve(text);
    });
  });

const told = () =>
  readFileSync(report, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

// A worker ends before its time with a change that lets a loop run on; another one goes on with the next.
for (let before = -1; ;) {
  const text = await run();
  const lines = told();
  const begunLast = lines.at(-1);
  const broken = lines.flatMap((line) => line.broken ?? []);
  if (broken.length > 0 || lines.length === 0) {
    console.error(broken.join('\n') || text);
    console.error('These tests fail without any change.');
    process.exit(1);
  }
  if (begunLast.mutant !== undefined && begunLast.fate === undefined)
    writeFileSync(report, `${JSON.stringify({ mutant: begunLast.mutant, fate: 'endless' })}\n`, {
      flag: 'a',
    });
  else if (begunLast.fate !== 'endless') break;
  if (lines.length === before) break;
  before = lines.length;
}

const noted = new Set(
  told().flatMap(({ mutant, fate }) => ((fate ?? 'unnoticed') === 'unnoticed' ? [] : [mutant])),
);
const reached = new Set(told().flatMap((line) => line.reached ?? []));
const loaded = new Set(told().flatMap((line) => line.loaded ?? []));
// What is read once, when a module is loaded, is not tried: that is what `npm run constants` is for.
const tried = mutants.filter(({ id }) => reached.has(id) || !loaded.has(id));
const lost = tried.filter(({ id }) => !noted.has(id));
for (const { id, fileName, location, mutatorName, replacement } of lost) {
  const line = readFileSync(join(root, fileName), 'utf8').split('\n')[location.start.line] ?? '';
  const how = reached.has(id) ? '' : ' (no test reaches it)';
  console.log(
    `${fileName}:${location.start.line + 1} ${mutatorName}${how}: ${line.trim()}  →  ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`,
  );
}
const noticed = tried.length - lost.length;
console.log(
  `\n${folder}: ${noticed} of ${tried.length} changes noticed, ${Math.round((100 * noticed) / tried.length)} % (share ${share}, seed ${seed})`,
);
rmSync(copy, { recursive: true, force: true });
