// `npm run check`: every static check, each with one line, all of them run even if one fails.
import { spawnSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);
let failed = 0;

/** Runs one check; prints `ok NAME` or `failed NAME` and what it said. */
function check(name, command, args) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', command, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 1 << 26,
  });
  if (status === 0) {
    process.stdout.write(`ok ${name}\n`);
    return;
  }
  failed += 1;
  process.stdout.write(`${stdout}${stderr}\nfailed ${name}\n`);
}

/** Scripts that a view loads before it can show anything: the entry, the view's chunk, and what they import statically. */
function initialScript(manifest, view) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit('index.html');
  visit(view);
  return [...files];
}

/** Weight of a view's initial script against its budget. */
function weigh(view, budgetKb) {
  const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', root), 'utf8'));
  if (manifest[view] === undefined) {
    failed += 1;
    process.stdout.write(`failed weight of ${view}: not in the build\n`);
    return;
  }
  const bytes = initialScript(manifest, view).reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(`dist/${file}`, root)), { level: 9 }).length,
    0,
  );
  const kb = (bytes / 1000).toFixed(1);
  const fits = bytes <= budgetKb * 1000;
  if (!fits) failed += 1;
  process.stdout.write(`${fits ? 'ok' : 'failed'} weight of ${view}: ${kb} kB gz of ${budgetKb}\n`);
}

check('types', 'tsc', ['-p', '.']);
check('lint', 'eslint', ['-c', 'test/eslint.config.js', '--max-warnings', '0', '.']);
check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
// One pattern: of several the analyser takes the last alone.
check('templates', 'lit-analyzer', ['--strict', '--quiet', 'src/**/*.ts']);
check('direction of imports', 'depcruise', ['--config', 'test/dependency-cruiser.cjs', 'src', 'mocks']);
check('unused code', 'knip', ['--config', 'test/knip.json']);
check('build', 'vite', ['build', '--logLevel', 'error']);
if (existsSync(new URL('dist/.vite/manifest.json', root))) {
  weigh('src/therapist/therapist.ts', 60);
  weigh('src/client/client.ts', 20);
  weigh('src/home/practice.ts', 15);
}
process.exit(failed === 0 ? 0 : 1);
