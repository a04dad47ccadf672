/** What a page of somebody else's can do with this one, and what this one may ask the browser for: nothing that is not needed. */
import { expect, test } from '@playwright/test';

test('inside another page it does not start, says why, and leads out', async ({ page, context }) => {
  await page.route('**/stranger', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="/" width="600" height="400"></iframe>' }),
  );
  // A host that sends no headers.
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ body: await response.body(), contentType: 'text/html' });
  });
  await page.goto('/stranger');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Attune does not run inside another page')).toBeVisible();
  await expect(frame.getByRole('button')).toHaveCount(0);
  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open Attune in a window of its own' }).click();
  await expect((await opened).getByRole('button', { name: 'Try it without a strap' })).toBeVisible();
});

test('no text becomes a script, and only what is used may be asked for', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Try it without a strap' })).toBeEnabled();
  const refused = await page.evaluate(() => {
    const refuses = (work: () => unknown): boolean => {
      try {
        work();
        return false;
      } catch (error) {
        return error instanceof TypeError || error instanceof EvalError;
      }
    };
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string) => unknown };
    };
    return [
      refuses(() => (document.createElement('script').src = '/x.js')),
      refuses(() => new Worker('/x.js')),
      refuses(() => trustedTypes.createPolicy('another')),
    ];
  });
  expect(refused).toEqual([true, true, true]);
  const allowed = await page.evaluate(() => {
    const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures: () => string[] } };
    return featurePolicy.allowedFeatures();
  });
  for (const feature of ['usb', 'serial', 'hid', 'midi', 'camera', 'microphone', 'geolocation', 'payment'])
    expect(allowed).not.toContain(feature);
  for (const feature of ['screen-wake-lock', 'fullscreen', 'window-management'])
    expect(allowed).toContain(feature);
});
