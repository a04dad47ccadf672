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
        position: relative;
      }
      /* The question lies over the end of the bar and the button keeps its place, so nothing moves. */
      .held {
        visibility: hidden;
      }
      .ask {
        position: absolute;
        right: -8px;
        top: -8px;
        z-index: 2;
        display: flex;
        gap: 12px;
        align-items: center;
        white-space: nowrap;
        background: var(--water);
        padding: 8px 8px 8px 20px;
        border-radius: var(--r-m);
      }
      @media (max-width: 699px) {
        button {
          padding: 0 12px;
        }
        .ask {
          position: fixed;
          inset: 0 0 auto;
          border-radius: 0;
          padding: 8px 16px;
          gap: 8px;
          flex-wrap: wrap;
          min-height: 60px;
        }
      }
    `,
  ];

  /** How long the session has lasted, ms; asked when the question opens. */
  @property({ attribute: false }) length: () => number = () => 0;
  @state() private _asking = false;
  @query('.ask .keep') private readonly _goOn!: HTMLElement | null;
  @query('button:not(.held)') private readonly _button!: HTMLElement | null;
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
    return html`<button class="held" aria-hidden="true" tabindex="-1">${end.button}</button>
      <div class="ask water" role="group" aria-label=${end.button}>
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
