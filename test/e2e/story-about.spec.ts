/** About this copy: the files that run are compared with the list of the build, and one that was changed on its way is named. */
import { findingsInBothLooks } from './axe.ts';
import { WHOLE } from './lean.ts';
import { expect, test } from './story-test.ts';
import { SimulatedSession } from './simulated-session.ts';

test.use(WHOLE);

test('the copy that runs is told as it was built, and a changed file is found', async ({ page }) => {
  test.slow();
  const therapist = new SimulatedSession(page);
  await therapist.goto();
  await therapist.press('About this copy');
  await expect(page.getByText(/\d+ files, all as they were built\./)).toBeVisible({ timeout: 60_000 });
  expect(await findingsInBothLooks(page)).toEqual([]);
  await therapist.press('Close');
});

test.describe('on a page without its service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a file that is served otherwise is named', async ({ page }) => {
    await page.route('**/third-party.txt', (route) => route.fulfill({ body: 'something else' }));
    const therapist = new SimulatedSession(page);
    await therapist.goto();
    await therapist.press('About this copy');
    await expect(page.getByText(/1 file not as built\./)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('row', { name: /^third-party\.txt .* other$/ })).toBeVisible();
  });
});
