/** The quiet page before a practice at home: what will come, one button, what the link could not say, and room for an offer below it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { loadPart } from '../parts/load-part.ts';
import { whenDrawn } from '../parts/when-drawn.ts';
import { practiceWords } from '../words/practice.ts';
import { clientStyles } from './client-styles.ts';
import type { PracticeProblem } from '../../exchange/practice-link.ts';

@customElement('attune-home-start')
export class AttuneHomeStart extends LitElement {
  static override styles = [
    clientStyles,
    css`
      :host {
        position: fixed;
        inset: 0;
      }
      .soft {
        color: var(--ink-2);
      }
      .soft span {
        display: block;
      }
      .notice {
        background: var(--sunk);
        border-left: 4px solid var(--ink);
        padding: 12px 18px;
        text-align: left;
        font-size: 1.125rem;
      }
    `,
  ];

  @property({ type: Number }) minutes = 10;
  @property({ attribute: false }) problems: readonly PracticeProblem[] = [];

  /** The practice was asked for and has not come yet. */
  @property({ type: Boolean }) missing = false;

  protected override firstUpdated(): void {
    // Of use before the first breath, but nobody waits for it.
    whenDrawn(() => void loadPart(() => import('../parts/attune-language.ts')).catch(() => undefined));
  }

  protected override render(): TemplateResult {
    return html`
      <main class="neutral">
        <h1>${practiceWords.title}</h1>
        <p>${practiceWords.lengthOf(this.minutes)}</p>
        <p class="soft"><span>${practiceWords.small}</span> <span>${practiceWords.listen}</span></p>
        <div class="choices">
          <button @click=${() => this.dispatchEvent(new Event('attune-begin'))}>
            ${practiceWords.begin}
          </button>
        </div>
        <p role="status">${this.missing ? practiceWords.missing : ''}</p>
        ${
          this.problems.length === 0
            ? nothing
            : html`<section class="notice" aria-label=${practiceWords.unread}>
                <p><b>${practiceWords.unread}</b></p>
                ${this.problems.map((problem) => html`<p>${practiceWords.problems[problem]}</p>`)}
              </section>`
        }
        <slot></slot>
        <attune-language reader="client"></attune-language>
      </main>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-home-start': AttuneHomeStart;
  }
  interface HTMLElementEventMap {
    'attune-begin': Event;
  }
}
