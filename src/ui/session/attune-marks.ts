/** The pad of marks under the picture: one touch, one mark. Own marks stand behind the eight, and a form makes new ones. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MarkKind, OwnMark } from '../../session/moment-events.ts';
import { ask } from '../model/command.ts';
import { keyOf, type KeySettings } from '../model/keys.ts';
import { noOwnThings, type OwnThings } from '../model/own-things.ts';
import { icon } from '../parts/icons.ts';
import { shapeIcon } from '../parts/mark-shapes.ts';
import { placed } from '../parts/placed.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { momentWords as words } from '../words/moments.ts';

/** In the order of their keys. */
const PAD: readonly Exclude<MarkKind, 'own'>[] = [
  'resource',
  'activation',
  'grounding',
  'shift',
  'pause',
  'insight',
  'speech',
  'movement',
  'too-much',
];
/** How long a touched cell stays lit, ms. */
const LIT = 1200;

@customElement('attune-marks')
export class AttuneMarks extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .pad {
        display: grid;
        grid-template-columns: repeat(var(--cells), minmax(0, 1fr));
        gap: 2px;
        padding-top: 2px;
        background: var(--ground);
      }
      .pad button {
        border: 0;
        border-radius: 0;
        background: var(--water);
        min-height: 84px;
        flex-direction: column;
        gap: 5px;
        font-size: 1.0625rem;
        padding: 0 2px;
        white-space: normal;
        line-height: 1.1;
        overflow-wrap: anywhere;
      }
      .pad button:hover,
      .pad button.lit {
        background: var(--water-2);
      }
      .pad button:focus-visible {
        outline-offset: -5px;
      }
      .pad .i {
        width: 27px;
        height: 27px;
      }
      :host([brief]) .pad button {
        min-height: 48px;
        flex-direction: row;
        gap: 8px;
        font-size: var(--t-s);
      }
      :host([brief]) .pad .i {
        width: 20px;
        height: 20px;
        flex: none;
      }
      @media (max-width: 1199px) {
        :host([brief]) .pad button {
          flex-direction: column;
          gap: 2px;
        }
        .pad {
          grid-template-columns: repeat(5, minmax(0, 1fr));
        }
        .pad button {
          min-height: 62px;
          font-size: var(--t-s);
        }
      }
      @media (max-width: 699px) {
        .pad button {
          font-size: var(--t-xs);
          /* The longest of them stays in one line on a phone, and is parted as a word is where it cannot. */
          padding: 0;
          letter-spacing: -0.025em;
          hyphens: auto;
        }
        .pad .i {
          width: 22px;
          height: 22px;
        }
      }
      @media (max-width: 379px) {
        .pad {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      @media (forced-colors: active) {
        .pad button {
          border: 1px solid;
        }
      }
    `,
  ];

  /** Whether the cells are low, because another page has the room. */
  @property({ type: Boolean, reflect: true }) brief = false;
  @property({ attribute: false }) own: OwnThings = noOwnThings;
  @state() private _lit = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Lights a cell for a moment, whoever pressed it: a finger or a key. */
  light(name: string): void {
    this._lit = name;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this._lit = ''), LIT);
  }

  #mark(kind: MarkKind, own?: OwnMark): void {
    this.light(own?.words ?? kind);
    ask(this, { do: 'mark', kind, ...(own !== undefined && { own }) });
  }

  readonly #make = (): void =>
    void this.dispatchEvent(new Event('make-own-mark', { bubbles: true, composed: true }));

  override render(): TemplateResult {
    const { own } = this;
    // A page that leads has a Pause of its own, and two of one name nobody could tell apart; its key still marks one.
    const kinds = this.brief ? PAD.filter((kind) => kind !== 'pause') : PAD;
    const shortcut = (keys: KeySettings, kind: Exclude<MarkKind, 'own'>): string =>
      keys.on ? keyOf(keys, kind) : '';
    return html`<div
      class="pad"
      role="group"
      aria-label=${words.pad}
      ${placed({ '--cells': String(kinds.length + own.marks.length + 1) })}
    >
      ${kinds.map(
        (kind) =>
          html`<button
            class=${this._lit === kind ? 'lit' : ''}
            aria-keyshortcuts=${shortcut(own.keys, kind)}
            @click=${() => this.#mark(kind)}
          >
            ${shapeIcon({ kind })}${words.kinds[kind]}
          </button>`,
      )}
      ${own.marks.map(
        (mark) =>
          html`<button class=${this._lit === mark.words ? 'lit' : ''} @click=${() => this.#mark('own', mark)}>
            ${shapeIcon({ kind: 'own', own: mark })}${mark.words}
          </button>`,
      )}
      <button @click=${this.#make}>${icon('plus')}${words.ownMark.button}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-marks': AttuneMarks;
  }
  interface HTMLElementEventMap {
    'make-own-mark': Event;
  }
}
