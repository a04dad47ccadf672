/** Steps of the stories about a passphrase: a session with a marker in its name, the passphrase, the code on paper. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

export const PASSPHRASE = 'correct horse battery staple';
export const MARKER = 'marker-of-a-name';

/** A session of another day as a file. */
export const session = (id: string, name: string): string =>
  [
    '{"attune":"session","schema":1,"app":"0"}',
    `{"type":"started","at":0,"schema":1,"id":"${id}","epoch":1764000000000,"app":"0","origin":"o"}`,
    `{"type":"named","at":0,"name":"${name}"}`,
    ...Array.from(
      { length: 90 },
      (_, i) =>
        `{"type":"measurement","at":${900 * (i + 1)},"who":"client","bpm":70,"rr":[${850 + Math.round(60 * Math.sin(i / 2))}]}`,
    ),
    '{"type":"ended","at":82000}',
    '',
  ].join('\n');

export async function openFile(page: Page, id: string, name: string): Promise<void> {
  const buffer = Buffer.from(session(id, name));
  await page.getByLabel('Open a file').setInputFiles({ name: 'x.jsonl', mimeType: 'text/plain', buffer });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, { timeout: 60_000 });
  await page.getByRole('button', { name: 'All sessions', exact: true }).first().click();
}

/** Types a passphrase twice and sets it; the code is shown next. */
export async function typePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Repeat the passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
}

/** The seven groups of the code as they are shown. */
export async function groupsOf(page: Page): Promise<readonly string[]> {
  const groups = page.getByRole('list', { name: 'Recovery code, seven groups' }).locator('li');
  return (await groups.allInnerTexts()).map((text) => text.slice(0, 5));
}

/** Takes the code through its two groups. Returns the code. */
export async function fillGroups(page: Page): Promise<string> {
  const code = await groupsOf(page);
  for (const label of await page.getByLabel(/^Group \d$/).all()) {
    const name = (await label.evaluate((field) => field.closest('label')?.textContent ?? '')).trim();
    await label.fill(code[Number(name.slice(6)) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'It is on paper' }).click();
  return code.join('-');
}

/** Sets the passphrase and takes the code through its two groups. Returns the code. */
export async function setPassphrase(page: Page): Promise<string> {
  await typePassphrase(page);
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 60_000 });
  return fillGroups(page);
}
