/** The language of a page, changed while it stands as a person would change it. */
import { expect, type Page } from '@playwright/test';

async function speak(page: Page, language: 'en' | 'de'): Promise<void> {
  await page.evaluate((tag) => {
    localStorage.setItem('attune-language', tag);
    localStorage.setItem('attune-language-client', tag);
    // As another window of this browser would tell it.
    dispatchEvent(new StorageEvent('storage'));
  }, language);
  await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: 30_000 });
}

/** Lets the page speak German for as long as `work` takes. */
export async function inGerman(page: Page, work: () => Promise<void>): Promise<void> {
  await speak(page, 'de');
  await work();
  await speak(page, 'en');
}
