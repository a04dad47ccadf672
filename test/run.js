/**
 * `npm test`: the build, static checks and unit tests beside the component tests and the end-to-end tests, then those that measure; all of them
 * even if one fails. Ends with what each stage took and the line `N passed, N failed`, and `, N skipped` where something was. Leaves no files.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getBrowser } from './browser.js';

/**
 * What a stage came to: names of what passed and failed, and for each skipped test why.
 * @typedef {{ passed: string[], failed: string[], skipped: string[] }} Outcome
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'attune-test-'));
/** @type {Outcome} */
const total = { passed: [], failed: [], skipped: [] };
/** What each stage took, a line each. */
const times = [];
/** How a stage gives way to those beside it that a late answer would fail (`nice`): what nobody waits for most, a strap's packets not at all. */
const GIVES_WAY = { always: 10, toRadio: 5 };
/** Where the pages of the stories are served, and those of the radio, which run beside them. */
const PORT = Number(process.env.ATTUNE_PORT ?? 41739);
const PORTS = { story: PORT, radio: PORT + 1 };

/**
 * Runs a tool of the project and passes on what it prints, line by line, each with the stage's name.
 * @param {string} name of the stage
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @param {number} niceness of the tool, 0 = as any other program
 * @param {(line: string) => void} heard is told each line
 * @returns {Promise<{ code: number, text: string }>} how it ended and all it printed
 */
function run(name, [command, ...args], env, niceness, heard) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    // What the tool starts itself is as patient as it is.
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
    let text = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      let begun = '';
      from.on('data', (data) => {
        text += data;
        const lines = `${begun}${data}`.split('\n');
        begun = lines.pop() ?? '';
        for (const line of lines) {
          to.write(`${name} │ ${line}\n`);
          heard(line);
        }
      });
    }
    child.on('error', (error) => resolve({ code: 1, text: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}

/**
 * Runs one stage and adds what it came to. A stage that fails without naming a failure, or tests nothing, is itself one.
 * @param {string} name
 * @param {string[]} command
 * @param {(text: string) => Outcome} read makes the outcome of the tool's report
 * @param {{ env?: Record<string, string>, niceness?: number, heard?: (line: string) => void }} [options]
 */
async function stage(name, command, read, { env = {}, niceness = 0, heard = () => undefined } = {}) {
  const begun = Date.now();
  console.log(`── ${name} ──`);
  const { code, text } = await run(name, command, env, niceness, heard);
  /** @type {Outcome} */
  let outcome = { passed: [], failed: [], skipped: [] };
  try {
    outcome = read(text);
  } catch (error) {
    outcome.failed.push(`${name}: no report (${error.message})`);
  }
  const { passed, failed, skipped } = outcome;
  if (code !== 0 && failed.length === 0) failed.push(`${name}: ended with exit code ${code}`);
  if (passed.length + failed.length === 0) failed.push(`${name}: nothing was tested`);
  for (const why of skipped) console.log(`skipped ${why}`);
  for (const what of failed) console.log(`failed ${what}`);
  const took = `${name}: ${line(outcome)}, in ${Math.round((Date.now() - begun) / 1000)} s`;
  console.log(took);
  times.push(took);
  for (const key of Object.keys(total)) total[key].push(...outcome[key]);
}

/** @param {Outcome} outcome */
function line({ passed, failed, skipped }) {
  const some = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  return `${passed.length} passed, ${failed.length} failed${some}`;
}

const report = (name) => join(reports, `${name}.json`);
const read = (name) => JSON.parse(readFileSync(report(name), 'utf8'));
/** @returns {Outcome} */
const nothing = () => ({ passed: [], failed: [], skipped: [] });

/** Lines `ok NAME` and `failed NAME` of the static checks. */
function readChecks(text) {
  const named = (word) => [...text.matchAll(new RegExp(`^${word} (.+)$`, 'gm'))].map((match) => match[1]);
  return { passed: named('ok'), failed: named('failed'), skipped: [] };
}

/** Vitest's report; a skipped test says why on a line `skipped: …` of its own. */
function readUnit(text) {
  const outcome = nothing();
  const reasons = [...new Set([...text.matchAll(/^skipped: (.+)$/gm)].map((match) => match[1]))].join('; ');
  for (const file of read('unit').testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) outcome.failed.push(file.name);
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') outcome.passed.push(fullName);
      else if (status === 'failed') outcome.failed.push(fullName);
      else outcome.skipped.push(`${fullName}${reasons === '' ? '' : ` (${reasons})`}`);
    }
  }
  return outcome;
}

