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

/** A tree and every shadow tree below it: each of them knows its own animations only. */
const treesOf = (tree: Document | ShadowRoot): (Document | ShadowRoot)[] => [
  tree,
  ...[...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : treesOf(shadowRoot),
  ),
];

/** How far a picture that moves is put forward for another look, ms: no fade of a word lasts so long. */
const LATER = 1500;

/**
 * Holds everything that moves: what ends by itself is put to its end, the rest stands still. A look takes no moment then, however
 * busy the machine is. Gives how to go to a later moment, and how to let it run again as if it had never stood.
 */
function hold(): { later: () => void; release: () => void } {
  const strips = new Map<Animation, Animation['startTime']>();
  /** Also what began since: a picture that is drawn anew is laid anew. */
  const take = (): void => {
    const moving = treesOf(document).flatMap((tree) => tree.getAnimations());
    for (const animation of moving.filter(({ playState }) => playState === 'running')) {
      const own = animation instanceof CSSAnimation || animation instanceof CSSTransition;
      if (own && animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
      else {
        strips.set(animation, animation.startTime);
        animation.pause();
      }
    }
  };
  take();
  return {
    later: () => {
      take();
      for (const animation of strips.keys()) animation.currentTime = Number(animation.currentTime) + LATER;
    },
    release: () => {
      for (const [animation, start] of strips) {
        // What was about to begin has no start yet, and would stand still for good without one.
        if (start === null) animation.play();
        else animation.startTime = start;
      }
    },
  };
}

/**
 * Throws with one line per finding if the element, its shadow trees included, breaks a rule. A word that is just fading has less
 * contrast for a moment: it is a fault if it is found at each of three moments.
 */
export async function expectAccessible(element: Element): Promise<void> {
  const { later, release } = hold();
  try {
    let found = await findings(element);
    for (let look = 1; look < 3 && found.length > 0; look++) {
      later();
      found = await findings(element);
    }
    if (found.length > 0) throw new Error(`not accessible:\n${found.join('\n')}`);
  } finally {
    release();
  }
}
