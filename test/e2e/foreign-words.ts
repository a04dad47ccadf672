/** English words on a page that speaks German: in what is read, and in what is read out. */
import type { Page } from '@playwright/test';

/** What people wrote in the sessions that are walked through, and names that are English everywhere. */
const OWN = [
  'the chair by the window',
  'shoulders up, breath held when the door was spoken of',
  '“I can feel my feet”',
  'Bluetooth Heart Rate Service',
];

/** Each word that stands in most English sentences and in no German one, with the text around it; empty = none. */
export function foreignWords(page: Page): Promise<string[]> {
  return page.evaluate(readWords, OWN);
}

/** Runs in the page, and is sent there as text: it may use nothing from outside. */
function readWords(own: readonly string[]): string[] {
  const ENGLISH =
    /\b(the|is|are|of|and|this|that|with|for|from|your|you|it|its|heart|beats?|breaths?|breathing|guide|session|sessions|show|close|back|save|here|nothing|minutes|seconds|today|undefined|null|NaN)\b/i;
  const READ = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt', 'summary'];
  const found = new Set<string>();
  const look = (text: string | null): void => {
    const said = (text ?? '').replace(/\s+/g, ' ').trim();
    const rest = own.reduce((left, words) => left.replaceAll(words, ''), said);
    if (ENGLISH.test(rest)) found.add(said.slice(0, 80));
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) look(node.data);
    if (node instanceof Element) {
      // What the page says where its program never came is there in both languages, and speech regions may still hold what was said last.
      if (
        node.matches(
          'script, style, noscript, .late, [aria-live], output, .vh[role=status], [lang]:not(html), [translate=no]',
        )
      )
        return;
      for (const name of READ) if (node.hasAttribute(name)) look(node.getAttribute(name));
      if (node.shadowRoot !== null) node.shadowRoot.childNodes.forEach(walk);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  look(document.title);
  return [...found];
}
