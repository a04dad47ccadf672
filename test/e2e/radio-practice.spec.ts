/** A practice at home with a strap of one's own: connected before it begins, lost in the middle, and never a number. */
import { findings } from './axe.ts';
import { expect, test } from './radio-test.ts';
import { keepBeating } from './stream.ts';

test('a practice takes a strap, goes on without it, and shows no number of it', async ({
  open,
  addStrap,
}) => {
  const strap = addStrap({ name: 'Strap H10' });
  const browser = await open();
  const { page } = browser;
  await page.goto('/?practice=12&minutes=5');
  const connect = page.getByRole('button', { name: 'Connect a strap' });
  const says = page.locator('attune-home-strap').getByRole('status');

  browser.choose('cancel');
  await connect.click();
  await expect(connect).toBeVisible();
  await expect(says).toHaveText('');

  browser.choose('first');
  await connect.click();
  // It counts as connected with its first packet.
  await keepBeating(strap, 71, 1, expect(says).toContainText('The strap is connected.'));
  await expect(connect).toHaveCount(0);
  expect(await findings(page)).toEqual([]);

  const story = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Sound and look' }).click();
    const wish = page.getByRole('switch', { name: 'The picture may grow warmer with the heart' });
    await expect(wish).toHaveAttribute('aria-checked', 'false');
    await wish.click();
    await expect(wish).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByText(/\b71\b/)).toHaveCount(0);
    strap.outOfRange(true);
    await expect(page.getByText('The picture goes on without it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(page.getByText(/\b71\b/)).toHaveCount(0);
  };
  await keepBeating(strap, 71, 1, story());
  // Nothing of it stays on the device.
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});
