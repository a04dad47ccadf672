/**
 * A browser whose profile lies in a given folder, killed as a power cut does, and a look at what it has on the disk. What
 * the strap sent is noted in the page as it is sent, outside of Attune, so that it can be held against what was stored.
 */
import type { BrowserContext, BrowserType, Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { parseMeasurement } from '../../src/strap/services/heart-rate.ts';
import { LEAVES_OUT } from '../browser.js';
import { LEAN } from './lean.ts';
import { storedSessions } from './sealed-disk.ts';

export interface DiskBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends the browser at once, without a chance to tidy up. */
  kill(): Promise<void>;
}

/** Opens the profile in `folder`; everything that is only a cache goes to `cache`. */
export async function openOnDisk(
  type: BrowserType,
  folder: string,
  cache: string,
  options: { readonly executablePath?: string; readonly baseURL?: string },
): Promise<DiskBrowser> {
  const context = await type.launchPersistentContext(`${folder}/profile`, {
    ...LEAN,
    ...options,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    args: [`--disk-cache-dir=${cache}`, '--disable-gpu-shader-disk-cache', '--disable-breakpad', LEAVES_OUT],
  });
  // A runner may give functions their names back by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  const [page] = context.pages();
  if (page === undefined) throw new Error('a browser on a profile opens with one page');
  return {
    context,
    page,
    kill: async () => {
      const session = await context.browser()?.newBrowserCDPSession();
      if (session === undefined) throw new Error('Playwright does not hand out the browser of this profile');
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      for (const { id, type: kind } of processInfo) if (kind === 'browser') process.kill(id, 'SIGKILL');
      await gone;
    },
  };
}

/** The newest stored session's facts, read from the disk by a page of the origin that is not Attune's. */
export async function storedFacts(page: Page, passphrase?: string): Promise<SessionEvent[]> {
  await page.goto('/ysabeau-office-OFL.txt');
  return factsOnDisk(page, passphrase);
}

/** The same, read by a page as it is. */
export const factsOnDisk = async (page: Page, passphrase?: string): Promise<SessionEvent[]> => [
  ...((await storedSessions(page, '/', passphrase))[0]?.facts ?? []),
];

/** A packet as the simulated strap sent it: `at` on the wall clock, `bytes` as hexadecimal digits. */
export interface SentPacket {
  readonly at: number;
  readonly bytes: string;
}

/** Tells `each` of every heart rate packet of the simulated strap in the pages of `context`, before Attune hears of it. */
export async function notePackets(
  context: BrowserContext,
  each: (packet: SentPacket) => void,
): Promise<void> {
  await context.exposeFunction('notePacket', each);
  await context.addInitScript(() => {
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event.type === 'characteristicvaluechanged') {
        const { uuid, value } = this as unknown as { uuid: string; value: DataView };
        if (uuid.startsWith('00002a37')) {
          const bytes = Array.from({ length: value.byteLength }, (_, i) => value.getUint8(i));
          const packet = {
            at: Date.now(),
            bytes: bytes.map((b) => b.toString(16).padStart(2, '0')).join(''),
          };
          // Both: the one is there at once for a reader outside, the other outlives a page that is left.
          void (window as unknown as { notePacket(p: SentPacket): Promise<void> }).notePacket(packet);
          localStorage.setItem('sent', `${localStorage.getItem('sent') ?? ''}${packet.bytes} `);
        }
      }
      return dispatchEvent.call(this, event);
    };
  });
}

/**
 * Starts a session with the simulated strap and waits for its first packet, however slow the machine is. `open` goes through the page of the lock
 * where there is one.
 */
export async function startSession(page: Page, open?: () => Promise<void>): Promise<void> {
  await page.goto('/', { timeout: 120_000 });
  await page.evaluate(() => localStorage.removeItem('sent'));
  await open?.();
  for (const name of ['Try it without a strap', 'Start session'])
    await page.getByRole('button', { name, exact: true }).first().click({ timeout: 120_000 });
  await page.waitForFunction(() => localStorage.getItem('sent') !== null, undefined, { timeout: 120_000 });
}

/** The part of a measurement that tells one packet from another. */
const told = ({ bpm, rr }: { readonly bpm: number; readonly rr: readonly number[] }): string =>
  JSON.stringify([bpm, rr]);

/**
 * How many of the packets that were sent are among the facts, in order, once, from the first one on.
 * @throws Error if anything else is there, or anything twice, or in another order
 */
export function storedOf(sent: readonly string[], facts: readonly SessionEvent[]): number {
  const wanted = sent.map((bytes) => {
    const measurement = parseMeasurement(new DataView(Uint8Array.from(Buffer.from(bytes, 'hex')).buffer));
    if (!measurement.ok) throw new Error(`the simulated strap sent ${bytes}`);
    return told(measurement);
  });
  const kept = facts.filter((fact) => fact.type === 'measurement').map(told);
  kept.forEach((one, i) => {
    if (one !== wanted[i]) throw new Error(`fact ${i} is ${one} where ${wanted[i] ?? 'nothing'} was sent`);
  });
  return kept.length;
}
