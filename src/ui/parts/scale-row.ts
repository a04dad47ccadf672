/** A row of 0 to 10, one touch each: nothing is chosen beforehand, the same in a rating of a session and of a step. */
import { css, html, type TemplateResult } from 'lit';

const VALUES = Array.from({ length: 11 }, (_, i) => i);

/** `--scale-height` = how tall a value is; `--scale-columns` = values a line. */
export const scaleStyles = css`
  .scale {
    display: grid;
    grid-template-columns: repeat(var(--scale-columns, 11), minmax(0, 1fr));
    gap: 2px;
  }
  .scale button {
    border: 0;
    border-radius: 0;
    padding: 0;
    min-height: var(--scale-height, 52px);
    font-weight: 550;
    background: var(--water);
  }
  .scale button:hover {
    background: var(--water-2);
  }
  .scale button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--on-ink);
  }
  .scale button:focus-visible {
    outline-offset: -5px;
  }
  @media (max-width: 699px) {
    .scale {
      --scale-columns: 6;
    }
  }
  @media (forced-colors: active) {
    .scale button {
      border: 1px solid;
    }
    .scale button[aria-pressed='true'] {
      --on-ink: Canvas;
      forced-color-adjust: none;
    }
  }
`;

/** The row; `chosen` is pressed, `choose` is called with the value that was touched. */
export function scaleRow(chosen: number | undefined, choose: (value: number) => void): TemplateResult {
  return html`<div class="scale">
    ${VALUES.map(
      (value) =>
        html`<button aria-pressed=${value === chosen} @click=${() => choose(value)}>${value}</button>`,
    )}
  </div>`;
}
