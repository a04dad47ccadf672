/**
 * The initial script of each view: all script whose loading starts before its first page stands (its button, its picture), in kB as hosts
 * send it (gzip). What is fetched ahead afterwards does not count.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';

/** Most of each view, kB gz. */
const VIEWS = [
  { view: 'therapist', address: '/', tag: 'attune-start', budget: 30 },
  { view: 'client', address: '/?view=client', tag: 'attune-orb', budget: 18 },
  { view: 'practice', address: '/?practice=6', tag: 'attune-home-start', budget: 13 },
];

/** Addresses of scripts that were asked for before an element of this name was drawn, wherever in the page it is. */
async function scriptsBefore(page: Page, address: string, tag: string): Promise<string[]> {
  await page.addInitScript((wanted) => {
    const find = (root: ParentNode): boolean =>
      [...root.querySelectorAll('*')].some(
        ({ localName, shadowRoot }) =>
          (localName === wanted && (shadowRoot?.childElementCount ?? 0) > 0) ||
          (shadowRoot !== null && find(shadowRoot)),
      );
    const look = (): void => {
      if (!find(document)) requestAnimationFrame(look);
      else {
        // The frame that shows it ends with the next task; a timer might come later than what is fetched when the page is idle.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.mark('stands');
        port2.postMessage(undefined);
      }
    };
    requestAnimationFrame(look);
  }, tag);
  await page.goto(address);
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('stands').length)).toBe(1);
  return page.evaluate(() => {
    const [stands] = performance.getEntriesByName('stands');
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= (stands?.startTime ?? 0))
      .map(({ name }) => new URL(name).pathname);
  });
}

for (const { view, address, tag, budget } of VIEWS) {
  test(`the ${view}'s window begins with at most ${budget} kB of script`, async ({ page }) => {
    const scripts = await scriptsBefore(page, address, tag);
    const sizes = await Promise.all(
      [...new Set(scripts)].map(async (path) => {
        const bytes = await readFile(new URL(`../../dist${path}`, import.meta.url));
        return { path, bytes: gzipSync(bytes, { level: 9 }).length };
      }),
    );
    const kb = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
    process.stdout.write(`weight of ${view}: ${kb.toFixed(1)} kB gz of ${budget}, ${sizes.length} files\n`);
    expect(kb, sizes.map(({ path, bytes }) => `${path} ${bytes}`).join('\n')).toBeLessThanOrEqual(budget);
  });
}
