/** A button that asks first: the question stands in its place, and only the answer is a command. It closes by itself. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask, type Command } from '../model/command.ts';
import { baseStyles, buttonStyles } from './styles.ts';

/** How long the question waits before it closes by itself, ms. */
const WAIT = 10_000;

@customElement('attune-ask-first')
export class AttuneAskFirst extends LitElement {
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
        background: var(--water-2);
        /* What it covers in part is not read in part. */
        box-shadow: -28px 0 0 var(--ground);
        padding: 8px 8px 8px 20px;
        border-radius: var(--r-m);
      }
      .brief {
        display: none;
      }
      @media (max-width: 999px) {
        .full {
          display: none;
        }
        .brief {
          display: inline;
        }
      }
      @media (max-width: 699px) {
        button {
          padding: 0 12px;
          width: 100%;
        }
        .ask button {
          width: auto;
        }
        .ask {
          position: fixed;
          inset: 0 0 auto;
          border-radius: 0;
          box-shadow: none;
          padding: 8px 16px;
          gap: 8px;
          flex-wrap: wrap;
          min-height: 60px;
        }
      }
    `,
  ];

  @property() label = '';
  /** The label where there is little room; empty = the same. */
  @property() brief = '';
  /** Asked when the question opens, so that it can name a length. */
  @property({ attribute: false }) question: () => string = () => '';
  /** What the answer asks for. */
  @property({ attribute: false }) command: Command | undefined;
  @property() yes = '';
  @property() no = '';
  @state() private _asking = false;
  @query('.no') private readonly _no!: HTMLElement | null;
  @query('button:not(.held)') private readonly _button!: HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  readonly #ask = async (): Promise<void> => {
    this._asking = true;
    this.#wait();
    await this.updateComplete;
    this._no?.focus();
  };

  /** The question goes away by itself, but not from under the hands of somebody who works by keyboard. */
  #wait(): void {
    this.#timer = setTimeout(() => {
      if (this.renderRoot.querySelector(':focus-visible') === null) void this.#close();
      else this.#wait();
    }, WAIT);
  }

  readonly #close = async (): Promise<void> => {
    clearTimeout(this.#timer);
    const held = this.shadowRoot?.activeElement !== null;
    this._asking = false;
    await this.updateComplete;
    if (held) this._button?.focus();
  };

  readonly #answer = (): void => {
    clearTimeout(this.#timer);
    this._asking = false;
    if (this.command !== undefined) ask(this, this.command);
  };

  override render(): TemplateResult {
    const said = html`<span class="full">${this.label}</span
      ><span class="brief">${this.brief || this.label}</span>`;
    if (!this._asking) return html`<button aria-label=${this.label} @click=${this.#ask}>${said}</button>`;
    return html`<button class="held" aria-hidden="true" tabindex="-1">${said}</button>
      <div class="ask" role="group" aria-label=${this.label}>
        <span role="status">${this.question()}</span>
        <button class="primary" @click=${this.#answer}>${this.yes}</button>
        <button class="no" @click=${this.#close}>${this.no}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ask-first': AttuneAskFirst;
  }
}
