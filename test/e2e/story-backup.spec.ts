/** A backup and back: sealed with a passphrase, restored in another profile, opened without Attune; it tells nothing to whoever has no secret. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { findingsInBothLooks } from './axe.ts';
import { MARKER, openFile, PASSPHRASE, session, setPassphrase } from './sealed-steps.ts';
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
  const stub = (): void => {
    // The browser's own list cannot be pressed by a test; the folder is one of the page's private ones, with its files carried over.
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
    });
  };
  type Files = Record<string, number[]>;
  const read = (from: Page): Promise<Files> =>
    from.evaluate(async () => {
      const files: Record<string, number[]> = {};
      const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
        for await (const [name, handle] of folder.entries()) {
          if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
          else {
            const bytes = await (await handle.getFile()).arrayBuffer();
            files[path + name] = [...new Uint8Array(bytes)];
          }
        }
      };
      await walk(
        await (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
        '',
      );
      return files;
    });
  const write = (to: Page, files: Files): Promise<void> =>
    to.evaluate(async (all) => {
      for (const [path, bytes] of Object.entries(all)) {
        const names = path.split('/');
        let at = await (
          await navigator.storage.getDirectory()
        ).getDirectoryHandle('shared', { create: true });
        for (const name of names.slice(0, -1)) at = await at.getDirectoryHandle(name, { create: true });
        const stream = await (await at.getFileHandle(names.at(-1) ?? '', { create: true })).createWritable();
        await stream.write(new Uint8Array(bytes));
        await stream.close();
      }
    }, files);

  await page.addInitScript(stub);
  const first = new SimulatedSession(page);
  await first.goto();
  await openFile(page, 'monday', MARKER);
  await first.press('Back up');
  await setPassphrase(page);
  await first.press('Choose a folder');
  await expect(page.getByText('Backed up.', { exact: true })).toBeVisible({ timeout: 60_000 });
  const files = await read(page);
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
  await elsewhere.addInitScript(stub);
  const second = new SimulatedSession(elsewhere);
  await second.goto();
  await openFile(elsewhere, 'tuesday', 'Tuesday');
  await write(elsewhere, files);
  await second.press('Back up');
  await setPassphrase(elsewhere);
  await second.press('Choose a folder');
  await expect(elsewhere.getByText('Another device writes here under another passphrase.')).toBeVisible({
    timeout: 60_000,
  });
  await elsewhere.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await second.press('Open this folder');
  await expect(elsewhere.getByText('Backed up.', { exact: true })).toBeVisible({ timeout: 60_000 });
  await write(page, await read(elsewhere));
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
