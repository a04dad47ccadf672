/** Tries many changes of the code in a copy of the project, one at a time, each switched on where it stands while the unit tests run (`test/mutant-runner.js`). */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
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

export const root = fileURLToPath(new URL('..', import.meta.url));
/** A worker that tells nothing for so long hangs in a loop without an end, ms. */
const SILENT = 120_000;

/** Every TypeScript file under a folder of the project, or of a copy of it, as a path from its root. */
export const filesIn = (folder, of = root) =>
  readdirSync(join(of, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const linesOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Runs the tests with one change after the other; resolves with what was said when the worker ends, by itself or because it hangs. */
function work(copy, report, room) {
  const config = join(copy, 'test/changes.config.js');
  writeFileSync(
    config,
    `import config from './vitest.config.ts';
export default { ...config, test: { ...config.test, runner: './test/mutant-runner.js', maxWorkers: 1, pool: 'forks' } };`,
  );
  // Those of the copy: the project may be worked on meanwhile.
  const tests = filesIn(room === undefined ? 'test/unit' : `test/unit/${room}`, copy);
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '-c', config, '--reporter', 'dot'],
    {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: {
        ...process.env,
        ...(room !== undefined && { ATTUNE_ROOM: room }),
        ATTUNE_MUTANTS: report,
        ATTUNE_TEST_FILES: String(tests.filter((name) => name.endsWith('.test.ts')).length),
        ATTUNE_DATA: process.env.ATTUNE_DATA ?? join(root, '../shared/data'),
      },
    },
  );
  return new Promise((resolve) => {
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
}

/**
 * What became of each change: `noticed` = a test failed with it or came to no end, `reached` = a test came by, `loaded` = it was passed while a
 * module was loaded. `files` are the changed files by their paths; `room` = only the tests of this room, `undefined` = all; what is `known` to be
 * noticed is not tried again.
 */
export async function tryChanges(files, room, known = new Set()) {
  const copy = mkdtempSync(join(tmpdir(), 'attune-changes-'));
  for (const part of ['src', 'mocks', 'test', 'docs', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [path, text] of files) writeFileSync(join(copy, path), text);
  const report = join(copy, 'report.jsonl');
  writeFileSync(
    report,
    [...known].map((mutant) => `${JSON.stringify({ mutant, fate: 'noticed' })}\n`).join(''),
  );
  for (let before = 0, inVain = 0; ;) {
    const text = await work(copy, report, room);
    const lines = linesOf(report);
    const broken = lines.flatMap((line) => line.broken ?? []);
    if (broken.length > 0 || lines.length === known.size)
      throw new Error(`Without any change these tests fail:\n${broken.join('\n') || text}`);
    if (lines.at(-1).done === true) break;
    // A worker ends before its time with a change that lets a loop run on, or by itself between two changes; another one goes on with the next. What
    // none of them has tried must not count as unnoticed.
    const { mutant, fate } = lines.at(-1);
    if (mutant !== undefined && fate === undefined)
      appendFileSync(report, `${JSON.stringify({ mutant, fate: 'endless' })}\n`);
    const decided = linesOf(report).filter((line) => line.fate !== undefined).length;
    inVain = decided === before ? inVain + 1 : 0;
    if (inVain > 2) throw new Error(`Three workers ended before they had tried anything:\n${text}`);
    before = decided;
  }
  const lines = linesOf(report);
  rmSync(copy, { recursive: true, force: true });
  const noticed = lines.filter(({ fate }) => fate === 'noticed' || fate === 'endless');
  return {
    noticed: new Set(noticed.map(({ mutant }) => mutant)),
    reached: new Set(lines.flatMap((line) => line.reached ?? [])),
    loaded: new Set(lines.flatMap((line) => line.loaded ?? [])),
  };
}
