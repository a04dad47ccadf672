/** Asks for the passphrase, or for the recovery code instead, and hands it on. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fieldOf } from '../parts/form-field.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import './attune-secret-field.ts';
import type { AttuneSecretField } from './attune-secret-field.ts';
import { vaultStyles } from './vault-styles.ts';

export type TypedSecret = { readonly passphrase: string } | { readonly code: string };

export class SecretEvent extends Event {
  static readonly type = 'attune-secret';
  readonly secret: TypedSecret;

  constructor(secret: TypedSecret) {
    super(SecretEvent.type);
    this.secret = secret;
  }
}

@customElement('attune-with-secret')
export class AttuneWithSecret extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, vaultStyles, css``];

  /** What the button says. */
  @property() button = '';
  @property({ type: Boolean }) disabled = false;
  /** A recovery code does not do here. */
  @property({ type: Boolean, attribute: 'passphrase-only' }) passphraseOnly = false;
  /** What was wrong with what was typed last. */
  @property() wrong = '';
  @state() private _byCode = false;
  @query('attune-secret-field') private readonly _passphrase!: AttuneSecretField | null;

  override focus(): void {
    this._passphrase?.focus();
  }

  readonly #give = (event: Event): void => {
    event.preventDefault();
    if (this._byCode) {
      const code = fieldOf(event.target, 'code');
      if (code !== '') this.dispatchEvent(new SecretEvent({ code }));
      return;
    }
    const passphrase = this._passphrase?.value ?? '';
    if (passphrase.trim() === '') this._passphrase?.focus();
    else this.dispatchEvent(new SecretEvent({ passphrase }));
  };

  override render(): TemplateResult {
    return html`<form @submit=${this.#give}>
      ${
        this._byCode
          ? html`<label
                ><span>${words.restore.code}</span
                ><input
                  name="code"
                  autocomplete="off"
                  spellcheck="false"
                  autocapitalize="characters"
                  aria-invalid=${this.wrong !== ''}
                  aria-describedby="wrong"
              /></label>
              <p id="wrong" class="said" role="alert">${this.wrong}</p>`
          : html`<attune-secret-field label=${words.passphrase} wrong=${this.wrong}></attune-secret-field>`
      }
      <div class="acts">
        <button class="primary" ?disabled=${this.disabled}>${this.button}</button>
        ${
          this.passphraseOnly
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => (this._byCode = !this._byCode)}>
                ${this._byCode ? words.restore.usePassphrase : words.restore.useCode}
              </button>`
        }
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-with-secret': AttuneWithSecret;
  }
  interface HTMLElementEventMap {
    'attune-secret': SecretEvent;
  }
}
