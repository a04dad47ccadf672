/**
 * Runs the tests of a room once for each change of the code that they reach (`test/mutants.js`): what they have loaded stays loaded, and a change is
 * switched on where it stands, so that a hundred changes cost little more than a hundred runs of the tests that reach them.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { TestRunner } from 'vitest';

/** How the changed code and whoever runs it speak to each other (Stryker's instrumenter). */
const switches = (globalThis.__stryker__ ??= {});

/** A number as it is, or as it would be with the change `id` (`test/constants.js`). */
globalThis.__changed__ = (id, value, other) => {
  const { static: loaded, perTest } = (switches.mutantCoverage ??= { static: {}, perTest: {} });
  const test = switches.currentTestId;
  const hits = test === undefined ? loaded : (perTest[test] ??= {});
  hits[id] = (hits[id] ?? 0) + 1;
  return switches.activeMutant === id ? other : value;
};

const report = process.env.ATTUNE_MUTANTS;
const say = (line) => appendFileSync(report, `${JSON.stringify(line)}\n`);
/** Changes that were tried by a worker before this one. */
const decided = new Set(
  readFileSync(report, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ fate }) => fate !== undefined)
    .map(({ mutant }) => mutant),
);

/** A loop that turns so many times as often as in the tests is taken for one without an end. */
const TURNS = 100;
/** A test is taken for one without an end after ten times as long as it took, and this, ms. */
const PATIENCE = 10_000;
/** A test that takes longer than this is run by itself, ms. */
const SLOW = 30;

/** What was promised has failed, and no test heard of it. */
let astray = false;
process.on('unhandledRejection', () => (astray = true));

const { getSuiteHooks, getTestFn } = TestRunner;
const isSuite = (task) => task.type === 'suite';
const suitesAbove = ({ suite, file }) => (suite === undefined ? [file] : [...suitesAbove(suite), suite]);

/** Calls hooks one after the other, and returns what they want to be called afterwards, the last one first. */
async function begin(hooks, context, suite) {
  const after = [];
  for (const hook of hooks) {
    const leave = await hook(context, suite);
    if (typeof leave === 'function') after.unshift(leave);
  }
  return after;
}

async function runTest(test) {
  const suites = [...new Set(suitesAbove(test))];
  const after = [];
  for (const suite of suites)
    after.unshift(...(await begin(getSuiteHooks(suite).beforeEach, test.context, suite)));
  try {
    await getTestFn(test)();
  } finally {
    for (const suite of suites.toReversed())
      for (const hook of getSuiteHooks(suite).afterEach.toReversed()) await hook(test.context, suite);
    for (const leave of after) await leave();
  }
}

/** Runs the tests of a suite that are wanted, until one fails. */
async function runSuite(suite, wanted) {
  const holds = (task) => (isSuite(task) ? task.tasks.some(holds) : wanted.has(task));
  if (!holds(suite)) return;
  const after = await begin(getSuiteHooks(suite).beforeAll, {}, suite);
  try {
    for (const task of suite.tasks) {
      if (isSuite(task)) await runSuite(task, wanted);
      else if (wanted.has(task)) await runTest(task);
    }
  } finally {
    for (const hook of getSuiteHooks(suite).afterAll.toReversed()) await hook({}, suite);
    for (const leave of after) await leave();
  }
}

const passed = (task) =>
  isSuite(task) ? task.tasks.flatMap(passed) : task.result?.state === 'pass' ? [task] : [];
const failed = (task) =>
  isSuite(task) ? task.tasks.flatMap(failed) : task.result?.state === 'fail' ? [task] : [];

export default class MutantRunner extends TestRunner {
  onBeforeTryTask(test) {
    super.onBeforeTryTask(test);
    switches.currentTestId = test.id;
  }

  onAfterTryTask(test) {
    switches.currentTestId = undefined;
    super.onAfterTryTask(test);
  }

  async onAfterRunFiles(files) {
    super.onAfterRunFiles();
    for (const file of files) note(file);
    filesLeft -= files.length;
    if (filesLeft <= 0) await tryAll();
  }
}

/** Which tests reach a change, and how often they come by in all. */
const reached = new Map();
let filesLeft = Number(process.env.ATTUNE_TEST_FILES);

/** Notes which changes the tests of a file reach. */
function note(file) {
  for (const { name } of failed(file)) say({ broken: `${file.name}: ${name}` });
  const { perTest = {}, static: loaded = {} } = switches.mutantCoverage ?? {};
  for (const test of passed(file))
    for (const [mutant, count] of Object.entries(perTest[test.id] ?? {})) {
      const of = reached.get(mutant) ?? { tests: [], turns: 0 };
      of.tests.push(test);
      of.turns += count;
      reached.set(mutant, of);
    }
  say({ reached: [...reached.keys()], loaded: Object.keys(loaded) });
}

const msOf = (tests) => tests.reduce((sum, { result }) => sum + (result.duration ?? 0), 0);

/** Tests in the order in which they find out soonest: the quick ones of each file together, then one slow one after the other. */
function inOrder(tests) {
  const [quick, slow] = [new Map(), []];
  for (const test of tests)
    if ((test.result.duration ?? 0) > SLOW) slow.push([test]);
    else quick.set(test.file, [...(quick.get(test.file) ?? []), test]);
  return [...quick.values(), ...slow].toSorted((a, b) => msOf(a) - msOf(b));
}

/** Whether these tests of one file notice the change that is switched on. */
async function fateOf(tests) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, msOf(tests) * 10 + PATIENCE, 'endless');
  });
  const ended = runSuite(tests[0].file, new Set(tests)).then(
    () => 'unnoticed',
    () => 'noticed',
  );
  const found = await Promise.race([ended, late]);
  clearTimeout(timer);
  await new Promise((resolve) => setImmediate(resolve));
  return found === 'unnoticed' && astray ? 'noticed' : found;
}

/** Tries every change that a test reaches. */
async function tryAll() {
  // One failure is enough: nobody looks for the smallest example of it.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  for (const [mutant, { tests, turns }] of reached) {
    if (decided.has(mutant)) continue;
    let fate = 'unnoticed';
    for (const some of inOrder(tests)) {
      say({ mutant });
      astray = false;
      Object.assign(switches, { activeMutant: mutant, hitCount: 0, hitLimit: turns * TURNS + 1000 });
      fate = await fateOf(some);
      switches.activeMutant = undefined;
      if (fate !== 'unnoticed') break;
    }
    say({ mutant, fate });
    // What is still under way might disturb what follows: another worker goes on from here.
    if (fate === 'endless') process.exit(1);
  }
  say({ done: true });
}
