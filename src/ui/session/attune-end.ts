/** The button that ends a session and, in its place, the question whether to. Only the answer "End and keep" is a command. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { therapistWords } from '../words/therapist.ts';
import { EndSession } from './commands.ts';

/** How long the question waits before it closes by itself, ms. */
const WAIT = 10_000;

@customElement('attune-end')
export class AttuneEnd extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        flex: none;
      }
      .ask {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        align-items: center;
        background: var(--water);
        padding: 4px 6px 4px 16px;
        border-radius: var(--r-m);
      }
      @media (max-width: 699px) {
        button {
          padding: 0 12px;
        }
        .ask {
          position: fixed;
          inset: 0 0 auto;
          z-index: 2;
          border-radius: 0;
          padding: 8px 16px;
          min-height: 60px;
        }
      }
    `,
  ];

  /** How long the session has lasted, ms; asked when the question opens. */
  @property({ attribute: false }) length: () => number = () => 0;
  @state() private _asking = false;
  @query('.ask .keep') private readonly _goOn!: HTMLElement | null;
  @query('button') private readonly _button!: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  readonly #ask = async (): Promise<void> => {
    this._asking = true;
    this.#timer = setTimeout(() => void this.#close(), WAIT);
    await this.updateComplete;
    this._goOn?.focus();
  };

  readonly #close = async (): Promise<void> => {
    clearTimeout(this.#timer);
    const held = this.shadowRoot?.activeElement !== null;
    this._asking = false;
    await this.updateComplete;
    if (held) this._button?.focus();
  };

  readonly #end = (): void => {
    clearTimeout(this.#timer);
    this._asking = false;
    this.dispatchEvent(new EndSession());
  };

  override render(): TemplateResult {
    const { end } = therapistWords;
    if (!this._asking) return html`<button @click=${this.#ask}>${end.button}</button>`;
    return html`<div class="ask water" role="group" aria-label=${end.button}>
      <span role="status">${end.ask(this.length())}</span>
      <button class="primary" @click=${this.#end}>${end.keep}</button>
      <button class="keep" @click=${this.#close}>${end.goOn}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-end': AttuneEnd;
  }
}
