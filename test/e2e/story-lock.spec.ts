/** Records behind a passphrase: locked they name nobody, a session is recorded all the same, and the passphrase brings everything back. */
import { findingsInBothLooks } from './axe.ts';
import { ByKeyboard } from './by-keyboard.ts';
import { groupsOf, MARKER, openFile, PASSPHRASE, setPassphrase } from './sealed-steps.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

test('by keyboard alone records get a passphrase, are locked, a session goes on without them, and passphrase or code open them', async ({
  page,
}) => {
  test.slow();
  const keys = new ByKeyboard(page);
  const therapist = new SimulatedSession(page);
  const locked = page.getByRole('heading', { name: 'The records are locked.' });
  const named = page.getByRole('button', { name: new RegExp(`^${MARKER}`) });
  const NEXT = 'quite another five words';
  await therapist.goto();
  await openFile(page, 'monday', MARKER);
  await keys.press('Back up');
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('Repeat the passphrase', PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 60_000 });
  const code = await groupsOf(page);
  const asked = await page.getByText(/^Group \d$/).allInnerTexts();
  for (const label of asked) await keys.type(label, code[Number(label.slice(6)) - 1] ?? '');
  await keys.press('It is on paper');

  await keys.press('Change the passphrase');
  await keys.type('Passphrase', NEXT);
  await keys.type('Repeat the passphrase', NEXT);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The new passphrase holds from now on.')).toBeVisible({ timeout: 60_000 });
  await keys.press('Start');
  await expect(named).toBeVisible();
  await keys.press('Lock now');
  await expect(locked).toBeVisible();
  await expect(named).toHaveCount(0);
  expect(await findingsInBothLooks(page)).toEqual([]);

  await keys.type('Passphrase', PASSPHRASE);
  await keys.press('Unlock');
  await expect(page.getByText('That is not the passphrase or code of these records.')).toBeVisible({
    timeout: 60_000,
  });
  await keys.press('Use the recovery code');
  await keys.type('Recovery code', code.join(' ').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(named).toBeVisible({ timeout: 60_000 });
  await keys.press('Lock now');
  await expect(locked).toBeVisible();

  await keys.press('Start without unlocking');
  await keys.press('Try it without a strap');
  await keys.press('Start session');
  await therapist.showsHeartRate();
  await therapist.press('Unlock');
  await expect(page.getByText('Recording goes on.')).toBeVisible();
  await keys.press('Session');
  await therapist.press('End session');
  await therapist.press('End and keep');
  await expect(locked).toBeVisible();

  await page.keyboard.type(NEXT);
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

test('where passphrase and code are lost a device begins anew, and a code that is found brings the old records back', async ({
  page,
}) => {
  test.slow();
  const therapist = new SimulatedSession(page);
  const locked = page.getByRole('heading', { name: 'The records are locked.' });
  const earlier = page.getByRole('heading', { name: 'Earlier records on this device' });
  const row = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await therapist.goto();
  await openFile(page, 'monday', 'the first');
  await openFile(page, 'tuesday', 'the second');
  await therapist.press('Back up');
  const code = await setPassphrase(page);
  await therapist.press('Lock now');
  await therapist.press('Passphrase and code are lost');
  await expect(locked).toBeVisible();
  await therapist.press('Begin anew');
  await expect(row('the first')).toHaveCount(0);
  await openFile(page, 'friday', 'the third');
  await expect(row('the third')).toBeVisible();

  await page.reload();
  await expect(row('the third')).toBeVisible();
  await expect(page.locator('attune-session-row')).toHaveCount(1);
  await therapist.press('Back up');
  const old = page.locator('section', { has: earlier });
  await old.getByLabel('Passphrase', { exact: true }).fill('not this passphrase');
  await therapist.press('Open earlier records');
  await expect(old.getByText('That does not open it.')).toBeVisible({ timeout: 60_000 });
  await old.getByRole('button', { name: 'Use the recovery code' }).click();
  await old.getByLabel('Recovery code').fill(code);
  await therapist.press('Open earlier records');
  await expect(earlier).toHaveCount(0, { timeout: 60_000 });
  await therapist.press('Start');
  for (const name of ['the first', 'the second', 'the third']) await expect(row(name)).toBeVisible();
  await row('the second').first().click();
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
  await page.reload();
  await expect(page.locator('attune-session-row')).toHaveCount(3);
});
