/** What breaks off goes on: a reloaded page, a crashed one, and a second tab that waits for its turn. */
import type { Page } from '@playwright/test';
import { Session } from '../../src/session/session.ts';
import { goOnAfterCrash } from './crash.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

const GONE = 'The other window is gone. Rest here as long as you like.';
/** The strap sends once a second, so the last fact may be that old when nothing at all is missing. */
const PACKET = 1100;

/** Ends and downloads the session that was broken off at `moments`; what is missing before each return, ms. */
async function missing(session: SimulatedSession, moments: readonly number[]): Promise<number[]> {
  await session.end();
  const facts = await session.download();
  const { epoch } = Session.from(facts).state;
  const returns = facts.flatMap((fact, i) => (fact.type === 'continued' ? [i] : []));
  return returns.map((i, n) => (moments[n] ?? NaN) - epoch - (facts[i - 1]?.at ?? NaN));
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin + performance.now());

test('a reloaded page and a crashed one offer to go on; at most one second is missing', async ({
  page,
  context,
}) => {
  const session = new SimulatedSession(page);
  await session.start();
  await session.setRate(12);
  const client = await session.openClientWindow();
  await session.press('Start guide');
  await expect(client.getByRole('button', { name: 'Stop everything' })).toBeVisible();
  const reloaded = await now(page);
  await page.reload();
  await expect(page.getByText('A session was still open.')).toBeVisible();
  await expect(client.getByText(GONE)).toBeVisible();
  await session.press('Go on');
  await session.showsHeartRate();
  await expect(client.getByText(GONE)).toHaveCount(0);

  const crashed = await now(page);
  const next = await goOnAfterCrash(context, page);
  await next.showsHeartRate();
  const [first = NaN, second = NaN] = await missing(next, [reloaded, crashed]);
  expect(first).toBeLessThan(PACKET);
  expect(second).toBeLessThan(PACKET + 1000);
});

test('a session that was still open can be closed and is kept', async ({ page }) => {
  const session = new SimulatedSession(page);
  await session.start();
  await page.reload();
  await session.press('Close it');
  await expect(page.getByText('A session was still open.')).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Session/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
});

test('a second tab says that the first one is open, and takes over when it is closed', async ({
  page,
  context,
}) => {
  await new SimulatedSession(page).goto();
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.getByText('Attune is open in another window of this browser.')).toBeVisible();
  await page.close();
  await expect(second.getByText('Attune is open in another window of this browser.')).toHaveCount(0);
  await second.getByRole('button', { name: 'Try it without a strap' }).click();
  await new SimulatedSession(second).showsHeartRate();
});
