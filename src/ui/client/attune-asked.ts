/** The question that the therapist offered, over the client's screen: a scale from 0 to 10, and the way to leave it. Nothing is chosen beforehand. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RatingOfferedFact } from '../../session/moment-events.ts';
import { clientWords } from '../words/client.ts';
import { clientStyles } from './client-styles.ts';
import { WishEvent } from './wish.ts';

const VALUES = Array.from({ length: 11 }, (_, i) => i);

@customElement('attune-asked')
export class AttuneAsked extends LitElement {
  static override styles = [
    clientStyles,
    css`
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 3;
        background: var(--ground);
        color: var(--ink);
        border-top: 2px solid var(--edge);
        padding: 16px 24px 24px;
        font-size: 1.25rem;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 24px;
        align-items: center;
        justify-content: space-between;
      }
      .scale {
        display: grid;
        grid-template-columns: repeat(11, minmax(0, 1fr));
        gap: 4px;
        margin-top: 12px;
      }
      .scale button {
        padding: 0;
        border-color: transparent;
        background: var(--water);
      }
      .scale button:hover {
        background: var(--water-2);
      }
      .ends {
        display: flex;
        justify-content: space-between;
        color: var(--ink-2);
        font-size: 1rem;
      }
      @media (max-width: 699px) {
        .scale {
          grid-template-columns: repeat(6, minmax(0, 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) asked: Omit<RatingOfferedFact, 'type' | 'at'> | undefined;

  #answer(value?: number): void {
    this.dispatchEvent(new WishEvent(value === undefined ? { ask: 'rate' } : { ask: 'rate', value }));
  }

  override render(): TemplateResult {
    const { asked: words } = clientWords;
    const question = words.question(this.asked?.scale ?? 'own', this.asked?.name);
    return html`<section role="group" aria-label=${question}>
      <div class="top">
        <p role="status">${question}</p>
        <button @click=${() => this.#answer()}>${words.leave}</button>
      </div>
      <div class="scale">
        ${VALUES.map((value) => html`<button @click=${() => this.#answer(value)}>${value}</button>`)}
      </div>
      <p class="ends" aria-hidden="true"><span>${words.low}</span><span>${words.high}</span></p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-asked': AttuneAsked;
  }
}
