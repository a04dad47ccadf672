/** Offers the sessions of a client, of a day, or all of them as one file. It writes nothing itself. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { choiceStyles } from '../parts/choice-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { exportWords as words } from '../words/export.ts';

const FORMS = ['archive', 'table', 'parquet', 'columns'] as const;
/** Values of the select that are no code: a code has at most twelve characters and never begins with a blank. */
const ALL = ' all';
const DAY = ' day';

@customElement('attune-export-sessions')
export class AttuneExportSessions extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    dialogStyles,
    choiceStyles,
    css`
      :host {
        display: inline-flex;
      }
      dialog {
        width: min(560px, calc(100vw - 24px));
      }
      .which {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 24px;
        margin-top: 14px;
        align-items: end;
      }
      label span {
        display: block;
        font-weight: var(--w-strong);
        margin-bottom: 6px;
      }
    `,
  ];

  /** Codes of the clients of this device. */
  @property({ attribute: false }) codes: readonly string[] = [];
  /** The client that is looked at; empty = none. */
  @property() code = '';
  @state() private _whose = ALL;
  @state() private _day = '';
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  #open(): void {
    this._whose = this.code === '' ? ALL : this.code;
    this._dialog.showModal();
  }

  #choose(form: (typeof FORMS)[number]): void {
    const which = this._whose === ALL ? {} : this._whose === DAY ? { day: this._day } : { code: this._whose };
    this._dialog.close();
    ask(this, { do: 'export-sessions', form, ...which });
  }

  override render(): TemplateResult {
    const whose = [
      [ALL, words.everything],
      [DAY, words.oneDay],
      ...this.codes.map((code) => [code, code] as const),
    ] as const;
    return html`<button @click=${() => this.#open()}>${icon('save')}${words.export}</button>
      <dialog aria-labelledby="title">
        <h2 id="title">${words.titleMany}</h2>
        <p class="soft small">${words.stays}</p>
        <div class="which">
          <label
            ><span>${words.whose}</span
            ><select
              .value=${this._whose}
              @change=${(event: Event) => (this._whose = (event.target as HTMLSelectElement).value)}
            >
              ${whose.map(
                ([value, name]) =>
                  html`<option value=${value} ?selected=${value === this._whose}>${name}</option>`,
              )}
            </select></label
          >
          ${
            this._whose === DAY
              ? html`<label
                  ><span>${words.day}</span
                  ><input
                    type="date"
                    autocomplete="off"
                    .value=${this._day}
                    @input=${(event: Event) => (this._day = (event.target as HTMLInputElement).value)}
                /></label>`
              : nothing
          }
        </div>
        <ul class="choices">
          ${FORMS.map((form) => {
            const { name, about } = words.forms[form];
            return html`<li>
              <button
                ?disabled=${this._whose === DAY && this._day === '' && form !== 'columns'}
                @click=${() => this.#choose(form)}
              >
                ${name}<small>${about}</small>
              </button>
            </li>`;
          })}
        </ul>
        <div class="acts">
          <button class="primary" @click=${() => this._dialog.close()}>${words.close}</button>
        </div>
      </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-export-sessions': AttuneExportSessions;
  }
}
