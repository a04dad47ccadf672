/** A backup and back: sealed with a passphrase, restored in another profile, opened without Attune; it tells nothing to whoever has no secret. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { findingsInBothLooks } from './axe.ts';
import { MARKER, openFile, PASSPHRASE, session, setPassphrase } from './sealed-steps.ts';
import { chooseSharedFolder, readFolder, writeFolder } from './shared-folder.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

async function backUp(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^attune-\d{4}-\d\d-\d\d\.attune$/);
  await expect(page.getByText('Backed up.', { exact: true })).toBeVisible();
  return readFile(await file.path());
}

async function otherProfile(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL });
  return context.newPage();
}

test('a session is backed up, restored elsewhere, and opened without Attune', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const therapist = new SimulatedSession(page);
  await therapist.goto();
  await openFile(page, 'monday', MARKER);
  await expect(page.getByText('No backup yet')).toBeVisible();
  await therapist.press('Back up');
  await expect(page.getByRole('heading', { level: 1, name: 'Backup' })).toBeVisible();
  expect(await findingsInBothLooks(page)).toEqual([]);

  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  await expect(page.getByText('This is shorter than 12 characters.')).toBeVisible();
  const code = await setPassphrase(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The session is on this device only.');
  expect(await findingsInBothLooks(page)).toEqual([]);
  const backup = await backUp(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The session is backed up.');
  for (const text of [MARKER, 'monday', 'measurement', PASSPHRASE])
    expect([backup.includes(text), backup.includes(Buffer.from(text, 'utf16le'))]).toEqual([false, false]);

  const elsewhere = await otherProfile(browser, baseURL ?? '');
  const other = new SimulatedSession(elsewhere);
  await other.goto();
  await other.press('Restore');
  const file = { name: 'attune.attune', mimeType: 'application/octet-stream', buffer: backup };
  await elsewhere.getByLabel('Choose a backup').setInputFiles(file);
  await elsewhere.locator('attune-restore').getByLabel('Passphrase').fill('not this passphrase');
  await elsewhere.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(elsewhere.getByText('That does not open it.')).toBeVisible({ timeout: 60_000 });
  await elsewhere.getByRole('button', { name: 'Use the recovery code' }).click();
  await elsewhere.getByLabel('Recovery code').fill(code);
  await elsewhere.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(elsewhere.getByText('1 session came from it.')).toBeVisible({ timeout: 60_000 });
  await other.press('Start');
  await expect(elsewhere.getByRole('button', { name: new RegExp(`^${MARKER}`) })).toBeVisible();
  await elsewhere.context().close();

  // The page that opens a backup lies on a disk, far from any server.
  const reader = await otherProfile(browser, baseURL ?? '');
  await reader.goto(pathToFileURL('dist/open-vault.html').href);
  await reader.getByLabel('Backup, a file that ends in .attune').setInputFiles(file);
  await reader.getByLabel('Passphrase').fill(PASSPHRASE);
  await reader.getByRole('button', { name: 'Open' }).click();
  const saved = reader.waitForEvent('download');
  await reader.getByRole('button', { name: /^Save attune-2025/ }).click({ timeout: 120_000 });
  const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
  expect(lines.slice(1)).toEqual(session('monday', MARKER).trimEnd().split('\n').slice(1));
  await reader.context().close();
});

test('two profiles share a folder', async ({ page, browser, baseURL }) => {
  test.slow();
  await chooseSharedFolder(page);
  const first = new SimulatedSession(page);
  await first.goto();
  await openFile(page, 'monday', MARKER);
  await first.press('Back up');
  await setPassphrase(page);
  await first.press('Choose a folder');
  await expect(page.getByText('Backed up.', { exact: true })).toBeVisible({ timeout: 60_000 });
  const files = await readFolder(page);
  expect(
    Object.keys(files)
      .sort()
      .map((path) => path.replace(/[0-9a-f]{32,64}/g, '*')),
  ).toEqual([
    'attune/READ-ME.txt',
    expect.stringMatching(/^attune\/box\/..\/\*\.atb$/),
    'attune/dev/*/1.atb',
    'attune/open-vault.html',
    'attune/vault-1-*.json',
  ]);
  for (const [path, bytes] of Object.entries(files))
    if (!path.endsWith('.html')) expect(Buffer.from(bytes).includes(MARKER)).toBe(false);

  const elsewhere = await otherProfile(browser, baseURL ?? '');
  await chooseSharedFolder(elsewhere);
  const second = new SimulatedSession(elsewhere);
  await second.goto();
  await openFile(elsewhere, 'tuesday', 'Tuesday');
  await writeFolder(elsewhere, files);
  await second.press('Back up');
  await setPassphrase(elsewhere);
  await second.press('Choose a folder');
  await expect(elsewhere.getByText('Another device writes here under another passphrase.')).toBeVisible({
    timeout: 60_000,
  });
  await elsewhere.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await second.press('Open this folder');
  await expect(elsewhere.getByText('Backed up.', { exact: true })).toBeVisible({ timeout: 60_000 });
  await writeFolder(page, await readFolder(elsewhere));
  await first.press('Copy now');
  await first.press('Start');
  for (const one of [page]) {
    await expect(one.getByRole('button', { name: /^Tuesday/ })).toBeVisible({ timeout: 60_000 });
    await expect(one.getByRole('button', { name: new RegExp(`^${MARKER}`) })).toBeVisible();
  }
  await second.press('Start');
  await expect(elsewhere.getByRole('button', { name: new RegExp(`^${MARKER}`) })).toBeVisible();
  await elsewhere.context().close();
});
