/** A session of the past runs again in both windows, leaves as a file, and comes back with the same facts. */
import { readFileSync } from 'node:fs';
import { readSessionFile } from '../../src/exchange/session-file.ts';
import { writeSessionFile } from '../../src/exchange/session-writer.ts';
import { richSession } from '../fixtures/rich-session.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

const past = richSession();

test('a session runs again in both windows and leaves nothing behind; its file holds every fact', async ({
  page,
}) => {
  const session = new SimulatedSession(page);
  await session.goto();
  const text = writeSessionFile(past.log, '0.1.0');
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'past.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await session.press('Replay');
  await expect(page.locator('.sign')).toHaveText('Replay');
  await session.showsHeartRate();

  const client = await session.openClientWindow();
  await expect(client.getByText('Replay of an earlier session')).toBeVisible();
  await page.getByLabel('Jump to').selectOption({ label: '1:00 Grounding' });
  await expect(page.locator('.time')).toContainText(/^1:0\d/);
  await page.getByLabel('Speed').selectOption('60');
  await expect(client.getByText('Played fast; the guide rests')).toBeVisible();
  await client.keyboard.press('Space');
  await expect(client.getByRole('heading')).toHaveText('Everything has stopped.');
  await expect(client.getByText('Replay of an earlier session')).toBeVisible();
  await expect(page.getByText('Everything is stopped for the client.')).toBeVisible();
  await session.press('Go on');
  // It comes to its end by itself.
  await expect(page.getByRole('button', { name: 'Replay', exact: true })).toBeVisible();
  await expect(client.getByText('Replay of an earlier session')).toHaveCount(0);

  await session.press('Export');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Attune session' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  // A recording that was opened is over: its end is all that opening adds.
  const withoutEnd = (facts: readonly { type: string }[]) => facts.filter(({ type }) => type !== 'ended');
  expect(withoutEnd(readSessionFile(saved).facts)).toEqual(withoutEnd(past.log));
});
