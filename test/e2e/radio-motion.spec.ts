/**
 * The strap's second service on the browser's own Bluetooth: the breath is measured beside the heart, and whatever the service does, heart rate goes on and it is said what
 * happened. Every step and fault is gone through by `test/unit/strap/motion-matrix.test.ts`.
 */
import type { SensorTrouble } from '../../mocks/motion-sensor.ts';
import { speedUp } from './fast-clock.ts';
import { breathingAt } from './radio-chest.ts';
import { expect, test } from './radio-test.ts';
import { packet } from './stream.ts';
import { TherapistPage } from './therapist-page.ts';

const FACTOR = 3;
const STRAP = 'Strap H10';

const FAULTS: readonly (readonly [SensorTrouble, RegExp])[] = [
  ['refuses', /The strap refuses its motion sensor\. Heart rate works without\./],
  ['mute', /The motion sensor does not answer\. Heart rate works without\./],
  ['drops', /The system may want to pair this strap\. Heart rate works without\./],
];

test('the breath of a strap, and its faults: heart rate goes on', async ({ open, addStrap }) => {
  const strap = addStrap({ name: STRAP, motion: breathingAt(9, FACTOR) });
  const { motion } = strap;
  const browser = await open();
  const { context, page } = browser;
  await speedUp(context, FACTOR);
  const therapist = new TherapistPage(page);
  await therapist.goto();
  browser.choose({ name: STRAP });
  await therapist.press('Connect strap');
  await expect.poll(() => strap.subscribed).toBe(true);
  // Another heart rate for each fault, which comes while the sensor is asked and after it.
  let bpm = 60;
  const beating = setInterval(() => strap.notify(packet(0, bpm, []).bytes), 900 / FACTOR);
  const breath = page.getByLabel('Breath', { exact: true });
  const tryWith = (trouble: SensorTrouble, says: RegExp): Promise<void> =>
    test.step(trouble, async () => {
      motion!.trouble = trouble;
      bpm += 1;
      await page.getByRole('button', { name: /^(Use breathing of the strap|Try again)$/ }).click();
      await expect(breath).toHaveText(says);
      await therapist.showsBpm(bpm);
    });
  try {
    await therapist.press('Start session');
    for (const [trouble, says] of FAULTS) await tryWith(trouble, says);
    motion!.trouble = 'none';
    await therapist.press('Try again');
    await expect(breath).toHaveText(/^About (8\.5|9|9\.5) a minute, measured at the chest\.$/);
    motion!.end();
    bpm = 80;
    await expect(breath).toHaveText(/has ended the breath by itself/);
    await therapist.showsBpm(80);
    // After this one nothing is offered any more, so it comes last.
    await tryWith('stuck', /The motion sensor of this strap is not usable\. Heart rate works without\./);
  } finally {
    clearInterval(beating);
  }
});
