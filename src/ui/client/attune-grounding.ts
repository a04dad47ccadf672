/** Grounding: one sentence at a time, eyes open, no breath and no clock in it. Says when the client wants to go back or is done. */
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { groundingWords } from '../words/client-choices.ts';
import { clientWords } from '../words/client.ts';
import { sign } from './client-icons.ts';
import { clientStyles } from './client-styles.ts';

/** The client leaves the grounding screen: `back` to the breath, or `done` with everything. */
export class GroundedEvent extends Event {
  static readonly type = 'attune-grounded';
  readonly to: 'back' | 'done';

  constructor(to: 'back' | 'done') {
    super(GroundedEvent.type);
    this.to = to;
  }
}

@customElement('attune-grounding')
export class AttuneGrounding extends LitElement {
  static override styles = clientStyles;

  @state() private offer = 0;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  #another(): void {
    this.offer = (this.offer + 1) % groundingWords.offers.length;
  }

  protected override render(): TemplateResult {
    const [first, then] = groundingWords.offers[this.offer] ?? ['', ''];
    return html`
      <section class="neutral" aria-label=${clientWords.groundMe}>
        ${sign('grounding', 'i sign')}
        <div aria-live="polite">
          <h1 tabindex="-1">${first}</h1>
          <p>${then}</p>
        </div>
        <div class="choices">
          <button @click=${() => this.#another()}>${groundingWords.another}</button>
          <button @click=${() => this.dispatchEvent(new GroundedEvent('back'))}>
            ${groundingWords.back}
          </button>
          <button @click=${() => this.dispatchEvent(new GroundedEvent('done'))}>
            ${groundingWords.done}
          </button>
        </div>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-grounding': AttuneGrounding;
  }
  interface HTMLElementEventMap {
    'attune-grounded': GroundedEvent;
  }
}
