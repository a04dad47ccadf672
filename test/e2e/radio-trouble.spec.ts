/** What a person reads when a strap cannot be had, on the browser's own Bluetooth: a sentence, a next step, and a way that works. */
import type { Page } from '@playwright/test';
import { speedUp } from './fast-clock.ts';
import { expect, test } from './radio-test.ts';
import { keepBeating } from './stream.ts';
import { TherapistPage } from './therapist-page.ts';

/** Time in the page runs so much faster, so that nobody waits for its limits of seconds. */
const FACTOR = 20;

/** What can be read of the words, wherever on the page. */
const says = (page: Page, words: RegExp) => page.getByText(words).filter({ visible: true }).first();

const connect = (page: Page) => page.getByRole('button', { name: 'Connect strap', exact: true });

test('a closed chooser leaves everything as it was; a strap that another program holds is linked when it is let go', async ({
  open,
  addStrap,
}) => {
  const strap = addStrap({ name: 'Strap H10' });
  strap.refuseConnect(true);
  const browser = await open();
  const { context, page } = browser;
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  browser.choose('cancel');
  await connect(page).click();
  await expect(says(page, /No strap was chosen\./)).toBeVisible();
  await expect(therapist.strap).toHaveText(/No strap/);

  browser.choose('first');
  await connect(page).click();
  await expect(says(page, /another program or watch may hold it/)).toBeVisible();
  await expect(page.getByText('No strap was chosen.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
  strap.refuseConnect(false);
  await keepBeating(strap, 72, FACTOR, therapist.showsBpm(72));
});

test('a strap that never answers is given up after the limit, and another can be chosen', async ({
  open,
  addStrap,
}) => {
  const mute = addStrap({ name: 'Mute' });
  mute.hangConnect(true);
  const browser = await open();
  const { context, page } = browser;
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  browser.choose({ name: 'Mute' });
  await connect(page).click();
  await expect(says(page, /Connecting to the strap\./)).toBeVisible();
  await expect(says(page, /Connecting took longer than 15 s\./)).toBeVisible();
  const other = addStrap({ name: 'Strap H10' });
  browser.choose({ name: 'Strap H10' });
  await therapist.press('Strap details');
  await therapist.press('Change strap');
  await keepBeating(other, 72, FACTOR, therapist.showsBpm(72));
});

test('a device without heart rate and a strap without intervals say what is missing', async ({
  open,
  addStrap,
}) => {
  addStrap({ name: 'Watch', heartRate: false });
  const band = addStrap({ name: 'Band' });
  const browser = await open();
  const { context, page } = browser;
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  browser.choose({ name: 'Watch' });
  await connect(page).click();
  await expect(says(page, /What was chosen sends no heart rate\./)).toBeVisible();
  await expect(therapist.strap).toHaveText(/No strap/);
  await expect(says(page, /What was chosen sends no heart rate\./)).toBeVisible();

  browser.choose({ name: 'Band' });
  await connect(page).click();
  await keepBeating(
    band,
    72,
    FACTOR,
    (async () => {
      await expect(therapist.strap).toHaveText(/Heart rate\s+only/);
      await therapist.showsBpm(72);
      await therapist.press('Strap details');
      await expect(says(page, /sends heart rate but no beat intervals/)).toBeVisible();
    })(),
  );
});

test('Bluetooth that is switched off, before and in a session, is told and comes back', async ({
  open,
  addStrap,
  radio,
}) => {
  const strap = addStrap({ name: 'Strap H10' });
  const { context, page } = await open();
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  radio.adapterOff();
  await connect(page).click();
  await expect(says(page, /No strap has been chosen so far\./)).toBeVisible();
  await expect(connect(page)).toBeEnabled();
  // The list that was asked for opens by itself.
  radio.adapterOn();
  await expect.poll(() => strap.subscribed).toBe(true);
  await therapist.press('Start session');
  await keepBeating(strap, 72, FACTOR, therapist.showsBpm(72));

  radio.adapterOff();
  await expect(says(page, /Bluetooth is off\./)).toBeVisible();
  radio.adapterOn();
  await keepBeating(strap, 73, FACTOR, therapist.showsBpm(73));
});

test('a computer without Bluetooth says so, and works when an adapter is plugged in', async ({
  open,
  addStrap,
  radio,
}) => {
  radio.adapterGone();
  const { context, page } = await open();
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await page.goto('/');
  await expect(says(page, /Bluetooth is off\. Switch it on, then connect\./)).toBeVisible();
  await connect(page).click();
  await expect(says(page, /Switch it on, then connect again\./)).toBeVisible();
  await expect(therapist.strap).toHaveText(/No strap/);

  radio.adapterOn();
  await expect(says(page, /This browser can reach a strap/)).toBeVisible();
  const strap = addStrap({ name: 'Strap H10' });
  await connect(page).click();
  await keepBeating(strap, 72, FACTOR, therapist.showsBpm(72));
});
