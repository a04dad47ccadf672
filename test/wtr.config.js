/**
 * Component tests: one element at a time in a full Chromium. Serves the sources as they are, through esbuild with the
 * project's tsconfig (decorators need it), and `*.css?inline` as vite does.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { getBrowser, isRoot } from './browser.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const isInlineCss = (context) => context.path.endsWith('.css') && context.url.includes('?inline');

/** `import css from './x.css?inline'` gives the text of the file. */
const inlineCss = {
  name: 'inline-css',
  resolveMimeType: (context) => (isInlineCss(context) ? 'js' : undefined),
  transform: (context) =>
    isInlineCss(context) ? { body: `export default ${JSON.stringify(context.body)};` } : undefined,
};

/** Every test of a suite and its suites, with its full name. */
function flatten(suite, prefix = '') {
  const own = suite.tests.map((test) => ({ ...test, name: `${prefix}${test.name}` }));
  return [...own, ...suite.suites.flatMap((inner) => flatten(inner, `${prefix}${inner.name} › `))];
}

/** Writes what happened to the file that `npm test` names, for its sum. */
const summary = {
  onTestRunFinished({ sessions }) {
    const path = process.env.COMPONENT_REPORT;
    if (path === undefined) return;
    const report = sessions.map((session) => ({
      file: session.testFile,
      passed: session.passed,
      tests: session.testResults === undefined ? [] : flatten(session.testResults),
    }));
    writeFileSync(path, JSON.stringify(report));
  },
};

export default {
  rootDir: root,
  files: `${root}test/component/**/*.test.ts`,
  nodeResolve: true,
  // One page at a time: a page behind another one gets no animation frames, and charts are drawn in them.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: '60000' } },
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: getBrowser(),
        args: [...(isRoot ? ['--no-sandbox'] : []), '--lang=en-US'],
      },
    }),
  ],
  // Development messages of Lit are of use, its greeting is not.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  plugins: [inlineCss, esbuildPlugin({ ts: true, tsconfig: `${root}tsconfig.json` })],
  reporters: [defaultReporter({ reportTestProgress: false }), summary],
};
