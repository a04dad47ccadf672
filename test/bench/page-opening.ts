/** How the page opens a long session that lies on its disk: to look at it from the list, or to go on with it. It prints nothing. */
import type { Browser, Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { storeSession } from './page-session.ts';
import { traceTasks } from './page-tasks.ts';

/** What one opening cost. */
export interface Opening {
  /** From the press until the session's picture is drawn, ms; `undefined` = this way shows none. */
  readonly picture: number | undefined;
  /** From the press until the figures are there, ms. */
  readonly figures: number;
  /** While the picture is moved; only where there is one. */
  readonly pan?: { readonly frames: number; readonly script: number };
  /** Longest piece of work during which the page's thread answers nobody, in the thread's own time, ms. */
  readonly blocked: number;
}

/** Charts are drawn after the figures stand. */
const AFTERWARDS = 1500;

/** Opens `facts`, ended or interrupted, in a page of its own; of a program that keeps them `plain`, as they were laid there. */
export async function openStored(
  browser: Browser,
  address: string,
  facts: readonly SessionEvent[],
  epoch: number,
  plain = false,
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
  if (ended && !plain) await untilPacked(page);
  // What the page fetches while it rests is none of this.
  await page.waitForTimeout(AFTERWARDS);
  const session = await context.newCDPSession(page);
  const longest = await traceTasks(session);
  await page.evaluate(() => {
    const press = (event: Event): void => void Object.assign(window, { pressed: event.timeStamp });
    window.addEventListener('click', press, { capture: true, once: true });
  });
  const drawn = ended ? page.evaluate(untilDrawn) : Promise.resolve(undefined);
  await press.click();
  await shown.waitFor({ timeout: 60_000 });
  const figures = await page.evaluate(
    () => performance.now() - (window as unknown as { pressed: number }).pressed,
  );
  const picture = await drawn;
  await page.waitForTimeout(AFTERWARDS);
  const blocked = (await longest()).ms;
  const pan = ended && !plain ? await panned(page) : undefined;
  await context.close();
  return { picture, figures, blocked, ...(pan !== undefined && { pan }) };
}

/** Runs in the page: resolves to the time from the press until the picture of a session has been drawn. */
async function untilDrawn(): Promise<number> {
  const find = (root: ParentNode): HTMLCanvasElement | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'attune-overview')
        return element.shadowRoot?.querySelector('canvas') ?? undefined;
      const deeper = element.shadowRoot === null ? undefined : find(element.shadowRoot);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  const next = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  // An undrawn canvas is 300 wide.
  while ((find(document)?.width ?? 300) === 300) await next();
  await next();
  return performance.now() - (window as unknown as { pressed: number }).pressed;
}

/** Moves the magnified picture in every frame for two seconds: frames a second, and script a frame by the thread's own time, ms. */
async function panned(page: Page): Promise<{ readonly frames: number; readonly script: number }> {
  const picture = page.getByRole('slider', { name: 'Read the session' });
  await picture.scrollIntoViewIfNeeded();
  await picture.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const script = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
  };
  const before = await script();
  const frames = await picture.evaluate(async (element) => {
    let count = 0;
    const from = performance.now();
    while (performance.now() - from < 2000) {
      const deltaX = Math.floor(count / 60) % 2 === 0 ? 8 : -8;
      element.dispatchEvent(new WheelEvent('wheel', { deltaX, cancelable: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      count += 1;
    }
    return count;
  });
  return { frames: frames / 2, script: ((await script()) - before) / frames };
}

/** Waits until the session that lies on the disk of `page` is packed and its first look is kept, as the page does by itself while it rests. */
async function untilPacked(page: Page): Promise<void> {
  while (!(await page.evaluate(isPacked))) await page.waitForTimeout(500);
}

/** Runs in the page. */
async function isPacked(): Promise<boolean> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('attune /');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const transaction = db.transaction(['chunks', 'settings']);
  const keysIn = (name: string): Promise<IDBValidKey[]> =>
    new Promise((resolve) => {
      const request = transaction.objectStore(name).getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
  const [chunks, settings] = await Promise.all([keysIn('chunks'), keysIn('settings')]);
  db.close();
  // What was laid there in plain text is sealed and written over; its look has the number before the first.
  return chunks.some((key) => Array.isArray(key) && key[1] === -1) && !settings.includes('scrub');
}
