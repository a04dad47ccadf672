// `npm run check`: every static check, two at a time, each said when it begins and when it ends; all of them run even if one fails.
import { spawn } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);
let failed = 0;

/** Runs a tool of the project: what it printed, and whether it was content. */
function run(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(`node_modules/${script}`, root)), ...args], {
      cwd: fileURLToPath(root),
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    child.on('error', (error) => resolve({ ok: false, text: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, text }));
  });
}

/** Runs one check; prints `… NAME` when it begins, and `ok NAME`, or what it said and `failed NAME`, when it ends. */
async function check(name, script, args) {
  process.stdout.write(`… ${name}\n`);
  const { ok, text } = await run(script, args);
  if (!ok) failed += 1;
  process.stdout.write(ok ? `ok ${name}\n` : `${text}\nfailed ${name}\n`);
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
  return [...files].filter((file) => file.endsWith('.js'));
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

const checks = [
  ['types', 'typescript-native/bin/tsc', ['-p', '.']],
  ['lint of code', 'oxlint/bin/oxlint', ['--type-aware', '-c', 'test/oxlint.json', '.']],
  ['lint of elements', 'eslint/bin/eslint.js', ['-c', 'test/eslint.config.js', '--max-warnings', '0', '.']],
  ['format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  // One pattern: of several the analyser takes the last alone.
  ['templates', 'lit-analyzer/cli.js', ['--strict', '--quiet', 'src/**/*.ts']],
  [
    'direction of imports',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', 'test/dependency-cruiser.cjs', 'src', 'mocks'],
  ],
  ['unused code', 'knip/bin/knip.js', ['--config', 'test/knip.json']],
];

// The build comes first: what else stands in line may wait for it elsewhere.
await check('build', 'vite/bin/vite.js', ['build', '--logLevel', 'error']);
if (existsSync(new URL('dist/.vite/manifest.json', root))) {
  weigh('src/therapist/therapist.ts', 30);
  weigh('src/client/client.ts', 18);
  weigh('src/home/practice.ts', 13);
}
const next = async () => {
  for (let one = checks.shift(); one !== undefined; one = checks.shift()) await check(...one);
};
await Promise.all([next(), next()]);
process.exit(failed === 0 ? 0 : 1);
