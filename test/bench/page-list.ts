/** How the page opens the list of a large practice: 500 clients with 5,000 sessions on its disk. It prints nothing. */
import type { Browser, Page } from '@playwright/test';
import { ROW_VERSION } from '../../src/store/session-row.ts';
import { untilRecords } from './page-session.ts';

export const CLIENTS = 500;
export const SESSIONS = 5000;
const DAY = 86_400_000;
/** What the page fetches while it rests is none of this. */
const AFTERWARDS = 1500;

export interface ListOpening {
  /** From the press on Clients until the codes are drawn, ms. */
  readonly clients: number;
  /** From the press on Start until the sessions are drawn, ms. */
  readonly sessions: number;
}

/** Lays the records of a large practice onto the disk of a page that has made its database, as version 0.1.0 kept them. */
export async function fillRecords(page: Page): Promise<void> {
  const epoch = Date.now();
  const rows = Array.from({ length: SESSIONS }, (_, i) => ({
    id: `s-${i}`,
    epoch: epoch - i * 0.2 * DAY,
    client: `K-${i % CLIENTS}`,
    told: { rates: [{ rate: 5.5, low: 5, high: 6, epoch: epoch - i * 0.2 * DAY, source: 'estimate' }] },
    at: 3_000_000,
    endedAt: 3_000_000,
    chunks: 0,
    facts: 0,
    packed: true,
    version: ROW_VERSION,
  }));
  await page.evaluate(async (all) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('attune /');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('no database'));
    });
    const transaction = db.transaction('sessions', 'readwrite');
    for (const row of all) transaction.objectStore('sessions').put(row, row.id);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    db.close();
  }, rows);
}

/** Opens the clients and goes back to the sessions, on a page of its own. */
export async function openLists(browser: Browser, address: string): Promise<ListOpening> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  await page.goto(address);
  await untilRecords(page);
  await fillRecords(page);
  await page.reload();
  await page.getByRole('button', { name: /^K-0/ }).first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(AFTERWARDS);
  // Once there and back, so that the screen's chunk is fetched: the list is measured, not the network.
  const measure = async (name: string, sign: string): Promise<number> => {
    await page.evaluate(
      ({ until }) => {
        const find = (root: ParentNode): boolean =>
          [...root.querySelectorAll('*')].some(
            (one) => one.localName === until || (one.shadowRoot !== null && find(one.shadowRoot)),
          );
        const pressed = (event: Event): void => {
          const look = (): void => {
            if (!find(document)) requestAnimationFrame(look);
            // Drawn in the frame after.
            else
              requestAnimationFrame(() =>
                Object.assign(window, { took: performance.now() - event.timeStamp }),
              );
          };
          requestAnimationFrame(look);
        };
        Object.assign(window, { took: undefined });
        window.addEventListener('click', pressed, { capture: true, once: true });
      },
      { until: sign },
    );
    await page.getByRole('button', { name, exact: true }).first().click();
    const took = await page.waitForFunction(() => (window as unknown as { took?: number }).took);
    return (await took.jsonValue()) ?? NaN;
  };
  await measure('Clients', 'attune-clients');
  await page.getByRole('button', { name: /^K-0/ }).first().waitFor();
  await measure('Start', 'attune-session-row');
  await page.waitForTimeout(AFTERWARDS);
  const clients = await measure('Clients', 'attune-clients');
  await page.waitForTimeout(AFTERWARDS);
  const sessions = await measure('Start', 'attune-session-row');
  await context.close();
  return { clients, sessions };
}
