/** Clients: made in two keystrokes, noted, given a session, filed under, archived and erased, by keyboard and by touch. */
import { findingsInBothLooks } from './axe.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

test('a client from the first code to the last', async ({ page }) => {
  test.setTimeout(120_000);
  const session = new SimulatedSession(page);
  await session.goto();
  await session.press('Clients');
  await page.getByRole('button', { name: 'New client', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Client code')).toHaveValue('C-01');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'C-01' })).toBeVisible();

  await page.getByLabel('Note').fill('knows the chair by the window');
  await session.press('Keep the note');
  expect(await findingsInBothLooks(page)).toEqual([]);

  // The next session carries the code from its start on, and the list says whose it is.
  await session.press('New session');
  await expect(page.getByLabel('Who is it for')).toHaveValue('C-01');
  await session.press('Try it without a strap');
  await session.press('Start session');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('C-01');
  await session.press('Rate 0 to 10');
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.keyboard.press('Escape');
  await session.end();
  await expect(page.getByRole('button', { name: /^C-01/ }).first()).toBeVisible();

  // A quick session without a client waits to be filed, and can be filed from its review, also where nobody has looked at the clients
  // since the page was opened.
  await session.goto();
  await session.press('Try it without a strap');
  await session.press('Start session');
  await session.showsHeartRate();
  await session.press('End session');
  await session.press('End and keep');
  await session.press('File this session');
  await page.getByLabel('Client code').fill('C-02');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Filed under C-02')).toBeVisible();
  await session.press('All sessions');

  await session.press('Clients');
  await page.getByRole('button', { name: /^C-01/ }).click();
  await expect(page.getByRole('cell', { name: '7', exact: true })).toBeVisible();
  await expect(page.getByLabel('Note')).toHaveValue('knows the chair by the window');
  await session.press('Archive');
  await expect(page.getByRole('button', { name: 'Take out of the archive' })).toBeVisible();
  await session.press('Erase this client');
  await expect(page.getByText(/This erases C-01, its note, its rates and 1 session/)).toBeVisible();
  await session.press('Erase for good');
  await expect(page.getByRole('button', { name: /^C-01/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^C-02/ })).toBeVisible();
  await session.press('Start');
  await expect(page.getByRole('button', { name: /^Rename/ })).toHaveCount(1);
});

for (const width of [390, 720, 1024]) {
  test(`the clients' pages fit a window of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const session = new SimulatedSession(page);
    await session.goto();
    await session.press('Clients');
    await session.press('New client');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'C-01' })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });
}
