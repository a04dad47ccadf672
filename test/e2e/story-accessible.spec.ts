/** Every screen of both windows, looked at by axe; those that fill the window in their light and their dark look. */
import type { Page } from '@playwright/test';
import { findings, findingsInBothLooks } from './axe.ts';
import { speedUp } from './fast-clock.ts';
import { walkClient, walkTherapist } from './scenes.ts';
import { expect, test } from './story-test.ts';

/** What opens over a screen, or in a part of it, has the colours of the rest. */
const PART = /^session-|^what/;

/** How far a page reaches beyond a window of 1280 by 1024 at 400 % (WCAG 1.4.10), px. */
async function beyondStrongZoom(page: Page): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 256 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (before !== null) await page.setViewportSize(before);
  return beyond;
}

test('axe finds nothing on any screen of the therapist, and none scrolls sideways under strong zoom', async ({
  context,
}) => {
  test.slow();
  await speedUp(context, 20);
  await walkTherapist(context, async (name, page) => {
    expect(await (PART.test(name) ? findings : findingsInBothLooks)(page), name).toEqual([]);
    expect(await beyondStrongZoom(page), name).toBeLessThanOrEqual(0);
  });
});

test('axe finds nothing on any screen of the client', async ({ context }) => {
  await walkClient(context, async (name, page) => {
    expect(await findings(page), name).toEqual([]);
  });
});
