/** A really full disk: the session goes on in memory, is written when there is room, and outlives a kill afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notePackets, openOnDisk, storedFacts, storedOf, type SentPacket } from './disk-browser.ts';
import { SimulatedSession } from './simulated-session.ts';
import { mountSmallDisk, WHY_NOT } from './small-disk.ts';
import { expect, test } from '@playwright/test';

test('a disk that is full and has room again: the session is written whole and outlives a kill', async ({
  playwright,
  baseURL,
  launchOptions: { executablePath = '' },
}, info) => {
  test.slow();
  const disk = mountSmallDisk(120);
  if (disk === undefined) return info.skip(true, WHY_NOT);
  const cache = mkdtempSync(join(tmpdir(), 'attune-cache-'));
  const open = () =>
    openOnDisk(playwright.chromium, disk.folder, cache, { executablePath, baseURL: baseURL ?? '' });
  try {
    const sent: SentPacket[] = [];
    const browser = await open();
    await notePackets(browser.context, (packet) => sent.push(packet));
    const session = new SimulatedSession(browser.page);
    await session.start();
    disk.fill();
    await expect(browser.page.getByText('This device’s storage cannot be used right now')).toBeVisible();
    await expect(browser.page.getByRole('button', { name: 'Download session', exact: true })).toBeVisible();
    const unsafe = sent.length;
    await expect.poll(() => sent.length).toBeGreaterThan(unsafe + 2);
    disk.clear();
    await expect(browser.page.getByText('The session is written to this device again.')).toBeVisible();
    const safe = sent.length;
    // One more write, so that what had been waiting is surely behind it.
    await expect.poll(() => sent.length).toBeGreaterThan(safe + 1);
    await browser.kill();

    // The browser reads its log anew and must not take it for damaged.
    const again = await open();
    const facts = await storedFacts(again.page);
    const stored = storedOf(
      sent.map(({ bytes }) => bytes),
      facts,
    );
    expect(stored).toBeGreaterThanOrEqual(safe);
    await again.context.close();
  } finally {
    disk.unmount();
    rmSync(cache, { recursive: true, force: true });
  }
});
