/** A therapist's first session, from the page's opening to the file opened again. */
import { readFile } from 'node:fs/promises';
import { breathParts } from '../../src/pacing/breath.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import { Session } from '../../src/session/session.ts';
import { readSessionFile } from '../../src/exchange/session-file.ts';
import { movedInhales } from './breath-phase.ts';
import { WHOLE } from './lean.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

/** What the client's picture may be off the recorded guide, ms. */
const APART = 50;

test.use(WHOLE);

test('a first session: numbers, guide, two windows, stop, end, name, file, erase', async ({ page }) => {
  test.setTimeout(120_000);
  const session = new SimulatedSession(page);
  await session.goto();
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'none'/,
  );

  // One press to the first heart rate; another one and it is recorded.
  await session.press('Try it without a strap');
  await session.showsHeartRate();
  await expect(page.getByText('Nothing is recorded yet')).toBeVisible();
  await session.press('Start session');
  await expect(page.getByText('simulated', { exact: true })).toBeVisible();

  // The guide rests until it is wanted, then breathes in both windows.
  await session.setRate(8.9);
  const client = await session.openClientWindow();
  await session.press('Start guide');
  const before = await movedInhales(client, 7500);
  await session.setRate(8);
  const after = await movedInhales(client, 10_000);

  // RMSSD gives way while slow breathing is led, and one line says what comes.
  await page.bringToFront();
  await expect(page.getByLabel('RMSSD', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/^Heart wave after|over 4 breaths$/)).toBeVisible();

  // The client stops everything; the therapist reads it and brings the guide back.
  await client.bringToFront();
  await client.keyboard.press('Space');
  await expect(client.getByRole('heading')).toHaveText('Everything has stopped.');
  await page.bringToFront();
  await expect(page.getByText('Everything is stopped for the client.')).toBeVisible();
  await session.showsHeartRate();
  await session.press('Bring the guide back');
  // It is an offer: the client's window says so, and the guide comes when the client wants it.
  await expect(page.getByText('Offered on the client’s screen.')).toBeVisible();
  await client.bringToFront();
  await expect(client.getByText('Your therapist would bring the guide back')).toBeVisible();
  await client.getByRole('button', { name: 'Go on when I am ready' }).click();
  await page.bringToFront();
  await expect(page.getByText('Everything is stopped for the client.')).toHaveCount(0);
  await expect(client.getByRole('button', { name: 'Stop everything' })).toBeVisible();

  // The question opens beside the button, goes away by itself or by a press, and ends only when told to.
  await session.press('End session');
  await expect(page.getByText(/^End after \d+ s\?$/)).toBeVisible();
  await session.press('Keep going');
  await session.press('End session');
  await session.press('End and keep');
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await expect(client.getByText('This session has come to its end.')).toBeVisible();

  await page.getByRole('button', { name: 'Rename Session' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('First try');
  await session.press('Save name');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First try');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download First try' }).click();
  const file = await (await download).path();
  // It says when, and never whose.
  expect((await download).suggestedFilename()).toMatch(/^attune-\d{4}-\d\d-\d\d-\d{4}\.jsonl$/);

  await session.press('All sessions');
  await page.getByRole('button', { name: /^First try/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First try');
  await session.press('All sessions');
  await page.getByRole('button', { name: 'Erase First try' }).click();
  await session.press('Erase for good');
  await expect(page.getByRole('button', { name: /^First try/ })).toHaveCount(0);

  await page.getByLabel('Open a file').setInputFiles({
    name: 'first.jsonl',
    mimeType: 'application/jsonl',
    buffer: await readFile(file),
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First try');
  await expect(page.getByText('simulated', { exact: true }).first()).toBeVisible();

  // What the client saw is what the file says the guide did, before and after the change of pace.
  const { state } = Session.from(readSessionFile(await readFile(file, 'utf8')).facts);
  expect(before.length).toBeGreaterThan(0);
  expect(after.length).toBeGreaterThan(0);
  const rates = [...before, ...after].map((seen) => {
    const at = seen - state.epoch;
    const moment = guideMoment(state.guide, at);
    if (moment === undefined) throw new Error('the guide rested while the picture breathed');
    const middle = moment.onset + breathParts(moment.pace, moment.periodMs).inMs / 2;
    expect(Math.abs(at - middle)).toBeLessThan(APART);
    return moment.pace.breathsPerMin;
  });
  expect(rates[0]).toBe(8.9);
  expect(rates.at(-1)).toBe(8);
});
