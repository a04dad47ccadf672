/**
 * Finds the Chromium that the tests run in, or gets one. Only a full browser serves: headless shells die at the
 * Bluetooth chooser. Looks in `CHROME_PATH`, the system's usual places, Playwright's own; must not change the project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names of full browsers on the search path, best first. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Names of the same browser without windows of its own. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];

/** Usual places outside the search path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((root) =>
    root === undefined
      ? []
      : [
          join(root, 'Google/Chrome/Application/chrome.exe'),
          join(root, 'Chromium/Application/chrome.exe'),
          join(root, 'Microsoft/Edge/Application/msedge.exe'),
        ],
  ),
];

/**
 * For what a test drives: without the two pages of the address bar's list, each of which every window of a full browser loads beside ours, for two
 * thirds of our own work. The browser heeds the last such list alone, so what Playwright leaves out by itself is left out here too.
 */
export const LEAVES_OUT = `--disable-features=${[
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
].join(',')}`;

/** Root may not use Chromium's sandbox, and the sandbox is of no use to a page of our own. */
export const isRoot = process.getuid?.() === 0;

/**
 * Path of a full Chromium that is already there.
 * @returns {string | undefined} `undefined` if none is.
 * @throws {Error} if `CHROME_PATH` names nothing: a wrong wish is not silently replaced.
 */
function findBrowser() {
  const wish = process.env.CHROME_PATH;
  if (wish !== undefined && wish !== '') {
    if (existsSync(wish)) return wish;
    throw new Error(`CHROME_PATH names ${wish}, but there is no such file.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

/**
 * Path of a full Chromium; if there is none, gets one: Playwright's download, or Debian's package when root.
 * @returns {string}
 * @throws {Error} with one sentence that says what to install, if no way works.
 */
export function getBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log('No Chromium found: fetching one for the tests, once.');
  const ways = [['npx', 'playwright', 'install', '--with-deps', '--no-shell', 'chromium']];
  if (isRoot && process.platform === 'linux') {
    ways.push(
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', 'chromium', SHELLS[0]],
      ['apt-get', 'install', '-y', '-q', 'chromium'],
    );
  }
  for (const [command, ...args] of ways) {
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    const got = findBrowser();
    if (got !== undefined) return got;
  }
  throw new Error(
    'The tests need a full Chromium: install Chromium, Chrome or Edge, or set CHROME_PATH to the program of one.',
  );
}

/**
 * What draws the same pages as the full `browser` for two thirds of its work, and has no Bluetooth: the one without windows that lies beside it, or
 * the browser itself where there is none.
 * @param {string} browser
 * @returns {string}
 */
export function shellBeside(browser) {
  return SHELLS.map((name) => join(dirname(browser), name)).find((path) => existsSync(path)) ?? browser;
}
