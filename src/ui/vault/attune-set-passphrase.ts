/** Sets or changes the passphrase of the backups: typed twice, long enough, and said what it is for. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import './attune-secret-field.ts';
import type { AttuneSecretField } from './attune-secret-field.ts';
import { vaultStyles } from './vault-styles.ts';

/** Fewest characters. */
const SHORTEST = 12;

@customElement('attune-set-passphrase')
export class AttuneSetPassphrase extends LitElement {
  static override styles = [baseStyles, buttonStyles, vaultStyles, css``];

  /** There is one already. */
  @property({ type: Boolean }) change = false;
  @property({ type: Boolean }) disabled = false;
  @state() private _short = '';
  @state() private _different = '';
  @query('#first') private readonly _first!: AttuneSecretField;
  @query('#second') private readonly _second!: AttuneSecretField;

  readonly #set = (event: Event): void => {
    event.preventDefault();
    const passphrase = this._first.value;
    const short = passphrase.trim().length < SHORTEST;
    this._short = short ? words.tooShort : '';
    this._different = !short && this._second.value !== passphrase ? words.different : '';
    if (short) this._first.focus();
    else if (this._different !== '') this._second.focus();
    else {
      this._first.clear();
      this._second.clear();
      ask(this, { do: 'set-passphrase', passphrase });
    }
  };

  override render(): TemplateResult {
    return html`<form @submit=${this.#set}>
      <attune-secret-field id="first" label=${words.passphrase} wrong=${this._short}></attune-secret-field>
      <attune-secret-field id="second" label=${words.repeat} wrong=${this._different}></attune-secret-field>
      <p class="soft small">${words.hint}</p>
      <div class="acts">
        <button class=${this.change ? '' : 'primary'} ?disabled=${this.disabled}>
          ${this.change ? words.change : words.set}
        </button>
        <slot></slot>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-set-passphrase': AttuneSetPassphrase;
  }
}
