/** The lock of the records on this device: with the passphrase of the backups, after how long by itself, or without. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-with-secret.ts';
import type { SecretEvent } from './attune-with-secret.ts';
import { vaultStyles } from './vault-styles.ts';

/** Choices of the time after which the records lock themselves, minutes; 0 = never. */
const MINUTES = [1, 5, 10, 20, 30, 0];

@customElement('attune-guard')
export class AttuneGuard extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    vaultStyles,
    css`
      label {
        display: block;
        margin-top: 18px;
      }
      .soft + h2 {
        margin-top: 18px;
      }
      .next {
        margin-top: 32px;
      }
    `,
  ];

  /** Whether the passphrase opens the records here and the device does not. */
  @property({ type: Boolean }) guarded = false;
  @property({ type: Number }) minutes = 0;
  /** Whether a passkey opens them too; `undefined` = none is offered here. */
  @property({ attribute: false }) passkey: boolean | undefined;
  /** What was wrong with what was typed last. */
  @property() wrong = '';
  @property({ type: Boolean }) disabled = false;
  /** Asked a second time whether they are to open without it. */
  @state() private _asks = false;

  readonly #guard = ({ secret }: SecretEvent): void => {
    if ('passphrase' in secret) ask(this, { do: 'guard-records', passphrase: secret.passphrase });
  };

  readonly #unguard = (): void => {
    this._asks = false;
    ask(this, { do: 'unguard-records' });
  };

  readonly #after = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) ask(this, { do: 'lock-after', minutes: Number(target.value) });
  };

  #renderOpen(): TemplateResult {
    return html`<p class="soft">${words.state.here}</p>
      <h2>${words.guard.title}</h2>
      <p>${words.guard.about}</p>
      <attune-with-secret
        passphrase-only
        button=${words.guard.button}
        wrong=${this.wrong}
        ?disabled=${this.disabled}
        @attune-secret=${this.#guard}
      ></attune-with-secret>`;
  }

  #renderPasskey(): TemplateResult | typeof nothing {
    if (this.passkey === undefined) return nothing;
    const { title, about, add, on, remove } = words.passkey;
    return html`<h2 class="next">${title}</h2>
      <p>${this.passkey ? on : about}</p>
      <div class="acts">
        <button
          ?disabled=${this.disabled}
          @click=${() => ask(this, { do: this.passkey === true ? 'remove-passkey' : 'add-passkey' })}
        >
          ${this.passkey ? remove : add}
        </button>
      </div>`;
  }

  override render(): TemplateResult {
    const { guard } = words;
    if (!this.guarded) return this.#renderOpen();
    return html`<h2>${words.passphrase}</h2>
      <p>${guard.on}</p>
      <label
        ><span>${guard.after}</span
        ><select @change=${this.#after}>
          ${[...new Set([...MINUTES, this.minutes])].map(
            (minutes) =>
              html`<option value=${minutes} ?selected=${minutes === this.minutes}>
                ${minutes === 0 ? guard.never : guard.minutes(minutes)}
              </option>`,
          )}
        </select></label
      >
      <div class="acts">
        <button @click=${() => ask(this, { do: 'lock-now' })}>${therapistWords.lockNow}</button>
        <button class="quiet" ?disabled=${this.disabled} @click=${() => (this._asks = !this._asks)}>
          ${guard.off}
        </button>
      </div>
      ${
        this._asks
          ? html`<p>${guard.offAbout}</p>
              <div class="acts">
                <button ?disabled=${this.disabled} @click=${this.#unguard}>${guard.offYes}</button>
              </div>`
          : nothing
      }
      ${this.#renderPasskey()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-guard': AttuneGuard;
  }
}
