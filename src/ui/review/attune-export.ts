/** Offers the session that is looked at as a file, in each of its forms. It writes nothing itself. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { OUT_FORMATS } from '../../terms/out-formats.ts';
import { ask } from '../model/command.ts';
import { choiceStyles } from '../parts/choice-styles.ts';
import { icon } from '../parts/icons.ts';
import { placePopover } from '../parts/place-popover.ts';
import { popoverStyles } from '../parts/popover-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { exportWords as words } from '../words/export.ts';

@customElement('attune-export')
export class AttuneExport extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    popoverStyles,
    choiceStyles,
    css`
      :host {
        display: inline-flex;
      }
      @media (max-width: 699px) {
        button[popovertarget] {
          padding: 0 9px;
          gap: 7px;
        }
      }
    `,
  ];

  /** Identity of the session. */
  @property() session = '';
  @query('button') private readonly _button!: HTMLElement;
  @query('[popover]') private readonly _card!: HTMLElement;

  readonly #placed = (event: ToggleEvent): void => {
    if (event.newState === 'open') placePopover(this._card, this._button);
  };

  override render(): TemplateResult {
    return html`<button popovertarget="card" aria-haspopup="dialog">${icon('save')}${words.export}</button>
      <div
        id="card"
        popover
        role="dialog"
        aria-labelledby="title"
        @toggle=${(event: Event) => this.#placed(event as ToggleEvent)}
      >
        <h2 id="title">${words.title}</h2>
        <p class="soft small">${words.stays}</p>
        <ul class="choices">
          ${OUT_FORMATS.map((format) => {
            const { name, about } = words.formats[format];
            return html`<li>
              <button
                @click=${() => {
                  this._card.hidePopover();
                  ask(this, { do: 'export-session', id: this.session, format });
                }}
              >
                ${name}<small>${about}</small>
              </button>
            </li>`;
          })}
        </ul>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-export': AttuneExport;
  }
}
