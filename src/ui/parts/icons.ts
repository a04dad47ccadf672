/** The signs of the therapist's window as Lit SVG: the name mark, the about sign, icons, the strap's states. Shapes only. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { StrapSignal } from '../model/strap-view.ts';

const icons = {
  hold: svg`<path d="M9 6v12M15 6v12"/>`,
  play: svg`<path d="M8 5.5l10.5 6.5L8 18.5z"/>`,
  minus: svg`<path d="M5.5 12h13"/>`,
  plus: svg`<path d="M5.5 12h13M12 5.5v13"/>`,
  window: svg`<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M8.5 20h7"/><circle cx="12" cy="10.5" r="2.75"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.4"/>`,
  check: svg`<path d="M4.5 12.5l5 5 10-11"/>`,
  absent: svg`<path d="M6 12h12"/>`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3.5"/>`,
  word: svg`<path d="M5 19l1-4L16.5 4.5l3 3L9 18z"/>`,
  arrow: svg`<path d="M5 12h14M13 6l6 6-6 6"/>`,
  up: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  down: svg`<path d="M12 5v14M6 13l6 6 6-6"/>`,
  remove: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`,
  back: svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`,
  go: svg`<path d="M9 5.5l6.5 6.5L9 18.5"/>`,
  repeat: svg`<path d="M5 11a7 7 0 0 1 12-4.5L19.5 9M19.5 4v5h-5M19 13a7 7 0 0 1-12 4.5L4.5 15M4.5 20v-5h5"/>`,
  save: svg`<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>`,
  page: svg`<path d="M6 3.5h8.5L18 7v13.5H6zM14 3.5V7.5h4M9 12h6M9 16h6"/>`,
  lock: svg`<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`,
  strap: svg`<path d="M2 12h5.5M16.5 12H22"/><rect x="7.5" y="8.5" width="9" height="7" rx="3"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of an icon. */
export type IconName = keyof typeof icons;

const frame = (content: SVGTemplateResult): TemplateResult =>
  html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${content}</svg>`;

/** An icon in the text's own colour; hidden from screen readers, since a word always stands beside it. */
export const icon = (name: IconName): TemplateResult => frame(icons[name]);

const body = svg`<rect x="7.5" y="8.5" width="9" height="7" rx="3"/>`;
const smallDotted = svg`<path d="M2 12h2.5M19.5 12H22"/><rect x="8.5" y="8.5" width="7" height="7" rx="3" stroke-dasharray="2 2.6"/>`;
const seeking = svg`<path d="M2 12h2.5M19.5 12H22"/><rect x="8.5" y="8.5" width="7" height="7" rx="3"/><path d="M5 5.5a9 9 0 0 1 14 0M19 18.5a9 9 0 0 1-14 0"/>`;

const straps: Record<StrapSignal, SVGTemplateResult> = {
  none: smallDotted,
  choosing: smallDotted,
  connecting: seeking,
  settling: svg`<path d="M2 12h5.5M16.5 12H22" stroke-dasharray=".1 3.6"/>${body}`,
  good: icons.strap,
  poor: svg`<path d="M1.5 12c1-2 2-2 3 0s2 2 3 0M16.5 12c1-2 2-2 3 0s2 2 3 0"/>${body}`,
  'hr-only': svg`${icons.strap}<path d="M5 19L19 5"/>`,
  'no-contact': svg`<path d="M2 7h5.5M16.5 7H22"/><rect x="7.5" y="3.5" width="9" height="7" rx="3"/><path d="M5 18h14" stroke-dasharray="3 3"/>`,
  silent: smallDotted,
  lost: smallDotted,
  reconnecting: seeking,
};

/** The strap's outline; its shape tells the state, the word beside it says it. */
export const strapIcon = (signal: StrapSignal): TemplateResult => frame(straps[signal]);

/** Battery outline filled to `percent`. */
export const batteryIcon = (percent: number): TemplateResult =>
  frame(
    svg`<path d="M3 8h15.5v8H3zM21 10.5v3"/><rect class="fill" x="5" y="10" height="4" width=${Math.max(1, (percent / 100) * 11.5)} />`,
  );

const wave = (y: number): string =>
  `M3 ${y + 3}C5 ${y + 1.5} 7.2 ${y} 9.5 ${y}C11.8 ${y} 14 ${y + 1.6} 16 ${y + 3.1}C18 ${y + 4.6} 20.2 ${y + 6.2} 22.5 ${y + 6.2}C24.8 ${y + 6.2} 27 ${y + 4.7} 29 ${y + 3.1}`;

/** The name mark: two waves in step, heart over breath. */
export const mark = (): TemplateResult =>
  html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path class="m-heart" d=${wave(8.4)} />
    <path class="m-breath" d=${wave(17.4)} />
  </svg>`;

/** The about sign, drawn because the font lacks it. `label` is its word. */
export const aboutSign = (label: string): TemplateResult =>
  html`<svg class="about" viewBox="2 5 28 22" role="img" aria-label=${label}>
    <path d=${wave(8.4)} />
    <path d=${wave(17.4)} />
  </svg>`;
