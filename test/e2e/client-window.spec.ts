/** The client's window beside the therapist's: it follows, it can stop, it is not lost when the other one goes. */
import { expect, test, type Page } from '@playwright/test';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** A simulated session with a running guide, and its client's window. */
async function openBoth(page: Page): Promise<Page> {
  await page.goto('/');
  await press(page, 'Try it without a strap');
  await press(page, 'Start session');
  await page.getByLabel('Breaths per minute').fill('12');
  await page.getByLabel('Breaths per minute').press('Enter');
  const popup = page.waitForEvent('popup');
  await press(page, 'Open client window');
  const client = await popup;
  await press(page, 'Start guide');
  return client;
}

const scale = (client: Page): Promise<number> =>
  client
    .locator('attune-orb [data-part=ball]')
    .evaluate((ball) => new DOMMatrix(getComputedStyle(ball).transform).a);

test('it follows, and comes to rest with a sentence when the other window is gone', async ({
  page,
  context,
}) => {
  const client = await openBoth(page);
  await expect.poll(() => scale(client)).toBeGreaterThan(0.8);
  await page.close();
  await expect(client.getByText('The other window is gone. Rest here as long as you like.')).toBeVisible();
  expect(await scale(client)).toBeCloseTo(0.44, 2);
  // The therapist comes back and goes on with the session that was open: so does the picture.
  const again = await context.newPage();
  await again.goto('/');
  await press(again, 'Go on');
  await expect(client.getByText('The other window is gone. Rest here as long as you like.')).toHaveCount(0);
});

test('what the client stops is stopped in both windows, and goes on when the client wants', async ({
  page,
}) => {
  const client = await openBoth(page);
  await expect.poll(() => scale(client)).toBeGreaterThan(0.8);
  await client.keyboard.press('Space');
  await expect(client.getByRole('heading')).toHaveText('Everything has stopped.');
  await expect(client.getByText('Your therapist can see this too.')).toBeVisible();
  await client.getByRole('button', { name: 'Go on when I am ready' }).click();
  await expect.poll(() => scale(client)).toBeGreaterThan(0.8);
});
