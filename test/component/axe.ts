/** The accessibility check with which every component test begins: axe-core in the page, WCAG 2.2 up to AA. */
import type { AxeResults, RunOptions } from 'axe-core';
import 'axe-core/axe.min.js';

/** The library is a classic script: it leaves itself at the window. */
const { axe } = window as unknown as {
  axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
};

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules on whole pages, which an element alone cannot meet. */
const OF_PAGES = ['region', 'page-has-heading-one', 'landmark-one-main', 'document-title', 'html-has-lang'];

async function findings(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: RULES,
    rules: Object.fromEntries(OF_PAGES.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.flat().join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
}

/**
 * Throws with one line per finding if the element, its shadow trees included, breaks a rule. A word that is just fading has less
 * contrast for a moment: it is a fault if it is found in each of four looks.
 */
export async function expectAccessible(element: Element): Promise<void> {
  let found = await findings(element);
  for (let look = 1; look < 4 && found.length > 0; look++) found = await findings(element);
  if (found.length > 0) throw new Error(`not accessible:\n${found.join('\n')}`);
}
