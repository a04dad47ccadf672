/** A walk through the screens of a passphrase: set, its code on paper, locked, a session beside locked records. It judges nothing. */
import type { BrowserContext } from '@playwright/test';
import { expect as soon } from '@playwright/test';
import type { Look } from './scenes.ts';
import { fillGroups, MARKER, openFile, typePassphrase } from './sealed-steps.ts';
import { SimulatedSession } from './simulated-session.ts';

const expect = soon.configure({ timeout: 60_000 });

export async function walkLock(context: BrowserContext, look: Look): Promise<void> {
  const page = await context.newPage();
  const session = new SimulatedSession(page);
  const locked = page.getByRole('heading', { name: 'The records are locked.' });
  await session.goto();
  await openFile(page, 'monday', MARKER);
  await session.press('Back up');
  await typePassphrase(page);
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  await look('lock-code', page);
  await fillGroups(page);
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible();
  await look('lock-guard', page);
  await session.press('Lock now');
  await expect(locked).toBeVisible();
  await look('lock', page);
  await page.getByLabel('Passphrase', { exact: true }).fill('not this passphrase');
  await session.press('Unlock');
  await expect(page.getByText('That is not the passphrase or code of these records.')).toBeVisible();
  await look('lock-wrong', page);
  await session.press('Use the recovery code');
  await look('lock-by-code', page);
  await session.press('Start without unlocking');
  await session.press('Try it without a strap');
  await look('lock-without', page);
  await session.press('Start session');
  await session.showsHeartRate();
  await look('lock-session', page);
  await session.press('Unlock');
  await expect(page.getByText('Recording goes on.')).toBeVisible();
  await look('lock-beside', page);
  await page.close();
}
