/** How the page opens a long session that lies on its disk: to look at it from the list, or to go on with it. It prints nothing. */
import type { Browser, Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { storeSession } from './page-session.ts';

/** What one opening cost. */
export interface Opening {
  /** From the press until the figures are there, ms. */
  readonly figures: number;
  /** Longest time for which the page's thread answered nobody, ms; 0 = never over 50. */
  readonly blocked: number;
}

interface Watched {
  pressed: number;
  readonly blocks: number[];
}

/** Charts are drawn after the figures stand. */
const AFTERWARDS = 1500;

/** Opens `facts`, ended or interrupted, in a page of its own. */
export async function openStored(
  browser: Browser,
  address: string,
  facts: readonly SessionEvent[],
  epoch: number,
): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The runner gives functions their names back by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Try it without a strap' }).waitFor();
  await storeSession(page, facts, epoch);
  await page.reload();
  const ended = facts.at(-1)?.type === 'ended';
  const press = ended
    ? page.getByRole('button', { name: /^Session \d/ })
    : page.getByRole('button', { name: 'Go on', exact: true });
  const shown = ended
    ? page.getByRole('cell', { name: /bpm/ }).first()
    : page.getByRole('button', { name: 'End session' });
  await press.waitFor({ timeout: 60_000 });
  // What the page fetches while it rests is none of this.
  await page.waitForTimeout(AFTERWARDS);
  await watch(page);
  await press.click();
  await shown.waitFor({ timeout: 60_000 });
  const figures = await page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watched };
    return performance.now() - watched.pressed;
  });
  await page.waitForTimeout(AFTERWARDS);
  const blocks = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.blocks);
  await context.close();
  return { figures, blocked: Math.max(0, ...blocks) };
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { pressed: 0, blocks: [] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.blocks.push(duration);
    }).observe({ type: 'longtask' });
    const press = (event: Event): void => void (watched.pressed = event.timeStamp);
    window.addEventListener('click', press, { capture: true, once: true });
  });
}
