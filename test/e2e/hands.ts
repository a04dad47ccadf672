/** How a person works the page: each way reaches what it works as its person must. */
import type { Locator } from '@playwright/test';

export interface Hands {
  press(target: Locator): Promise<void>;
  /** Types over what stands in a field. */
  type(field: Locator, text: string): Promise<void>;
  /** Chooses an option of a list by its label. */
  choose(list: Locator, label: RegExp): Promise<void>;
  /** Chooses one of several. */
  check(radio: Locator): Promise<void>;
}

/** What is there can be reached at once; what has gone is not waited for. */
const AT_ONCE = { timeout: 15_000 };

/** Fingers on a phone; fields are filled by its own keyboard, lists by its own picker. */
export const byTouch: Hands = {
  press: (target) => target.tap(AT_ONCE),
  async type(field, text) {
    await field.tap(AT_ONCE);
    await field.fill(text);
  },
  async choose(list, label) {
    const options = await list.locator('option').allTextContents();
    await list.selectOption({ label: options.find((text) => label.test(text))?.trim() ?? '' });
  },
  check: (radio) => radio.tap({ force: true }),
};
