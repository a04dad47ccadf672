/** Gridlines and labels of a chart as elements that stand on their own: text stays text, and a canvas that moves does not take them along. */

/** A line or label: where it stands, in px from the top or the left, and what it says. */
export interface FrameMark {
  readonly at: number;
  readonly text: string;
}

function marks(parent: Element, kind: string, wanted: readonly FrameMark[], side: 'top' | 'left'): void {
  const old = [...parent.querySelectorAll<HTMLElement>(`:scope > .${kind}`)];
  wanted.forEach((mark, i) => {
    let element = old[i];
    if (element === undefined) {
      element = document.createElement('div');
      element.className = kind;
      parent.append(element);
    }
    element.style[side] = `${mark.at}px`;
    // Unchanged text is left alone, so that nothing is laid out again.
    if (element.dataset.text !== mark.text) element.dataset.text = mark.text;
  });
  for (const element of old.slice(wanted.length)) element.remove();
}

/** Horizontal gridlines with their value at the right edge. */
export const placeLines = (parent: Element, wanted: readonly FrameMark[]): void =>
  marks(parent, 'gl', wanted, 'top');

/** Labels of time or frequency at the base. */
export const placeTicks = (parent: Element, wanted: readonly FrameMark[]): void =>
  marks(parent, 'tk', wanted, 'left');

/** Words inside the picture, e.g. the kind of an artefact; `at` is from the left. */
export const placeNotes = (
  parent: Element,
  wanted: readonly (FrameMark & { readonly top: number })[],
): void => {
  marks(parent, 'nt', wanted, 'left');
  parent.querySelectorAll<HTMLElement>(':scope > .nt').forEach((element, i) => {
    element.style.top = `${wanted[i]?.top ?? 0}px`;
  });
};

/** At most `most` round values inside `low` to `high`, for gridlines; steps of 1, 2 or 5 times a power of ten. */
export function roundValues(low: number, high: number, most = 3): number[] {
  if (!(high > low)) return [];
  for (let step = 10 ** Math.floor(Math.log10((high - low) / 10)); ; step *= 10) {
    for (const factor of [1, 2, 5]) {
      const size = step * factor;
      const first = Math.ceil(low / size);
      const count = Math.floor(high / size) - first + 1;
      if (count <= most) return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * size);
    }
  }
}

/** Lowest and highest of `values`; `undefined` of none. Safe for any number of them. */
export function extent(values: Iterable<number>): readonly [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : undefined;
}
