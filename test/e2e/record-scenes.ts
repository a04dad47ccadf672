/**
 * A walk through the screens of the record and of a session that has only begun: nothing is awaited but what a screen is made of, because what lies on the
 * disk is written there as files. It judges nothing.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect as soon } from '@playwright/test';
import type { Look } from './scenes.ts';
import { SimulatedSession } from './simulated-session.ts';
import { fileOf, toldSession } from './told-session.ts';

const expect = soon.configure({ timeout: 30_000 });

/** Three sessions of one client and one that waits to be filed. */
const KEPT = [
  ['told-1', 3, 'K-17'],
  ['told-2', 2, 'K-17'],
  ['told-3', 1, undefined],
  ['told-4', 0, 'K-17'],
] as const;

async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Open a file').setInputFiles({ name, mimeType: 'text/plain', buffer });
}

/** Lets a dialog be looked at, and closes it. */
async function dialog(session: SimulatedSession, name: string, scene: string, look: Look): Promise<void> {
  await session.press(name);
  await expect(session.page.getByRole('dialog').first()).toBeVisible();
  await look(scene, session.page);
  await session.page.keyboard.press('Escape');
}

/** The first page with sessions on it, clients, a past session, what opens from them. */
export async function walkRecord(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  await session.goto();
  for (const [id, weeks, client] of KEPT) {
    await open(page, `${id}.jsonl`, fileOf(await toldSession(id, weeks, client)));
    await expect(page.getByRole('region', { name: 'Session review' })).toBeVisible();
    await session.press('All sessions');
  }
  await look('record-start', page);
  await page
    .getByRole('button', { name: /^Erase/ })
    .first()
    .click();
  await look('record-start-erase', page);
  await session.press('Keep it');
  await dialog(session, 'About this copy', 'record-about', look);
  await dialog(session, 'How sure are we', 'record-how-sure', look);
  await dialog(session, 'What Attune is not', 'record-what-attune-is-not', look);

  await session.press('Back up');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await look('record-backup', page);
  await session.press('Start');

  await session.press('Clients');
  await expect(page.getByRole('button', { name: /^K-17/ })).toBeVisible();
  await look('record-clients', page);
  await page.getByRole('button', { name: /^K-17/ }).click();
  await expect(page.getByRole('heading', { name: 'K-17' })).toBeVisible();
  await look('record-client', page);
  await page.getByRole('button', { name: /^To file/ }).click();
  await look('record-to-file', page);
  await page.getByRole('button', { name: 'New client', exact: true }).click();
  await look('record-new-client', page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await page.getByRole('button', { name: /^K-17/ }).first().click();
  const review = page.getByRole('region', { name: 'Session review' });
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await look('record-review', page);
  for (const [name, value] of [
    ['A from', '0:30'],
    ['A to', '2:50'],
    ['B from', '37:30'],
    ['B to', '44:00'],
  ] as const) {
    await review.getByLabel(name).fill(value);
    await review.getByLabel(name).press('Enter');
  }
  await expect(review.getByText(/within noise|80 %/).first()).toBeVisible();
  await look('record-review-two', page);
  await review.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  await look('record-review-table', page);
  await page.getByRole('button', { name: /^Report/ }).click();
  await expect(page.locator('attune-report')).toBeVisible();
  await look('record-report', page);
  await session.press('All sessions');

  const rows = Array.from({ length: 300 }, (_, i) => [
    860 + Math.round(50 * Math.sin(i / 2)),
    400 + ((i * 37) % 300),
  ]);
  await open(page, 'two.csv', Buffer.from(rows.map((row) => row.join(';')).join('\n')));
  await expect(page.getByText('300 beats')).toBeVisible();
  await look('record-file-in-question', page);
  await page.getByRole('button', { name: 'Do not open' }).click();
  await page.close();
}

/** What leaves of a past session, and the session again as if it were live, with the client's window beside it. */
export async function walkReplay(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  await session.goto();
  await open(page, 'told.jsonl', fileOf(await toldSession('told-5', 0, 'K-17')));
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await dialog(session, 'Export', 'record-export', look);
  await session.press('Replay');
  await session.showsHeartRate();
  await page.getByLabel('Jump to').selectOption({ index: 4 });
  await look('replay', page);
  const client = await session.openClientWindow();
  await expect(client.getByText('Replay of an earlier session')).toBeVisible();
  await look('replay-client', client);
  await client.close();
  await session.press('Back to the session');
  await page.close();
}

/** A session in its first minute: everything that can be opened from it, and the client's window beside it. */
export async function walkBegun(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  await session.start();
  await look('begun', page);
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await page.getByLabel('Begin with').selectOption({ label: 'Baseline, exposure, practice, closing' });
  await look('begun-plan', page);
  await session.press('Use this plan');
  await page.keyboard.press('n');
  await expect(page.getByText(/Baseline 0 of/)).toBeVisible();
  await page.keyboard.press('2');
  await look('begun-baseline', page);
  await page.keyboard.press('w');
  await look('begun-words', page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: '6', exact: true })).toBeVisible();
  await look('begun-rating', page);
  await page.getByRole('button', { name: '6', exact: true }).click();
  await look('begun-rated', page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await look('begun-keys', page);
  await session.press('Close');
  await session.press('Own mark');
  await look('begun-own-mark', page);
  await page.keyboard.press('Escape');

  await session.press('Start guide');
  const client = await session.openClientWindow();
  await expect(client.getByRole('button', { name: 'Ground me' })).toBeVisible();
  await look('begun-client', client);
  await client.getByRole('button', { name: 'Sound and look' }).click();
  await look('begun-client-sheet', client);
  await client.getByRole('button', { name: 'Close' }).first().click();
  await page.bringToFront();
  await look('begun-guided', page);
  await session.press('Settings of the client’s window');
  await look('begun-settings', page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Strap details' }).click();
  await look('begun-strap', page);
  await page.keyboard.press('Escape');
  await client.bringToFront();
  await client.getByRole('button', { name: 'Ground me' }).click();
  await look('begun-client-grounding', client);
  await page.bringToFront();
  await look('begun-grounding', page);
  await client.bringToFront();
  await client.getByRole('button', { name: 'I am done' }).click();
  await look('begun-client-stopped', client);
  await page.bringToFront();
  await expect(page.getByText('Everything is stopped for the client.')).toBeVisible();
  await look('begun-stopped', page);
  await page.close();
}

/** A session that has been led for a while: phases behind and before it, marks, the guide and the heart's wave. Time in the page runs fast. */
export async function walkLed(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  await session.goto();
  await session.press('Clients');
  await session.press('New client');
  await page.getByLabel('Client code').fill('K-17');
  await session.press('Create');
  await session.press('New session');
  await session.press('Try it without a strap');
  await session.press('Start session');
  await session.showsHeartRate();
  await session.press('Plan');
  await page.getByLabel('Begin with').selectOption({ label: 'Baseline, exposure, practice, closing' });
  await session.press('Use this plan');
  const elapsed = page.getByRole('timer');
  const minute = (least: number): Promise<void> =>
    expect
      .poll(async () => Number((await elapsed.innerText()).split(':')[0]), { timeout: 240_000 })
      .toBeGreaterThanOrEqual(least);
  await session.press('Next phase');
  await session.press('Resource');
  await minute(3);
  await session.press('Next phase');
  await session.press('Activation');
  await minute(5);
  await session.press('Grounding');
  await minute(7);
  await session.press('Next phase');
  await session.press('Shift');
  await session.press('Start guide');
  await minute(11);
  await expect(page.getByText(/over 4 breaths$/)).toBeVisible({ timeout: 90_000 });
  await look('led', page);
  await page.close();
}
