/** A person who has a keyboard and nothing else: goes from one thing to the next with Tab, and sees where the focus is. */
import type { Page } from '@playwright/test';

/** More steps than any page of the product has. */
const MOST = 80;

export class ByKeyboard {
  constructor(readonly page: Page) {}

  /** What the focus is on, by the name that is read out; throws where nothing shows it. */
  #focused(): Promise<string> {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return '';
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const text = (node: Element): string => node.textContent.replace(/\s+/g, ' ').trim();
      const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(text).join(' ') : '';
      const name = at.getAttribute('aria-label') ?? (labels === '' ? text(at) : labels);
      if (outlineStyle === 'none' && boxShadow === 'none') throw new Error(`no focus is seen on ${name}`);
      return name;
    });
  }

  /** Goes to what has this name, which may only come in a moment. */
  async to(name: string): Promise<void> {
    await this.page.getByText(name, { exact: true }).first().waitFor();
    for (let step = 0; step < MOST; step++) {
      if ((await this.#focused()) === name) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  }

  async press(name: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press('Enter');
  }

  async type(label: string, text: string): Promise<void> {
    await this.to(label);
    await this.page.keyboard.type(text);
  }
}
