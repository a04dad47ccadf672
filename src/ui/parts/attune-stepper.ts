/**
 * A number between two round buttons: press, press and hold, type, or use the arrow keys. It shows what is asked for at
 * once and reports it when the hand rests, so that a long press is one change and not twenty.
 */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { decimal } from '../words/format.ts';
import { icon, type IconName } from './icons.ts';
import { baseStyles, buttonStyles } from './styles.ts';

/** The person has settled on another value. */
export class StepperChange extends Event {
  constructor(readonly value: number) {
    super('stepper-change', { bubbles: true, composed: true });
  }
}

/** Delay before a held button repeats, and between repeats, ms. */
const HOLD = 420;
const REPEAT = 110;
/** Rest of the hand after keys before the value counts, ms. */
const SETTLE = 250;

@customElement('attune-stepper')
export class AttuneStepper extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .step {
        display: flex;
        align-items: center;
        gap: 14px;
      }
      button {
        width: 56px;
        height: 56px;
        padding: 0;
        border-radius: 50%;
        background: var(--ground);
        touch-action: manipulation;
        user-select: none;
      }
      button:hover {
        background: var(--raised);
      }
      button:active {
        background: var(--water-2);
      }
      input {
        font: var(--w-figure) 3rem / 1 var(--font);
        width: 1.9em;
        height: 56px;
        color: inherit;
        text-align: center;
        background: none;
        border: 0;
        border-radius: var(--r-m);
        padding: 0;
      }
      @media (max-width: 699px) {
        .step {
          gap: 8px;
        }
        button {
          width: 52px;
          height: 52px;
        }
        input {
          font-size: 2.5rem;
        }
      }
    `,
  ];

  @property() label = '';
  /** Name of the button that lowers the value. */
  @property() less = '';
  /** Name of the button that raises the value. */
  @property() more = '';
  @property({ type: Number }) value = 6;
  @property({ type: Number }) min = 3;
  @property({ type: Number }) max = 12;
  @property({ type: Number }) step = 0.1;
  /** Decimals that are shown. */
  @property({ type: Number }) digits = 1;

  /** What is asked for and not yet the value; `undefined` = nothing. */
  @state() private _asked: number | undefined;
  @query('input') private readonly _input!: HTMLInputElement;
  #hold: ReturnType<typeof setTimeout> | undefined;
  #settle: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#hold);
    clearTimeout(this.#settle);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.#settle === undefined && this.#hold === undefined)
      this._asked = undefined;
  }

  #clamp(value: number): number {
    const near = Math.round(value / this.step) * this.step;
    return Math.min(this.max, Math.max(this.min, Number(near.toFixed(this.digits))));
  }

  #move(by: number): void {
    this._asked = this.#clamp((this._asked ?? this.value) + by);
  }

  readonly #report = (): void => {
    clearTimeout(this.#settle);
    this.#settle = undefined;
    if (this._asked !== undefined && this._asked !== this.value) {
      this.dispatchEvent(new StepperChange(this._asked));
    }
  };

  #later(): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(this.#report, SETTLE);
  }

  #press(event: PointerEvent, by: number): void {
    if (event.button !== 0) return;
    this.#move(by);
    const again = (): void => {
      this.#move(by);
      this.#hold = setTimeout(again, REPEAT);
    };
    this.#hold = setTimeout(again, HOLD);
  }

  readonly #release = (): void => {
    if (this.#hold === undefined) return;
    clearTimeout(this.#hold);
    this.#hold = undefined;
    this.#report();
  };

  // A click without a pointer before it comes from the keyboard or from assistive technology.
  #click(event: MouseEvent, by: number): void {
    if (event.detail !== 0) return;
    this.#move(by);
    this.#later();
  }

  // The browser's own field for numbers writes them in the browser's language, whatever the page speaks.
  get #text(): string {
    return decimal(this._asked ?? this.value, this.digits);
  }

  readonly #typed = (): void => {
    const text = this._input.value.trim().replace(',', '.');
    const value = text === '' ? NaN : Number(text);
    if (!Number.isNaN(value)) {
      this._asked = this.#clamp(value);
      this.#later();
    }
    // What was typed may be out of range or between two steps; the field shows what counts.
    this._input.value = this.#text;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#typed();
    this.#move(event.key === 'ArrowUp' ? this.step : -this.step);
    // The next key may come before this one is drawn.
    this._input.value = this.#text;
    this.#later();
  };

  #button(name: string, sign: IconName, by: number): TemplateResult {
    return html`<button
      aria-label=${name}
      @pointerdown=${(event: PointerEvent) => this.#press(event, by)}
      @pointerup=${this.#release}
      @pointerleave=${this.#release}
      @pointercancel=${this.#release}
      @click=${(event: MouseEvent) => this.#click(event, by)}
    >
      ${icon(sign)}
    </button>`;
  }

  override render(): TemplateResult {
    return html`<div class="step">
      ${this.#button(this.less, 'minus', -this.step)}
      <input
        role="spinbutton"
        inputmode="decimal"
        autocomplete="off"
        aria-label=${this.label}
        aria-valuemin=${this.min}
        aria-valuemax=${this.max}
        aria-valuenow=${this._asked ?? this.value}
        aria-valuetext=${this.#text}
        .value=${this.#text}
        @change=${this.#typed}
        @keydown=${this.#key}
      />
      ${this.#button(this.more, 'plus', this.step)}
    </div>`;
  }
}

declare global {
  interface HTMLElementEventMap {
    'stepper-change': StepperChange;
  }
  interface HTMLElementTagNameMap {
    'attune-stepper': AttuneStepper;
  }
}
