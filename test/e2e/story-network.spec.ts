/** The network goes away, and nothing was put by to work without one: a session that has begun needs none, and what is missing is told. */
import { readFileSync } from 'node:fs';
import { expect as expectBase, test as bare } from '@playwright/test';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test } from './story-test.ts';

/** File of the build that holds the maker of matrix codes; its name alone does not tell it from other libraries. */
function matrixCode(): string {
  const built = readFileSync(new URL('../../dist/.vite/manifest.json', import.meta.url), 'utf8');
  const chunks = JSON.parse(built) as Record<string, { readonly file: string }>;
  const [, chunk] = Object.entries(chunks).find(([source]) => source.includes('/uqr/')) ?? [];
  if (chunk === undefined) throw new Error('the build has no maker of matrix codes');
  return chunk.file;
}

test.use({ serviceWorkers: 'block' });
bare.use({ serviceWorkers: 'block' });

test('cut off after its start, a session is looked at, rated, assessed, ended and reviewed', async ({
  page,
  context,
}) => {
  const fetched: string[] = [];
  page.on('requestfinished', (request) => fetched.push(new URL(request.url()).pathname));
  const session = new SimulatedSession(page);
  await session.start();
  // What is fetched last, one after the other (the matrix code ends that row), and by the estimate's own thread.
  for (const part of [matrixCode(), 'resonance-worker', 'long-look', 'breath-course-in-turns'])
    await expect.poll(() => fetched.some((path) => path.includes(part))).toBe(true);
  await context.setOffline(true);

  for (const [tab, part] of [
    ['Beats', 'attune-tachogram'],
    ['Breaths', 'attune-trend'],
    ['Spectrum', 'attune-spectrum'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.locator(part).first()).toBeVisible();
  }
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'How strong is the distress right now?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByLabel('Single keys are on')).toBeVisible();
  await session.press('Close');
  await session.press('Plan');
  await expect(page.getByLabel('Begin with')).toBeVisible();
  await page.keyboard.press('Escape');
  await session.press('Settings of the client’s window');
  await session.press('Practice link to take home');
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await session.press('Find the resonance');
  await page.getByRole('button', { name: 'Seen', exact: true }).click();
  await session.press('Start assessment');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await session.press('Stop assessment');
  await session.press('Stop');
  await expect(page.getByText('Too little was collected for a rate today.')).toBeVisible();
  await session.press('Not now');
  await session.press('End session');
  await session.press('End and keep');
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
});

bare(
  'a file is opened without a network: it is told, and opened at another try',
  async ({ page, context }) => {
    await new SimulatedSession(page).goto();
    await context.setOffline(true);
    await page
      .getByLabel('Open a file')
      .setInputFiles({ name: 'walk.txt', mimeType: 'text/plain', buffer: Buffer.from('800\n810\n790\n') });
    await expectBase(page.getByText('A part of Attune could not be fetched.')).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await expectBase(page.getByRole('heading', { level: 1 })).toHaveText('walk.txt');
  },
);

bare('a screen that was fetched ahead in vain is fetched anew when it is wanted', async ({ page }) => {
  let asked = 0;
  await page.route(/\/assets\/attune-review-[^/]*\.js$/, (route) => {
    asked += 1;
    return asked > 3 ? route.continue() : route.abort();
  });
  await new SimulatedSession(page).goto();
  await expectBase.poll(() => asked).toBeGreaterThan(0);
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'walk.txt', mimeType: 'text/plain', buffer: Buffer.from('800\n810\n790\n') });
  await expectBase(page.getByRole('heading', { level: 1 })).toHaveText('walk.txt');
  expectBase(asked).toBeGreaterThan(3);
});

bare(
  'a screen whose part is missing says so instead of staying blank, and comes at another try',
  async ({ page }) => {
    const part = /\/assets\/attune-clients-[^/]*\.js$/;
    await page.route(part, (route) => route.abort());
    await new SimulatedSession(page).goto();
    await page.getByRole('button', { name: 'Clients', exact: true }).click();
    await expectBase(page.getByText('A part of Attune could not be fetched.')).toBeVisible();
    await page.unroute(part);
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await expectBase(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
  },
);

bare('a window that does not come is told instead of a blank page, and comes by itself', async ({ page }) => {
  const window = /\/assets\/therapist-[^/]*\.js$/;
  await page.route(window, (route) => route.abort());
  await page.goto('');
  await expectBase(page.getByText('Attune is still loading.')).toBeVisible();
  await page.unroute(window);
  await expectBase(page.getByRole('button', { name: 'Try it without a strap' })).toBeVisible();
  await expectBase(page.getByText('Attune is still loading.')).toBeHidden();
});
