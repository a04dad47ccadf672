/** The few signs of the client's window. Shapes only; a word always stands beside them. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const shapes = {
  grounding: svg`<path d="M12 3.5v8M4.5 11.5h15M7.5 15.75h9M10.5 20h3"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1.5"/>`,
  expand: svg`<path d="M4.5 9.5v-5h5M14.5 4.5h5v5M19.5 14.5v5h-5M9.5 19.5h-5v-5"/>`,
  back: svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`,
  close: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** A sign in the text's own colour, hidden from screen readers. */
export const sign = (name: keyof typeof shapes, kind = 'i'): TemplateResult =>
  html`<svg class=${kind} viewBox="0 0 24 24" aria-hidden="true">${shapes[name]}</svg>`;
