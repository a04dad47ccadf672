/** Stands in the place of a screen whose part of the program could not be fetched; says what is safe, and asks to try again. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { noticeWords } from '../words/notices.ts';
import { baseStyles, buttonStyles } from './styles.ts';

@customElement('attune-missing-part')
export class AttuneMissingPart extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        gap: var(--s-2);
        justify-items: start;
        max-width: 44rem;
        padding: var(--s-4);
      }
    `,
  ];

  override render(): TemplateResult {
    const { lead, text } = noticeWords.missingPart;
    return html`<section role="status">
      <p class="lead">${lead}</p>
      <p>${text}</p>
      <button class="primary big" @click=${() => this.dispatchEvent(new Event('attune-again'))}>
        ${noticeWords.tryAgain}
      </button>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-missing-part': AttuneMissingPart;
  }
}
