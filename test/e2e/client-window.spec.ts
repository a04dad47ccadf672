/** The client's window beside the therapist's: it follows, it can stop, it is not lost when the other one goes. */
import { expect, test, type Page } from '@playwright/test';
import { WHOLE } from './lean.ts';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Larger than a picture at rest, which is 0.44; a busy machine seldom shows the largest breath. */
const MOVES = 0.6;

// Windows are opened and loaded again; a busy machine takes its time.
test.setTimeout(120_000);
test.use(WHOLE);

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
  await client.waitForURL(/view=client/);
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

test('neither window is lost when one of them is loaded again, and the bar knows that the client’s still follows', async ({
  page,
}) => {
  const client = await openBoth(page);
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  await client.reload();
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  await page.reload();
  await press(page, 'Go on');
  await expect(page.getByRole('button', { name: /show client window$/ }).first()).toBeVisible();
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  // The one that is there is brought to the front; there is no second one.
  await page
    .getByRole('button', { name: /show client window$/ })
    .first()
    .click();
  await client.close();
  await expect(page.getByRole('button', { name: /^Client’s window is gone/ }).first()).toBeVisible();
  expect(page.context().pages()).toHaveLength(1);
});

test('the client’s window has no way into the other one, and a stranger’s page of the same origin neither hears nor is heard', async ({
  page,
  context,
}) => {
  const client = await openBoth(page);
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  expect(await client.evaluate(() => window.opener as unknown)).toBeNull();

  const stranger = await context.newPage();
  await stranger.goto('/mark.svg');
  await stranger.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const names = new Set(['attune', ...[...held, ...pending].map(({ name }) => name ?? '')]);
    for (const name of names) {
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', () => (document.title = 'heard'));
      channel.postMessage({ say: 'hello' });
      channel.postMessage({ say: 'request', request: { ask: 'stop' } });
    }
    // Whoever takes the locks away gains nothing by it.
    for (const name of names) await navigator.locks.request(name, { steal: true }, () => undefined);
  });
  // Behind another tab it drew nothing.
  await client.bringToFront();
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  // The two speak with each other, and the stranger has heard nothing of it.
  await client.keyboard.press('Space');
  await expect(client.getByRole('heading')).toHaveText('Everything has stopped.');
  await client.getByRole('button', { name: 'Go on when I am ready' }).click();
  await expect.poll(() => scale(client)).toBeGreaterThan(MOVES);
  expect(await stranger.title()).not.toBe('heard');
});

test('a client’s window that was opened by hand says who can open it', async ({ page }) => {
  await page.goto('/?view=client');
  await expect(
    page.getByText('This window belongs to no session yet. Your therapist can open it from theirs.'),
  ).toBeVisible();
});
