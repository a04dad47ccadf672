/** Files a session of the past under a client's code: one field, the codes there are, and the way to leave it for later. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { CODE_LENGTH } from '../../session/client-record.ts';
import { ask } from '../model/command.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { clientsWords as words } from '../words/clients.ts';

@customElement('attune-file-session')
export class AttuneFileSession extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      form,
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
      }
      input {
        width: 10em;
      }
      label {
        font-weight: var(--w-strong);
      }
    `,
  ];

  /** Identity of the session. */
  @property() session = '';
  /** The code it is filed under; empty = none. */
  @property() code = '';
  /** Codes to choose from. */
  @property({ attribute: false }) codes: readonly string[] = [];
  @state() private _open = false;
  @query('input') private readonly _field!: HTMLInputElement | null;

  async #file(): Promise<void> {
    this._open = true;
    await this.updateComplete;
    this._field?.focus();
  }

  override render(): TemplateResult {
    if (!this._open)
      return html`<p>
        ${this.code === '' ? '' : html`<span class="soft">${words.filedUnder(this.code)}</span>`}
        <button @click=${() => void this.#file()}>${words.fileButton}</button>
      </p>`;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        const code = this._field?.value ?? '';
        if (code.trim() === '') return;
        this._open = false;
        ask(this, { do: 'file-session', id: this.session, code });
      }}
    >
      <label for="code">${words.code}</label>
      <input id="code" list="codes" maxlength=${CODE_LENGTH} autocomplete="off" .value=${this.code} />
      <datalist id="codes">${this.codes.map((code) => html`<option value=${code}></option>`)}</datalist>
      <button class="primary">${words.fileAs}</button>
      <button type="button" @click=${() => (this._open = false)}>${words.later}</button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-file-session': AttuneFileSession;
  }
}