/** The report of the component tests (wtr.config.js writes it). */
function readComponents() {
  const outcome = nothing();
  for (const { file, passed, tests } of read('component')) {
    for (const test of tests) {
      const list = test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed';
      outcome[list].push(test.name);
    }
    if (!passed && tests.every((test) => test.passed)) outcome.failed.push(file);
  }
  return outcome;
}

/** Playwright's report; a skipped test carries its reason. */
function readStories(name) {
  const outcome = nothing();
  const visit = (suite) => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status, annotations } of tests) {
        if (status === 'expected') outcome.passed.push(title);
        else if (status === 'flaky') {
          console.log(`only at another try: ${title}`);
          outcome.passed.push(title);
        } else if (status !== 'skipped') outcome.failed.push(title);
        else outcome.skipped.push(`${title} (${annotations.map((a) => a.description).join('; ')})`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  const { suites, errors } = read(name);
  suites.forEach(visit);
  for (const { message } of errors) outcome.failed.push(`end to end: ${message}`);
  return outcome;
}

try {
  process.env.CHROME_PATH = getBrowser();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const tool = (name, ...args) => ['npx', '--no-install', name, ...args];

let tellBuilt = () => undefined;
/** Settled with the build, which comes first of the checks. */
const built = new Promise((resolve) => (tellBuilt = resolve));

async function checks() {
  await stage('checks', ['npm', 'run', '--silent', 'check'], readChecks, {
    niceness: GIVES_WAY.always,
    heard: (line) => /^(ok|failed) build$/.test(line) && tellBuilt(),
  });
  tellBuilt();
}

async function unit() {
  await stage(
    'unit',
    tool(
      ...['vitest', 'run', '-c', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${report('unit')}`,
    ),
    readUnit,
    { niceness: GIVES_WAY.always },
  );
}

async function components() {
  await stage('component', tool('wtr', '--config', 'test/wtr.config.js'), readComponents, {
    env: { COMPONENT_REPORT: report('component') },
  });
}

async function stories(name, projects, { niceness = 0, port = PORTS.story } = {}) {
  await stage(
    name,
    tool(
      ...['playwright', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'],
      ...projects.map((project) => `--project=${project}`),
    ),
    () => readStories(name),
    {
      niceness,
      env: {
        PLAYWRIGHT_JSON_OUTPUT_NAME: report(name),
        ATTUNE_PORT: String(port),
      },
    },
  );
}

const begun = Date.now();
await Promise.all([
  checks().then(unit),
  built.then(() => stories('radio', ['radio'], { port: PORTS.radio })),
  Promise.all([built, components()]).then(() =>
    stories('stories', ['long', 'story'], { niceness: GIVES_WAY.toRadio }),
  ),
]);
await stories('stories alone', ['alone']);
rmSync(reports, { recursive: true, force: true });
for (const port of Object.values(PORTS))
  rmSync(join(tmpdir(), `attune-e2e-${port}`), { recursive: true, force: true });

if (total.failed.length > 0) console.log(`\nFailed:\n${total.failed.map((name) => `- ${name}`).join('\n')}`);
if (total.skipped.length > 0)
  console.log(`\nSkipped:\n${total.skipped.map((name) => `- ${name}`).join('\n')}`);
console.log(`\n${times.join('\n')}\nall: in ${Math.round((Date.now() - begun) / 1000)} s`);
console.log(`\n${line(total)}`);
process.exitCode = total.failed.length === 0 ? 0 : 1;
