/**
 * Playwright's test for the stories on the built page. Whatever the story, it watches that no request leaves the
 * page's own origin and that the browser has nothing to complain about (a broken policy is a complaint).
 */
import AxeBuilder from '@axe-core/playwright';
import { test as base, type Page } from '@playwright/test';

interface StoryFixtures {
  /** Requests to other origins and complaints of the browser, in every window of the test. */
  readonly leaks: string[];
}

export const test = base.extend<StoryFixtures>({
  leaks: [
    async ({ context, baseURL }, use) => {
      const leaks: string[] = [];
      const home = new URL(baseURL ?? '').origin;
      context.on('request', (request) => {
        if (new URL(request.url()).origin !== home) leaks.push(`request to ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') leaks.push(message.text());
      });
      context.on('weberror', (error) => leaks.push(String(error.error())));
      await use(leaks);
      base.expect(leaks).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

/** WCAG 2.2 up to AA, and the library's best practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is now, a line for each element; empty if nothing. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    // The word of the breath comes up and goes down; half there, it has no contrast to speak of.
    .exclude({ fromShadowDom: ['attune-client', 'attune-orb', '[data-part="in"]'] })
    .exclude({ fromShadowDom: ['attune-client', 'attune-orb', '[data-part="out"]'] })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`),
  );
}

/** What axe finds in the light look and in the dark one, which the device asks for here. */
export async function findingsInBothLooks(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // With less motion the colours change at once.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const finding of await findings(page)) found.push(`${colorScheme}: ${finding}`);
  }
  return found;
}
