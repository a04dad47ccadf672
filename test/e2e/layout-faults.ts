/**
 * What is wrong with the layout of a page as it is now: a page that scrolls sideways, words that are cut or lie on other words, controls that lie on one
 * another or on words that are none of theirs. Judged by the boxes that the browser drew; what opens over a page (a dialog, a popover) is looked at alone.
 */
import type { Page } from '@playwright/test';

/** Windows in which every screen holds, CSS px: phones, small and split windows, laptops, and 1440 by 900 at 200 and 400 %, and WCAG's own 320 by 256. */
export const WINDOWS = [
  [390, 844],
  [720, 800],
  [800, 800],
  [900, 800],
  [1024, 768],
  [1440, 900],
  [720, 450],
  [360, 256],
  [320, 256],
] as const;

/** The faults at the page's present size, a line each; empty = none. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(readFaults);
}

/** The faults in any window of `windows`, a line each with the widths; the page is left as large as it was. */
export async function layoutFaultsIn(
  page: Page,
  windows: readonly (readonly [number, number])[] = WINDOWS,
): Promise<string[]> {
  const before = page.viewportSize();
  const found = new Map<string, string[]>();
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    // Charts measure themselves, and draw in the frame after.
    await page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        ),
    );
    for (const fault of await layoutFaults(page))
      found.set(fault, [...(found.get(fault) ?? []), `${width}x${height}`]);
  }
  if (before !== null) await page.setViewportSize(before);
  return [...found].map(([fault, at]) => `${fault} (${at.join(', ')})`);
}

