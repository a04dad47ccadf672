/**
 * A page that is left takes with it what it has not written yet: by a reload, for another page. Being closed is measured by `test/bench/kills.ts`:
 * how long a closing page may still work is the browser's affair, and on a busy machine it ends it before it has heard of it.
 */
import { leave } from './leaving.ts';
import { expect, test } from '@playwright/test';

for (const way of ['reload', 'another page'] as const)
  test(`what was recorded up to the last moment is kept: ${way}`, async ({ context }) => {
    test.slow();
    for (let i = 0; i < 2; i++) {
      const { sent, stored } = await leave(context, way, 400 * i);
      expect(sent).toBeGreaterThan(1);
      expect(stored).toBe(sent);
    }
  });
