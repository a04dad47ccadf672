/** The therapist's chart and the client's picture show the same breath at the same moment. */
import { clearTide, drawnInhales, movedInhales } from './breath-phase.ts';
import { expect, test } from './radio-test.ts';
import { keepBeating } from './stream.ts';
import { TherapistPage } from './therapist-page.ts';

/** The most that two windows may differ by, ms. */
const APART = 20;

test.use({ whole: true });

test('two windows show the same breath phase', async ({ open, addStrap }) => {
  const strap = addStrap({ name: 'Strap H10' });
  const { page } = await open();
  const therapist = new TherapistPage(page);
  await therapist.goto();
  await clearTide(page);
  await therapist.press('Connect strap');
  await expect.poll(() => strap.subscribed).toBe(true);
  const story = async (): Promise<void> => {
    await therapist.press('Start session');
    await page.getByLabel('Breaths per minute').fill('12');
    await page.getByLabel('Breaths per minute').press('Enter');
    const popup = page.waitForEvent('popup');
    await therapist.press('Open client window');
    const client = await popup;
    await client.waitForURL(/view=client/);
    await therapist.press('Start guide');

    const moved = await movedInhales(client, 12_000);
    await page.bringToFront();
    const apart: number[] = [];
    for (let reading = 0; reading < 5; reading++) {
      const drawn = await drawnInhales(page);
      apart.push(...moved.map((time) => Math.min(...drawn.map((other) => Math.abs(other - time)))));
    }
    expect(apart.length).toBeGreaterThan(5);
    expect(Math.max(...apart)).toBeLessThanOrEqual(APART);
  };
  await keepBeating(strap, 70, 1, story());
});
