/** Records behind a passphrase: locked they name nobody, a session is recorded all the same, and the passphrase brings everything back. */
import { findingsInBothLooks } from './axe.ts';
import { MARKER, openFile, PASSPHRASE, setPassphrase } from './sealed-steps.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

test('records are locked, a session goes on without them, and the passphrase opens them again', async ({
  page,
}) => {
  test.slow();
  const therapist = new SimulatedSession(page);
  const locked = page.getByRole('heading', { name: 'The records are locked.' });
  const named = page.getByRole('button', { name: new RegExp(`^${MARKER}`) });
  await therapist.goto();
  await openFile(page, 'monday', MARKER);
  await therapist.press('Back up');
  await setPassphrase(page);
  await therapist.press('Start');
  await expect(named).toBeVisible();
  await therapist.press('Lock now');
  await expect(locked).toBeVisible();
  await expect(named).toHaveCount(0);
  expect(await findingsInBothLooks(page)).toEqual([]);

  await page.getByLabel('Passphrase', { exact: true }).fill('not this passphrase');
  await therapist.press('Unlock');
  await expect(page.getByText('That is not the passphrase or code of these records.')).toBeVisible({
    timeout: 60_000,
  });
  await therapist.press('Start without unlocking');
  await therapist.press('Try it without a strap');
  await therapist.press('Start session');
  await therapist.showsHeartRate();
  await therapist.press('Unlock');
  await expect(page.getByText('Recording goes on.')).toBeVisible();
  await therapist.press('Session');
  await therapist.press('End session');
  await therapist.press('End and keep');
  await expect(locked).toBeVisible();

  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(named).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('attune-session-row')).toHaveCount(2);
});
