/** An assessment led by buttons with the simulated client, from the session to practice at the accepted rate. */
import type { Page } from '@playwright/test';
import { Session } from '../../src/session/session.ts';
import { findingsInBothLooks } from './axe.ts';
import { speedUp } from './fast-clock.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

/** Real time for minutes of page time. */
const LONG = { timeout: 120_000 };

const RESULT = /swung most at about|No clear peak today|No rate today|Too little for a rate/;

/** Presses a button whose place may change under the hand, as the fast clock goes on. */
async function pressUntil(page: Page, name: string, seen: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name, exact: true }).click({ timeout: 2000 });
    await expect(page.getByText(seen).first()).toBeVisible({ timeout: 2000 });
  }).toPass(LONG);
}

/** From the first page to the first step; the cautions are read once for the client. */
async function begin(page: Page, offer: string): Promise<SimulatedSession> {
  const session = new SimulatedSession(page);
  await session.start();
  await session.press('Find the resonance');
  await page.getByRole('button', { name: 'Seen', exact: true }).click();
  await page.getByRole('radio', { name: new RegExp(`^${offer}`) }).check();
  await expect(page.getByRole('button', { name: 'Start assessment' })).toBeEnabled();
  return session;
}

test('the adaptive assessment: pause, skip, rating, result, accepted, practised', async ({
  context,
  page,
}) => {
  test.slow();
  await speedUp(context, 10);
  const session = await begin(page, 'Adaptive, short');
  await session.press('Start assessment');
  await pressUntil(page, 'Pause', / is paused\. The guide rests\./);
  expect(await findingsInBothLooks(page)).toEqual([]);
  await session.press('Go on');
  await expect(page.getByRole('group', { name: /^How easy was/ })).toBeVisible(LONG);
  await page.getByRole('button', { name: '7', exact: true }).click();
  await session.press('Leave blank');
  await session.press('Skip');
  await expect(page.getByText(RESULT)).toBeVisible(LONG);
  expect(await findingsInBothLooks(page)).toEqual([]);
  await page.getByRole('button', { name: /^Accept \d\.\d\d? for practice$/ }).click();
  await session.press('Practise now');
  expect(await findingsInBothLooks(page)).toEqual([]);
  await session.press('Start practice');
  await expect(page.getByRole('region', { name: 'Practice' })).toBeVisible();

  await session.end();
  const { state } = Session.from(await session.download());
  const procedure = state.procedures[0];
  expect(procedure?.ended?.why).toBe('complete');
  expect(procedure?.records.map(({ why }) => why)).toEqual(expect.arrayContaining(['paused', 'skipped']));
  expect(procedure?.ratings).toHaveLength(1);
  expect(state.accepted?.rate).toBeGreaterThanOrEqual(4);
  expect(state.procedures[1]?.kind).toBe('practice');
});

test('an assessment that is stopped early shows what there is', async ({ context, page }) => {
  test.slow();
  await speedUp(context, 10);
  const session = await begin(page, 'Adaptive, up to 10 min');
  await session.press('Start assessment');
  await expect(page.getByRole('group', { name: /^How easy was/ })).toBeVisible(LONG);
  await expect(async () => {
    const early = page.getByText('It was stopped early; this is what there was.');
    if (await early.isVisible()) return;
    // The question may stand there from the turn before.
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    if (!(await stop.isVisible()))
      await page.getByRole('button', { name: 'Stop assessment', exact: true }).click({ timeout: 2000 });
    await stop.click({ timeout: 2000 });
    await expect(early).toBeVisible();
  }).toPass(LONG);
  await session.press('Not now');
  await session.showsHeartRate();
});
