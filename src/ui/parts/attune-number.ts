/**
 * One number of the session: label, figure, unit, a line of origin, and behind a press the card that says where it comes
 * from or why it is not shown. It computes nothing; it shows what it is given and never keeps an old value.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { numberWords } from '../words/numbers.ts';
import { aboutSign, icon } from './icons.ts';
import { placePopover } from './place-popover.ts';
import { popoverStyles } from './popover-styles.ts';
import { baseStyles } from './styles.ts';

/** What the card behind a number says. */
export interface NumberCard {
  /** One or two sentences: what it is, or why it is not shown. */
  readonly text: string;
  /** Name and value of each row, e.g. window and beats. */
  readonly rows: readonly (readonly [string, string])[];
}

@customElement('attune-number')
export class AttuneNumber extends LitElement {
  static override styles = [
    baseStyles,
    popoverStyles,
    css`
      :host {
        position: relative;
        min-width: 0;
      }
      .lab {
        color: var(--ink-2);
        font-size: var(--t-m);
      }
      .from {
        all: unset;
        cursor: pointer;
        display: inline-flex;
        align-items: center;
        gap: 8px;
      }
      .from .i {
        width: 20px;
        height: 20px;
        stroke-width: 1.7;
      }
      .from::after {
        content: '';
        position: absolute;
        inset: -4px -8px;
        border-radius: var(--r-m);
      }
      .from:focus-visible::after {
        outline: 3px solid var(--focus);
      }
      .val {
        display: flex;
        align-items: baseline;
        gap: 8px;
        font-size: var(--t-stat);
        font-weight: var(--w-figure);
        line-height: 1.05;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .val.words {
        font-size: var(--t-xl);
        min-height: calc(var(--t-stat) * 1.05);
        align-items: center;
      }
      .val.weak {
        color: var(--ink-2);
        font-weight: 400;
      }
      small {
        font-size: var(--t-l);
        font-weight: var(--w-text);
        color: var(--ink-2);
        letter-spacing: 0;
      }
      .sub {
        font-size: var(--t-s);
        color: var(--ink-2);
        min-height: 1.4em;
        white-space: nowrap;
      }
      .why {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      :host([big]) .lab {
        height: 0;
        overflow: hidden;
      }
      :host([big]) .val {
        font-size: var(--t-pulse);
        line-height: 0.8;
        letter-spacing: -0.035em;
        align-items: flex-end;
        padding-bottom: 0.06em;
        margin-left: -6px;
        /* The letters' own box is taller than the line, and would take the presses meant for what lies below. */
        pointer-events: none;
      }
      :host([big]) .val.words {
        font-size: var(--t-xl);
        letter-spacing: 0;
        margin-left: 0;
      }
      :host([big]) small {
        font-size: var(--t-xl);
        line-height: 1;
      }
      @media (max-width: 699px) {
        .from .i {
          display: none;
        }
        /* Words of a few letters stand beside their label. */
        :host(.breathing) {
          display: flex;
          flex-wrap: wrap;
          align-items: baseline;
          gap: 0 12px;
        }
        .val {
          font-size: 2.5rem;
        }
        .val.words {
          font-size: var(--t-m);
          min-height: 0;
          line-height: 1.25;
          gap: 6px;
          white-space: normal;
        }
        .sub {
          font-size: var(--t-xs);
          min-height: 0;
          white-space: normal;
        }
        /* The card behind the label says it in full. */
        .val.words + .sub {
          display: none;
        }
        .val.off output {
          text-decoration: underline;
          text-underline-offset: 3px;
        }
        :host([big]) .val {
          font-size: clamp(5.5rem, 30vw, 7.25rem);
        }
      }
      /* Else the browser lays a plate behind the figures that covers what stands around them. */
      @media (forced-colors: active) {
        .val {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property() label = '';
  /** Figure or words; `undefined` = not shown. */
  @property({ attribute: false }) value: string | undefined;
  @property() unit = '';
  /** Whether the value is an estimate: the about sign stands before it. */
  @property({ type: Boolean }) about = false;
  /** Whether the value is shown in quiet ink. */
  @property({ type: Boolean }) weak = false;
  /** Whether the value is words instead of a figure. */
  @property({ type: Boolean }) words = false;
  /** The pulse's size; its label is read out but not drawn. */
  @property({ type: Boolean, reflect: true }) big = false;
  /** The line of origin under a value. */
  @property() sub = '';
  /** The short reason under `not shown`. */
  @property() why = '';
  @property({ attribute: false }) card: NumberCard = { text: '', rows: [] };

  @query('[popover]') private readonly _popover!: HTMLElement;
  @query('.val') private readonly _anchor!: HTMLElement;

  readonly #place = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') placePopover(this._popover, this._anchor);
  };

  override render(): TemplateResult {
    const shown = this.value !== undefined;
    const kind = `${this.words || !shown ? 'words' : ''} ${this.weak || !shown ? 'weak' : ''} ${shown ? '' : 'off'}`;
    const text = shown ? `${this.value}` : numberWords.notShown;
    return html`
      <div class="lab">
        <button class="from" popovertarget="card" aria-label=${numberWords.fromHere(this.label)}>
          ${this.label}${icon('info')}
        </button>
      </div>
      <div class="val ${kind}">
        ${shown && this.about ? aboutSign(numberWords.about) : nothing}<slot name="sign"></slot>
        <output aria-label=${this.label} aria-live="off"
          >${text}${shown && this.unit !== '' ? html`<small> ${this.unit}</small>` : nothing}</output
        >
      </div>
      ${
        this.big && shown
          ? nothing
          : html`<div class="sub">
              <span class=${shown ? '' : 'why'}>${shown ? this.sub : this.why}</span>
            </div>`
      }
      <div id="card" popover @toggle=${this.#place}>
        <h2>${this.label}</h2>
        <p>${this.card.text}</p>
        ${
          this.card.rows.length === 0
            ? nothing
            : html`<dl>
                ${this.card.rows.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>`
        }
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-number': AttuneNumber;
  }
}
