/**
 * Nothing cut, nothing on top of anything, no sideways scrolling: on a phone, in a narrow window, on a laptop and under strong zoom, in both
 * languages. Every window is looked at by `npm run screens`.
 */
import type { Page } from '@playwright/test';
import { layoutFaultsIn } from './layout-faults.ts';
import { walkBegun, walkRecord } from './record-scenes.ts';
import { inGerman } from './spoken.ts';
import { expect, test } from './story-test.ts';

const FEW = [
  [390, 844],
  [800, 800],
  [1440, 900],
  [320, 256],
] as const;

async function look(name: string, page: Page): Promise<void> {
  expect.soft(await layoutFaultsIn(page, FEW), name).toEqual([]);
  await inGerman(page, async () =>
    expect.soft(await layoutFaultsIn(page, FEW), `${name}, German`).toEqual([]),
  );
}

for (const [what, walk] of [
  ['the record', walkRecord],
  ['a session that has begun', walkBegun],
] as const) {
  test(`the screens of ${what} hold at every width`, async ({ context }) => {
    test.slow();
    await walk(context, look);
  });
}
