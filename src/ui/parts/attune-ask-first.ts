/** A button that asks first: the question opens beside it, and only the answer is a command. It closes by itself. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask, type Command } from '../model/command.ts';
import { placePopover } from './place-popover.ts';
import { popoverStyles } from './popover-styles.ts';
import { baseStyles, buttonStyles } from './styles.ts';

/** How long the question waits before it closes by itself, ms. */
const WAIT = 10_000;

@customElement('attune-ask-first')
export class AttuneAskFirst extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    popoverStyles,
    css`
      :host {
        flex: none;
      }
      [popover] {
        width: max-content;
        max-width: calc(100vw - 32px);
        padding: 16px 20px;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        margin-top: 12px;
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
        .open {
          padding: 0 12px;
          width: 100%;
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
  @state() private _question = '';
  @query('[popover]') private readonly _card!: HTMLElement;
  @query('.open') private readonly _button!: HTMLElement;
  @query('.no') private readonly _no!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The question had the focus when it closed: it goes back to the button. */
  #held = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  readonly #closes = ({ newState }: ToggleEvent): void => {
    this.#held = newState === 'closed' && this._card.matches(':focus-within');
  };

  readonly #toggled = ({ newState }: ToggleEvent): void => {
    clearTimeout(this.#timer);
    if (newState !== 'open') {
      if (this.#held) this._button.focus();
      return;
    }
    placePopover(this._card, this._button);
    this._no.focus();
    this.#wait();
  };

  /** The question goes away by itself, but not from under the hands of somebody who works by keyboard. */
  #wait(): void {
    this.#timer = setTimeout(() => {
      if (this.renderRoot.querySelector(':focus-visible') === null) this._card.hidePopover();
      else this.#wait();
    }, WAIT);
  }

  readonly #answer = (): void => {
    this._card.hidePopover();
    if (this.command !== undefined) ask(this, this.command);
  };

  override render(): TemplateResult {
    return html`<button
        class="open"
        popovertarget="ask"
        aria-label=${this.label}
        @click=${() => (this._question = this.question())}
      >
        <span class="full">${this.label}</span><span class="brief">${this.brief || this.label}</span>
      </button>
      <div
        id="ask"
        popover
        role="group"
        aria-label=${this.label}
        @beforetoggle=${this.#closes}
        @toggle=${this.#toggled}
      >
        <p id="question">${this._question}</p>
        <div class="acts">
          <button class="primary" @click=${this.#answer}>${this.yes}</button>
          <button class="no" popovertarget="ask" popovertargetaction="hide" aria-describedby="question">
            ${this.no}
          </button>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ask-first': AttuneAskFirst;
  }
}
