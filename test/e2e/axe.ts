/** What axe-core finds on a page as it stands: WCAG 2.2 up to AA, and the library's best practice. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that another look of the same page can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** The word of the breath comes up and goes down; half there, it has no contrast to speak of. */
const FADING = ['in', 'out'].map((part) => ({
  fromShadowDom: ['attune-client', 'attune-orb', `[data-part="${part}"]`] as [string, string, string],
}));

/** A line for each element that breaks one of the rules. */
async function broken(page: Page, runOnly: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ runOnly, exclude }) => {
      const { axe: library } = window as unknown as { axe: typeof axe };
      const { violations } = await library.run({ exclude }, { runOnly, resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
      );
    },
    { runOnly, exclude: FADING },
  );
}

/** What axe finds on the page as it is now, a line for each element; empty if nothing. */
export function findings(page: Page): Promise<string[]> {
  return broken(page, RULES);
}

/** What axe finds in the light look, and of its colours in the dark one, which the device asks for here. */
export async function findingsInBothLooks(page: Page): Promise<string[]> {
  // With less motion the colours change at once.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await findings(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await broken(page, OF_COLOURS);
  return [...light.map((line) => `light: ${line}`), ...dark.map((line) => `dark: ${line}`)];
}
