/**
 * A full Chromium on an emulated radio and a profile of its own, its Bluetooth chooser answered as a person would, and
 * a way to kill it as a power cut does. Linux only. Knows nothing of Attune.
 */
import type { BrowserContext, BrowserContextOptions, BrowserType, Page } from '@playwright/test';
import { LEAVES_OUT } from '../browser.js';
import type { Radio } from './radio/radio.ts';

/** What a person does at the chooser: take the first strap that appears, or the one of that name, or close it. */
type Choice = 'first' | 'cancel' | { readonly name: string };

/** A running browser on the radio. */
export interface RadioBrowser {
  readonly context: BrowserContext;
  /** Its first page, still empty. */
  readonly page: Page;
  /** How the choosers from now on are answered; at the start by the first strap that appears. */
  choose(choice: Choice): void;
  /** Ends the browser at once, without a chance to tidy up. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

interface Prompt {
  readonly id: string;
  readonly devices: readonly { readonly id: string; readonly name: string }[];
}

const FEATURES = 'WebBluetooth,WebBluetoothNewPermissionsBackend';

/** Starts a browser that hears `radio`, on the profile in the folder `profile`. */
export async function launchOnRadio(
  type: BrowserType,
  radio: Radio,
  profile: string,
  options: Pick<BrowserContextOptions, 'baseURL' | 'serviceWorkers' | 'reducedMotion'> & {
    readonly executablePath?: string;
  } = {},
): Promise<RadioBrowser> {
  const context = await type.launchPersistentContext(profile, {
    ...options,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    args: [`--enable-features=${FEATURES}`, LEAVES_OUT],
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: radio.address },
  });
  let choice: Choice = 'first';
  const answer = (page: Page): Promise<void> => answerChoosers(page, () => choice);
  const [page] = context.pages();
  if (page === undefined) throw new Error('a browser on a profile opens with one page');
  await answer(page);
  // A window that closes at once has no chooser to answer.
  context.on('page', (opened) => void answer(opened).catch(() => undefined));
  return {
    context,
    page,
    choose(next) {
      choice = next;
    },
    async kill() {
      const session = await context.browser()?.newBrowserCDPSession();
      if (session === undefined) throw new Error('Playwright does not hand out the browser of this profile');
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      // Its helpers end by themselves once the browser is gone.
      for (const { id, type } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL');
      await gone;
    },
    close: () => context.close(),
  };
}

/** Answers the Bluetooth choosers of a page from now on. Without it `requestDevice` waits forever. */
async function answerChoosers(page: Page, choice: () => Choice): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // A prompt is reported again as its list grows; a second answer to the same one kills the browser.
  const answered = new Set<string>();
  session.on('DeviceAccess.deviceRequestPrompted', ({ id, devices }: Prompt) => {
    const wish = choice();
    const device = devices.find((d) => typeof wish === 'string' || d.name === wish.name);
    if (answered.has(id) || (wish !== 'cancel' && device === undefined)) return;
    answered.add(id);
    if (wish === 'cancel' || device === undefined) void session.send('DeviceAccess.cancelPrompt', { id });
    else void session.send('DeviceAccess.selectPrompt', { id, deviceId: device.id });
  });
  await session.send('DeviceAccess.enable');
}
