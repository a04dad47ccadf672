/** Storage that is refused or full: the session goes on in memory, and can be downloaded. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readSessionFile } from '../../src/exchange/session-file.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';
import { measurements } from './therapist-page.ts';

/** The facts of the file that a press on "Download session" gives. */
async function downloadFromNotice(page: Page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download session', exact: true }).click();
  return readSessionFile(await readFile(await (await download).path(), 'utf8')).facts;
}

test('a browser that keeps nothing: the session runs, opens afterwards and can be downloaded', async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const session = new SimulatedSession(page);
  await session.goto();
  await expect(page.getByText('This browser keeps nothing here, as in a private window.')).toBeVisible();
  await session.press('Try it without a strap');
  await session.press('Start session');
  await session.showsHeartRate();
  expect(measurements(await downloadFromNotice(page)).length).toBeGreaterThan(0);

  await session.press('End session');
  await session.press('End and keep');
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  const facts = await downloadFromNotice(page);
  expect(facts.at(-1)?.type).toBe('ended');
  await session.press('All sessions');
  await expect(page.getByRole('button', { name: 'Download Session', exact: true })).toBeVisible();

  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'walk.txt', mimeType: 'text/plain', buffer: Buffer.from('800\n810\n790\n') });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('walk.txt');
});

test('a device that fills up: nothing is lost, and writing goes on when there is room', async ({ page }) => {
  // The disk, as far as the page can tell.
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if ('full' in document.documentElement.dataset) throw new DOMException('', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const fill = (): Promise<void> => page.evaluate(() => void (document.documentElement.dataset.full = ''));
  const free = (): Promise<boolean> => page.evaluate(() => delete document.documentElement.dataset.full);
  const session = new SimulatedSession(page);
  await session.start();
  await fill();
  await expect(page.getByText('This device is nearly full.')).toBeVisible();
  const before = measurements(await downloadFromNotice(page)).length;
  await free();
  await expect(page.getByText('The session is written to this device again.')).toBeVisible();
  await fill();
  await expect(page.getByText('This device is nearly full.')).toBeVisible();

  await session.press('End session');
  await session.press('End and keep');
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  const facts = await downloadFromNotice(page);
  expect(measurements(facts).length).toBeGreaterThan(before);
  expect(facts.at(-1)?.type).toBe('ended');
});