/** Runs in the page, and is sent there as text: it may use nothing from outside. */
function readFaults(): string[] {
  interface Piece {
    readonly box: DOMRect;
    readonly name: string;
    /** The element of the text, or the control. */
    readonly of: Element;
    readonly isControl: boolean;
  }
  const CONTROL = 'button, input:not([type=hidden], [type=file]), select, textarea, a[href], summary';
  const faults = new Set<string>();
  const pieces: Piece[] = [];
  const say = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40);

  /** The element in which `element` stands, through slots and shadow roots. */
  function parentOf(element: Element): Element | null {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  function holds(outer: Element, inner: Element): boolean {
    for (let at: Element | null = inner; at !== null; at = parentOf(at)) if (at === outer) return true;
    return false;
  }
  /** The sheet in which `element` stands that rises over the page on purpose; `undefined` = none. */
  function sheetOf(element: Element): Element | undefined {
    for (let at: Element | null = element; at !== null; at = parentOf(at))
      if (at.matches('.sheet') && getComputedStyle(at).position === 'fixed') return at;
    return undefined;
  }
  /** What opened last over the page. */
  function opened(root: ParentNode): Element | undefined {
    let last: Element | undefined;
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('dialog[open], :popover-open')) last = element;
      if (element.shadowRoot !== null) last = opened(element.shadowRoot) ?? last;
    }
    return last;
  }
  /** What reaches beyond the window and holds nothing that does. */
  function widest(root: ParentNode): string[] {
    const names: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot !== null) names.push(...widest(element.shadowRoot));
      if (element.getBoundingClientRect().right <= innerWidth + 0.5 || element.closest('.vh') !== null)
        continue;
      if ([...element.children].some((child) => child.getBoundingClientRect().right > innerWidth + 0.5))
        continue;
      names.push(`${element.localName}.${element.classList.value}`);
    }
    return [...new Set(names)].slice(0, 6);
  }
  const over = opened(document);
  const beyond = document.documentElement.scrollWidth - innerWidth;
  if (beyond > 0) faults.add(`scrolls sideways by ${beyond} px: ${widest(document).join(', ')}`);

  /** What of a box can be seen through everything that clips it, and whether it is cut where nobody can scroll to it. */
  function seen(element: Element, box: DOMRect): { readonly box: DOMRect; readonly cut: boolean } {
    let { left, top, right, bottom } = box;
    let cut = false;
    for (let at: Element | null = element; at !== null; at = parentOf(at)) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const clipsX = overflowX !== 'visible';
      const clipsY = overflowY !== 'visible';
      if ((clipsX || clipsY) && at !== document.documentElement && at !== document.body) {
        const clip = at.getBoundingClientRect();
        if (clipsX) {
          // Letters lean out of their boxes by a hair.
          if (/hidden|clip/.test(overflowX) && (left < clip.left - 2 || right > clip.right + 2)) cut = true;
          left = Math.max(left, clip.left);
          right = Math.min(right, clip.right);
        }
        if (clipsY) {
          if (/hidden|clip/.test(overflowY) && (top < clip.top - 4 || bottom > clip.bottom + 4)) cut = true;
          top = Math.max(top, clip.top);
          bottom = Math.min(bottom, clip.bottom);
        }
      }
      if (position === 'fixed' || at === over) break;
    }
    return { box: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), cut };
  }
  function take(element: Element, drawn: DOMRect, name: string, isControl: boolean): void {
    if (drawn.width < 2 || drawn.height < 2) return;
    const { box, cut } = seen(element, drawn);
    const wholly = box.width < 2 || box.height < 2;
    if (cut && !wholly) faults.add(`cut: ${isControl ? 'control ' : ''}“${name}”`);
    if (wholly) return;
    const scrolls = over === undefined || over.scrollHeight > over.clientHeight;
    if (beyond <= 0 && (drawn.left < -2 || drawn.right > innerWidth + 2) && box.right > innerWidth + 2)
      faults.add(`beyond the window: “${name}”`);
    if (over !== undefined && !scrolls && (drawn.top < -2 || drawn.bottom > innerHeight + 2))
      faults.add(`beyond the window: “${name}”`);
    pieces.push({ box, name, of: element, isControl });
  }
  const pen = document.createElement('canvas').getContext('2d');
  /** A select shows what is chosen as far as it has room, and says nothing of the rest. */
  function takeChosen(select: HTMLSelectElement): void {
    const { appearance, fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } =
      getComputedStyle(select);
    const text = say(select.selectedOptions[0]?.textContent ?? '');
    if (pen === null || text === '') return;
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const arrow = appearance === 'none' ? 0 : 16;
    const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - arrow;
    if (pen.measureText(text).width > room + 1) faults.add(`cut: “${text}” in a select`);
  }
  function walk(node: Node): void {
    if (node instanceof Text) {
      const element = node.parentElement ?? (node.parentNode as ShadowRoot | null)?.host;
      const name = say(node.data);
      if (name === '' || !(element instanceof Element)) return;
      if (element.closest('.vh, script, style, option, title, desc') !== null) return;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
      // Read out, never seen.
      if (getComputedStyle(element).clipPath !== 'none') return;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { fontSize } = getComputedStyle(element);
      for (const box of range.getClientRects()) {
        // The box of a line holds room for letters of every language; of large figures that room is seen.
        const inset = parseFloat(fontSize) >= 40 ? 0.2 * box.height : 0;
        take(element, new DOMRect(box.x, box.y + inset, box.width, box.height - 2 * inset), name, false);
      }
      return;
    }
    if (!(node instanceof Element)) {
      node.childNodes.forEach(walk);
      return;
    }
    if (node.matches(CONTROL) && node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      const name = say(node.getAttribute('aria-label') ?? node.textContent);
      if (node instanceof HTMLSelectElement) takeChosen(node);
      // A link in a sentence may stand on two lines.
      for (const box of node.getClientRects()) take(node, box, name, true);
    }
    if (node.shadowRoot !== null) node.shadowRoot.childNodes.forEach(walk);
    else if (node instanceof HTMLSlotElement) node.assignedNodes().forEach(walk);
    else node.childNodes.forEach(walk);
  }
  walk(over ?? document.body);

  for (const [i, a] of pieces.entries()) {
    for (const b of pieces.slice(i + 1)) {
      if (a.of === b.of || sheetOf(a.of) !== sheetOf(b.of)) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const tall = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide <= 3 || tall <= 3) continue;
      // The card of a word lies over it, as a button without words of its own.
      const [word, control] = a.isControl ? [b, a] : [a, b];
      if (
        control.isControl &&
        !word.isControl &&
        control.of.getRootNode() === word.of.getRootNode() &&
        getComputedStyle(control.of).position === 'absolute'
      )
        continue;
      // A button of a field stands in it.
      const [field, other] = a.of.matches('input') ? [a, b] : [b, a];
      if (field.of.matches('input') && other.of.closest('button') !== null) continue;
      // A control holds its own words; a switch lies in its row.
      if ((a.isControl || b.isControl) && (holds(a.of, b.of) || holds(b.of, a.of))) continue;
      const label = (a.of.closest('label') ?? b.of.closest('label')) as Element | null;
      if (label !== null && holds(label, a.of) && holds(label, b.of)) continue;
      // Lines stand closer than their boxes.
      if (!a.isControl && !b.isControl && tall <= 0.4 * Math.min(a.box.height, b.box.height)) continue;
      if (a.isControl !== b.isControl && tall <= 0.3 * (a.isControl ? b : a).box.height) continue;
      faults.add(
        `${a.isControl ? 'control ' : ''}“${a.name}” on ${b.isControl ? 'control ' : ''}“${b.name}”`,
      );
    }
  }
  return [...faults];
}
