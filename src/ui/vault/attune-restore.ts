/** Takes in a backup: the file, then its passphrase or code. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import './attune-with-secret.ts';
import type { SecretEvent } from './attune-with-secret.ts';
import { vaultStyles } from './vault-styles.ts';

@customElement('attune-restore')
export class AttuneRestore extends LitElement {
  static override styles = [baseStyles, buttonStyles, vaultStyles, css``];

  @property({ type: Boolean }) disabled = false;
  @property() wrong = '';
  @state() private _file: File | undefined;
  @query('input[type=file]') private readonly _input!: HTMLInputElement;

  readonly #chosen = (): void => {
    this._file = this._input.files?.[0];
    // The same file can be chosen again only if the field forgets it.
    this._input.value = '';
  };

  readonly #restore = ({ secret }: SecretEvent): void => {
    if (this._file !== undefined) ask(this, { do: 'restore', file: this._file, secret });
  };

  override render(): TemplateResult {
    return html`<h2>${words.restore.title}</h2>
      <p>${words.restore.about}</p>
      <div class="acts">
        <button ?disabled=${this.disabled} @click=${() => this._input.click()}>
          ${words.restore.choose}
        </button>
        <input
          type="file"
          hidden
          accept=".attune,application/octet-stream"
          aria-label=${words.restore.choose}
          @change=${this.#chosen}
        />
        <span role="status"
          >${this._file === undefined ? nothing : words.restore.chosen(this._file.name)}</span
        >
      </div>
      ${
        this._file === undefined
          ? nothing
          : html`<attune-with-secret
              button=${words.restore.button}
              wrong=${this.wrong}
              ?disabled=${this.disabled}
              @attune-secret=${this.#restore}
            ></attune-with-secret>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-restore': AttuneRestore;
  }
}
