/** Moments, phases and ratings of a session, noted by keyboard alone and by the client's own hand, and what the file holds of them. */
import type { SessionEvent } from '../../src/session/events.ts';
import { Session } from '../../src/session/session.ts';
import { findings } from './axe.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

const kindsOf = (facts: readonly SessionEvent[]): string[] =>
  Session.from(facts).state.moments.marks.map(({ kind }) => kind);

test('marks, words, phases, ratings by keys; too much and an answer by the client', async ({ page }) => {
  test.setTimeout(240_000);
  const session = new SimulatedSession(page);
  await session.start();

  // A plan: begun, extended and moved on by hand.
  await session.press('Plan');
  await page.getByLabel('Begin with').selectOption({ label: 'Baseline, talk, closing' });
  await page.getByRole('button', { name: 'Later: Talk' }).first().click();
  await session.press('Use this plan');
  await page.keyboard.press('n');
  await expect(page.getByText(/Baseline 0 of 3 min/)).toBeVisible();

  // Single keys mark; a word follows later; a slip is taken back; none of them acts while a field is open.
  for (const key of ['1', '2', '4', '7']) await page.keyboard.press(key);
  await expect(page.getByText(/^Speech, \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText(/^Shift, \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('w');
  await page.getByRole('textbox', { name: 'Words' }).fill('12 shoulders sank');
  await page.keyboard.press('Enter');
  await expect(page.getByText('12 shoulders sank')).toBeVisible();
  await session.press('Movement');

  // A rating is asked for, never preset, kept with one touch.
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'How strong is the distress right now?' })).toBeFocused();
  await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
  await page.getByRole('button', { name: '6', exact: true }).click();
  await expect(page.getByText(/^Distress 6, kept at/)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // The list of keys opens with its own key, and can switch them off.
  await page.keyboard.press('?');
  await page.getByLabel('Single keys are on').uncheck();
  await session.press('Close');
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  await page.getByLabel('Single keys are on').check();
  await session.press('Close');
  await session.press('Next phase');

  // The client answers on their own screen, and says on the stopped one that it was too much.
  const client = await session.openClientWindow();
  await page.bringToFront();
  await session.press('Settings of the client’s window');
  await page.getByLabel('The stopped screen may say that it was too much').check();
  await page.keyboard.press('Escape');
  await session.press('Rate 0 to 10');
  await session.press('Ask on the client’s screen');
  await client.bringToFront();
  await client.getByRole('button', { name: '3', exact: true }).click();
  await expect(client.getByRole('button', { name: '3', exact: true })).toHaveCount(0);
  await client.keyboard.press('Space');
  await client.getByRole('button', { name: 'That was too much' }).click();
  await expect(client.getByText('Noted. Thank you for saying so.')).toBeVisible();
  expect(await findings(client)).toEqual([]);
  await page.bringToFront();
  await expect(page.getByText(/^Too much, \d\d:\d\d$/)).toBeVisible();

  // The review shows all of it on one clock; two stretches are chosen and compared by keyboard.
  await session.press('End session');
  await session.press('End and keep');
  const review = page.getByRole('region', { name: 'Session review' });
  await expect(review.getByText('12 shoulders sank')).toBeVisible();
  await expect(review.getByText('Too much: said once')).toBeVisible();
  await expect(review.getByText(/Distress 3 at \d+:\d\d, said by the client/)).toBeVisible();
  await review.getByRole('slider', { name: 'Read the session' }).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await review.getByLabel('B from').fill('0:00');
  await review.getByLabel('B to').fill('0:10');
  await page.keyboard.press('Enter');
  await expect(review.getByText(/^not compared: /).first()).toBeVisible();
  await review.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  await expect(review.getByRole('cell', { name: /Movement/ })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await session.press('All sessions');
  const facts = await session.download();
  expect(kindsOf(facts)).toEqual(['resource', 'activation', 'shift', 'movement', 'too-much']);
  const { moments, course } = Session.from(facts).state;
  expect(moments.marks[2]?.words).toBe('12 shoulders sank');
  expect(moments.marks.at(-1)?.by).toBe('client');
  expect(moments.ratings.map(({ scale, value, by }) => [scale, value, by])).toEqual([
    ['distress', 6, undefined],
    ['distress', 3, 'client'],
  ]);
  expect(course.phases.map(({ kind }) => kind)).toEqual(['baseline', 'closing']);
  expect(course.planned.map(({ kind }) => kind)).toEqual(['talk']);
});
