/** The shape of each kind of mark, on a field of 24: told apart by form, never by colour alone. Drawn as paths, so that a canvas can draw them too. */
import { html, type TemplateResult } from 'lit';
import type { MarkKind, MarkShape, OwnMark } from '../../session/moment-events.ts';

const KINDS: Readonly<Record<Exclude<MarkKind, 'own'>, string>> = {
  resource: 'M12 5.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  activation: 'M12 5l7.5 13.5h-15z',
  grounding: 'M12 3.5v8M4.5 11.5h15M7.5 15.75h9M10.5 20h3',
  shift: 'M12 4.5l7.5 7.5-7.5 7.5-7.5-7.5z',
  pause: 'M4 16.5a8 8 0 0 1 16 0M11.6 15.7h.8',
  insight: 'M12 3.5v17M4.6 7.75l14.8 8.5M4.6 16.25l14.8-8.5',
  speech: 'M4.5 5.5h15v10h-8l-4 4v-4h-3z',
  movement: 'M3.5 14.5l4.25-6 4.25 7 4.25-7 4.25 6',
  'too-much': 'M8.5 4h7l4.5 4.5v7l-4.5 4.5h-7L4 15.500v-7zM8 12h8',
};

const SHAPES: Readonly<Record<MarkShape, string>> = {
  square: 'M5.5 5.5h13v13h-13z',
  star: 'M12 4l2.4 5.4 5.6.6-4.2 3.9 1.2 5.9-5-3-5 3 1.2-5.900L4 10l5.6-.6z',
  cross: 'M5.5 5.500l13 13M18.5 5.500l-13 13',
  drop: 'M12 3.500c3.5 4.5 5.5 7.2 5.5 10a5.5 5.5 0 0 1-11 0c0-2.8 2-5.5 5.5-10z',
  hexagon: 'M12 4l7 4v8l-7 4-7-4V8z',
  ring: 'M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 8.500a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z',
};

/** Shapes that an own mark may have. */
export const OWN_SHAPES = Object.keys(SHAPES) as readonly MarkShape[];

/** What a shape is drawn of. */
export interface Shaped {
  readonly kind: MarkKind;
  readonly own?: OwnMark | undefined;
}

/** The path of a mark's shape. */
export const shapePath = ({ kind, own }: Shaped): string =>
  kind === 'own' ? SHAPES[own?.shape ?? 'square'] : KINDS[kind];

/** The shape as a picture in the text's own colour; hidden from screen readers, since a word stands beside it. */
export const shapeIcon = (mark: Shaped): TemplateResult =>
  html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d=${shapePath(mark)} /></svg>`;
