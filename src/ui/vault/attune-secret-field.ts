/** A field for a passphrase: hidden until it is to be seen, never filled in by the browser. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import { vaultStyles } from './vault-styles.ts';

@customElement('attune-secret-field')
export class AttuneSecretField extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, vaultStyles, css``];

  @property() label = '';
  /** Sentence about what was typed; empty = nothing is wrong with it. */
  @property() wrong = '';
  @state() private _shown = false;
  @query('input') private readonly _input!: HTMLInputElement | null;

  /** What is typed now. */
  get value(): string {
    return this._input?.value ?? '';
  }

  override focus(): void {
    this._input?.focus();
  }

  /** Forgets what was typed. */
  clear(): void {
    if (this._input !== null) this._input.value = '';
    this._shown = false;
  }

  readonly #enter = (event: KeyboardEvent): void => {
    // A form does not see the fields of an element inside it.
    if (event.key === 'Enter') this.closest('form')?.requestSubmit();
  };

  override render(): TemplateResult {
    return html`<div class="field">
        <label
          ><span>${this.label}</span
          ><input
            type=${this._shown ? 'text' : 'password'}
            autocomplete="off"
            spellcheck="false"
            autocapitalize="off"
            aria-invalid=${this.wrong !== ''}
            aria-describedby="wrong"
            @keydown=${this.#enter}
        /></label>
        <button type="button" class="quiet" @click=${() => (this._shown = !this._shown)}>
          ${this._shown ? words.hide : words.show}
        </button>
      </div>
      <p id="wrong" class="said" role="alert">${this.wrong}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-secret-field': AttuneSecretField;
  }
}
