/**
 * Playwright's test for the stories on the built page. Whatever the story, it watches that no request leaves the
 * page's own origin and that the browser has nothing to complain about (a broken policy is a complaint).
 */
import { test as base } from '@playwright/test';

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
