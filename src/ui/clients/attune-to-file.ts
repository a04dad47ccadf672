/** The sessions that belong to nobody yet, each with a field for the code that it is filed under. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CODE_LENGTH } from '../../session/client-record.ts';
import { ask } from '../model/command.ts';
import type { StoredSession } from '../model/start-view.ts';
import { fieldOf } from '../parts/form-field.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { clientsWords } from '../words/clients.ts';

/** Sessions that are drawn at once; the next ones come as these are filed. */
const MOST = 200;

@customElement('attune-to-file')
export class AttuneToFile extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      h2 {
        font-size: var(--t-xl);
      }
      .wait {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 14px;
        align-items: center;
        padding: 8px 0;
        border-bottom: 1px solid var(--rule);
      }
      .wait b {
        flex: 1 1 14em;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      input {
        width: 11.5em;
      }
      .quiet {
        margin-left: -10px;
      }
    `,
  ];

  /** Sessions without a code, newest first. */
  @property({ attribute: false }) sessions: readonly StoredSession[] = [];
  /** Codes that there are. */
  @property({ attribute: false }) codes: readonly string[] = [];

  #file(event: Event, id: string): void {
    event.preventDefault();
    const code = fieldOf(event.target, 'filed');
    if (code !== '') ask(this, { do: 'file-session', id, code });
  }

  override render(): TemplateResult {
    const words = clientsWords;
    return html`<h2>${words.toFileTitle}</h2>
      <p class="soft">${words.toFileAbout}</p>
      <datalist id="codes">${this.codes.map((code) => html`<option value=${code}></option>`)}</datalist>
      ${this.sessions.slice(0, MOST).map(
        ({ id, epoch, lengthMs, name }) =>
          html`<div class="wait">
            <b
              >${name ?? words.page.when(epoch)}<br /><span class="soft small"
                >${words.page.length(lengthMs)}</span
              ></b
            >
            <button class="quiet" @click=${() => ask(this, { do: 'open-session', id })}>
              ${words.open(words.page.when(epoch))}
            </button>
            <form @submit=${(event: Event) => this.#file(event, id)}>
              <input
                name="filed"
                list="codes"
                maxlength=${CODE_LENGTH}
                autocomplete="off"
                aria-label=${words.code}
                placeholder=${words.code}
              />
              <button>${words.fileButton}</button>
            </form>
          </div>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-to-file': AttuneToFile;
  }
}
