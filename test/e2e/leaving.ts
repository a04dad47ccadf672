/** Leaves a running session in one of the ways in which a page is left, and counts what of it is on the disk afterwards. */
import type { BrowserContext } from '@playwright/test';
import { notePackets, startSession, storedFacts, storedOf } from './disk-browser.ts';

export const WAYS = ['reload', 'close', 'another page'] as const;
export type Way = (typeof WAYS)[number];

const noted = new WeakSet<BrowserContext>();

/** Starts a session, lets it live until a packet has just come and `wait` ms more, and leaves it. */
export async function leave(
  context: BrowserContext,
  way: Way,
  wait: number,
): Promise<{ readonly sent: number; readonly stored: number }> {
  if (!noted.has(context)) await notePackets(context, () => undefined);
  noted.add(context);
  const page = await context.newPage();
  await startSession(page);
  // The packet comes right after a write, so that it waits in memory when the page is left; then it must be handed over in leaving.
  await page.evaluate(async (ms) => {
    const before = localStorage.getItem('sent');
    while (localStorage.getItem('sent') === before) await new Promise((next) => setTimeout(next, 5));
    await new Promise((next) => setTimeout(next, ms));
  }, wait);
  if (way === 'reload') await page.reload();
  if (way === 'another page') await page.goto('/ysabeau-office-OFL.txt');
  if (way === 'close') {
    // As a person closes it: the page is asked first, and told.
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
  }
  const reader = await context.newPage();
  // A page that stands again after a reload would keep the records to itself.
  if (!page.isClosed()) await page.close();
  // The next start takes in what could not be written in leaving.
  await reader.goto('/', { timeout: 120_000 });
  await reader.getByText('A session was still open.').waitFor({ timeout: 120_000 });
  const facts = await storedFacts(reader);
  const sent = (await reader.evaluate(() => localStorage.getItem('sent') ?? '')).trim().split(' ');
  await reader.close();
  return { sent: sent.length, stored: storedOf(sent, facts) };
}
