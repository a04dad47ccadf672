/** Files from elsewhere: beats as plain text open like a session; what cannot be read gets its sentence. */
import type { Page } from '@playwright/test';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

const open = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Open a file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a list of intervals opens as a session and stays on this device', async ({ page }) => {
  await new SimulatedSession(page).goto();
  const intervals = Array.from({ length: 400 }, (_, i) => 850 + Math.round(60 * Math.sin(i / 2)));
  await open(page, 'morning.txt', intervals.join('\n'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('morning.txt');
  await expect(page.getByRole('rowheader', { name: 'RMSSD', exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^morning\.txt/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('morning.txt');
});

for (const { what, text, says } of [
  { what: 'a line that is no number', text: '800\n810\nabout 700\n', says: 'Line 3 cannot be read.' },
  { what: 'nothing', text: '', says: 'This file holds no beats.' },
  {
    what: 'a newer version',
    text: '{"attune":"session","schema":99}\n',
    says: 'This file comes from a newer version of Attune.',
  },
]) {
  test(`a file with ${what} is refused with a sentence, and nothing changes`, async ({ page }) => {
    await new SimulatedSession(page).goto();
    await open(page, 'broken.txt', text);
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByText(/Nothing was imported/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sessions on this device' })).toHaveCount(0);
  });
}
