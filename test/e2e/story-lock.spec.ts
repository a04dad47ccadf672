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

test('a passkey opens the records beside the passphrase; without it the passphrase still does', async ({
  page,
  context,
}) => {
  test.slow();
  const authenticators = await context.newCDPSession(page);
  await authenticators.send('WebAuthn.enable');
  const { authenticatorId } = await authenticators.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const therapist = new SimulatedSession(page);
  const locked = page.getByRole('heading', { name: 'The records are locked.' });
  const named = page.getByRole('button', { name: new RegExp(`^${MARKER}`) });
  await therapist.goto();
  await openFile(page, 'monday', MARKER);
  await therapist.press('Back up');
  await setPassphrase(page);
  await therapist.press('Add a passkey');
  await expect(page.getByText('The passkey opens the records from now on.')).toBeVisible();
  await therapist.press('Lock now');
  await expect(locked).toBeVisible();
  await therapist.press('Unlock with the passkey');
  await expect(named).toBeVisible();

  await therapist.press('Lock now');
  await expect(locked).toBeVisible();
  const { credentials } = await authenticators.send('WebAuthn.getCredentials', { authenticatorId });
  for (const { credentialId } of credentials)
    await authenticators.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
  await therapist.press('Unlock with the passkey');
  await expect(page.getByText('No passkey opened them:')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(named).toBeVisible({ timeout: 60_000 });
  await therapist.press('Back up');
  await therapist.press('Remove the passkey');
  await expect(page.getByText('The passkey opens nothing here any more.')).toBeVisible();
});
