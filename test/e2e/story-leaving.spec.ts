/** A page that is left takes with it what it has not written yet: by a reload, by being closed, for another page. */
import { leave, WAYS } from './leaving.ts';
import { expect, test } from '@playwright/test';

for (const way of WAYS)
  test(`what was recorded up to the last moment is kept: ${way}`, async ({ context }) => {
    test.slow();
    for (let i = 0; i < 2; i++) {
      const { sent, stored } = await leave(context, way, 400 * i);
      expect(sent).toBeGreaterThan(1);
      expect(stored).toBe(sent);
    }
  });
