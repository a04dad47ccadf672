/** The ways in which a person works the page: by keyboard alone, by touch, by mouse. Each reaches what it works as its person must. */
import { expect, type Locator } from '@playwright/test';

export interface Hands {
  /** Presses a button; `key` is the single key that does the same while a session runs. */
  press(target: Locator, key?: string): Promise<void>;
  /** Types over what stands in a field. */
  type(field: Locator, text: string): Promise<void>;
  /** Chooses an option of a list by its label. */
  choose(list: Locator, label: RegExp): Promise<void>;
  /** Chooses one of several. */
  check(radio: Locator): Promise<void>;
}

/** More stops than any screen has. */
const STOPS = 250;
/** What is there can be reached at once; what has gone is not waited for. */
const AT_ONCE = { timeout: 15_000 };

/** Walks by Tab until what has the focus is `there`; one stop back first, as who has just passed it would. */
async function walk(target: Locator, there: (element: Element) => boolean): Promise<void> {
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  const { keyboard } = target.page();
  for (let i = 0; i < STOPS; i++) {
    if (await target.evaluate(there, undefined, AT_ONCE)) return;
    await keyboard.press(i === 0 ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`no way by Tab to ${String(target)}`);
}

const walkTo = (target: Locator): Promise<void> => walk(target, (element) => element.matches(':focus'));

/** No pointer is used. */
export const byKeyboard: Hands = {
  async press(target, key) {
    if (key === undefined) await walkTo(target);
    await target.page().keyboard.press(key ?? 'Enter');
  },
  async type(field, text) {
    await walkTo(field);
    const { keyboard } = field.page();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(text);
  },
  async choose(list, label) {
    await walkTo(list);
    const { keyboard } = list.page();
    const chosen = (): Promise<string> =>
      list.evaluate(
        (select: HTMLSelectElement) => select.selectedOptions[0]?.textContent ?? '',
        undefined,
        AT_ONCE,
      );
    await keyboard.press('Home');
    for (let i = 0; i < STOPS && !label.test((await chosen()).trim()); i++) await keyboard.press('ArrowDown');
    expect((await chosen()).trim()).toMatch(label);
  },
  async check(radio) {
    // Of a group Tab reaches the chosen one; arrows choose another.
    await walk(radio, (element) => {
      const { activeElement } = element.getRootNode() as ShadowRoot;
      return (
        activeElement instanceof HTMLInputElement &&
        activeElement.type === 'radio' &&
        activeElement.name === (element as HTMLInputElement).name
      );
    });
    const { keyboard } = radio.page();
    for (let i = 0; i < STOPS && !(await radio.isChecked(AT_ONCE)); i++) await keyboard.press('ArrowDown');
    await expect(radio).toBeChecked();
  },
};

/** Fingers on a phone; fields are filled by its own keyboard, lists by its own picker. */
export const byTouch: Hands = {
  press: (target) => target.tap(AT_ONCE),
  async type(field, text) {
    await field.tap(AT_ONCE);
    await field.fill(text);
  },
  async choose(list, label) {
    const options = await list.locator('option').allTextContents();
    await list.selectOption({ label: options.find((text) => label.test(text.trim()))?.trim() ?? '' });
  },
  check: (radio) => radio.tap({ force: true }),
};

/** A mouse, and a keyboard for words. */
export const byMouse: Hands = {
  ...byTouch,
  press: (target) => target.click(AT_ONCE),
  type: (field, text) => field.fill(text),
  check: (radio) => radio.check(AT_ONCE),
};
