/**
 * `npm run mutants -- FOLDER [SHARE] [SEED]`: changes the code of one folder of `src` in many small ways, one at a time, runs the room's own unit tests that
 * reach the place, and prints how many changes none of them noticed, and which. SHARE (0 to 1, default 1) takes a seeded part of the code, some lines
 * at a time.
 * ATTUNE_AT_ONCE says how many are tried side by side (default 2). Slow; not a part of the checks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, share = '1', seed = '1'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say which folder of src to change: npm run mutants -- session');
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
/** Lines that are taken or left out together. */
const LINES = 8;

/** A number from 0 to 1 that depends on the text alone (FNV-1a, and a last mixing of its bits). */
function place(text) {
  let hash = 0x811c9dc5 ^ Number(seed);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

/** What is changed: every file of the folder, or the lines of it that the seed chooses. */
function chosen() {
  if (Number(share) >= 1) return [`src/${folder}/**/*.ts`];
  return readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const path = `src/${folder}/${name}`;
      const count = readFileSync(join(root, path), 'utf8').split('\n').length;
      return Array.from({ length: Math.ceil(count / LINES) }, (_, i) => i * LINES + 1)
        .filter((line) => place(`${path}:${line}`) < Number(share))
        .map((line) => `${path}:${line}-${Math.min(count, line + LINES - 1)}`);
    });
}

const work = mkdtempSync(join(tmpdir(), 'attune-mutants-'));
const report = join(work, 'report.json');
const config = join(work, 'stryker.config.json');
writeFileSync(
  config,
  JSON.stringify({
    mutate: chosen(),
    testRunner: 'vitest',
    vitest: { configFile: 'test/vitest.config.ts', related: true },
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env.ATTUNE_AT_ONCE ?? 2),
    // On a machine that is busy with other things the first run of the tests takes long.
    dryRunTimeoutMinutes: 60,
    timeoutMS: 30_000,
    tempDirName: join(work, 'sandbox'),
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    // Constants of a module are read when it is loaded: such a change can only be tried by loading it anew, which takes far longer.
    ignoreStatic: true,
    ignorePatterns: ['dist', 'docs', 'test/e2e', 'test/component', 'test/bench'],
    tsconfigFile: 'none.json',
  }),
);

const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // A room answers for itself: what only the tests of another room would notice counts as unnoticed.
    env: { ...process.env, ATTUNE_ROOM: folder },
  },
);
if (status !== 0) process.exit(status ?? 1);

const { files } = JSON.parse(readFileSync(report, 'utf8'));
const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
const survivors = [];
let untold = 0;
for (const [file, { mutants, source }] of Object.entries(files)) {
  for (const { status: fate, location, mutatorName, replacement } of mutants) {
    if (!(fate in counts)) {
      if (fate !== 'Ignored') untold += 1;
      continue;
    }
    counts[fate] += 1;
    if (fate === 'Killed' || fate === 'Timeout') continue;
    const line = source.split('\n')[location.start.line - 1].trim();
    survivors.push(
      `${file}:${location.start.line} ${mutatorName} ${fate}: ${line}  →  ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 80)}`,
    );
  }
}
const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
const noticed = counts.Killed + counts.Timeout;
console.log(survivors.join('\n'));
console.log(`\n${folder}: ${noticed} of ${all} changes noticed, ${Math.round((100 * noticed) / all)} %`);
if (untold > 0) console.log(`${untold} more could not be tried: the tests could not be run with them.`);
rmSync(work, { recursive: true, force: true });
