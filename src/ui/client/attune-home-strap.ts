/** The quiet offer to connect a strap before a practice at home, and a sentence on how it stands. It shows no number. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { practiceStrapWords } from '../words/practice-strap.ts';
import { clientStyles } from './client-styles.ts';

@customElement('attune-home-strap')
export class AttuneHomeStrap extends LitElement {
  static override styles = [
    clientStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        justify-items: center;
        /* Nothing above it moves when a sentence comes. */
        min-height: 9.5rem;
        gap: 14px;
        font-size: 1.125rem;
        color: var(--ink-2);
      }
      button {
        border-color: transparent;
        font-weight: 500;
        font-size: 1.125rem;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 6px;
      }
      p {
        max-width: 34em;
        text-wrap: balance;
      }
    `,
  ];

  /** Whether a strap may be chosen now. */
  @property({ type: Boolean }) offered = true;
  /** How it stands with the strap; empty = nothing to say. */
  @property() says = '';

  protected override render(): TemplateResult {
    return html`
      ${
        this.offered
          ? html`<button @click=${() => this.dispatchEvent(new Event('attune-strap'))}>
              ${practiceStrapWords.connect}
            </button>`
          : nothing
      }
      <p role="status">${this.says}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-home-strap': AttuneHomeStrap;
  }
  interface HTMLElementEventMap {
    'attune-strap': Event;
  }
}
