/** What a browser may lack or refuse, and the sentence that says so. */
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

test('a browser without Web Bluetooth says so; everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as Partial<Navigator>).bluetooth;
  });
  const session = new SimulatedSession(page);
  await session.goto();
  await expect(
    page.getByText('This browser cannot reach a strap. Chrome or Edge can; everything else works here too.'),
  ).toBeVisible();
  await session.press('Try it without a strap');
  await session.showsHeartRate();
});

test('a blocked client window gets a sentence, and can be tried again', async ({ page }) => {
  // What a browser's blocker does to the page: `open` returns nothing until it is allowed.
  await page.addInitScript(() => {
    const open = window.open.bind(window);
    window.open = (...args) => ('allowed' in document.documentElement.dataset ? open(...args) : null);
  });
  const session = new SimulatedSession(page);
  await session.start();
  await session.press('Open client window');
  await expect(page.getByText('The browser did not let the client’s window open.')).toBeVisible();
  await page.evaluate(() => void (document.documentElement.dataset.allowed = ''));
  const popup = page.waitForEvent('popup');
  await session.press('Try again');
  const client = await popup;
  await expect(client.getByRole('button', { name: 'Stop everything' })).toBeVisible();
  await expect(page.getByText('The browser did not let the client’s window open.')).toHaveCount(0);
});
