/**
 * Puts one element on the page in the look of the product, alone, and takes it away before the next one. Knows no
 * element of the product.
 */
import { render } from 'lit';
import type { TemplateResult } from 'lit';
import tokens from '../../src/ui/theme/tokens.css?inline';

const style = document.createElement('style');
style.textContent = `${tokens}
  body { margin: 0; background: var(--ground); color: var(--ink); font-family: var(--font); font-size: var(--t-m); }`;
document.head.append(style);
document.documentElement.lang = 'en';

const stage = document.createElement('main');
document.body.append(stage);

/** Themes of the product; `undefined` follows the system. */
export type Theme = 'light' | 'dark' | 'dim';

/** Chooses the theme from now on. */
export function setTheme(theme: Theme | undefined): void {
  if (theme === undefined) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/**
 * Renders a template with one element at its top, in place of the one before, and waits until the element has drawn
 * itself. Returns that element.
 */
export async function mount<E extends Element = HTMLElement>(template: TemplateResult): Promise<E> {
  render(null, stage);
  render(template, stage);
  const element = stage.firstElementChild;
  if (element === null) throw new Error('the template has no element');
  await drawn(element);
  return element as E;
}

/** Waits until an element has drawn what was set on it. */
export async function drawn(element: Element): Promise<void> {
  if ('updateComplete' in element) await (element.updateComplete as Promise<unknown>);
}
