/** The recovery code, shown this once: printed, then two of its groups typed, so that it is on paper before it is gone from the screen. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { icon } from '../parts/icons.ts';
import { fieldOf } from '../parts/form-field.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { backupWords as words } from '../words/backup.ts';
import { vaultStyles } from './vault-styles.ts';

@customElement('attune-recovery-code')
export class AttuneRecoveryCode extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    vaultStyles,
    css`
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
        gap: 24px 56px;
      }
      ol {
        list-style: none;
        padding: 0;
        margin-top: 22px;
        display: flex;
        flex-wrap: wrap;
        gap: 10px 26px;
        font-size: 1.75rem;
        font-weight: 560;
        letter-spacing: 0.04em;
      }
      li small {
        display: block;
        font-size: var(--t-s);
        font-weight: var(--w-text);
        letter-spacing: 0;
        color: var(--ink-2);
      }
      .groups {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 14px;
      }
      .groups input {
        width: 100%;
      }
      .only {
        margin-top: 24px;
        background: var(--sunk);
        border-left: 4px solid var(--ink);
        padding: 12px 18px;
      }
      @media (max-width: 899px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media print {
        .acts,
        .proof {
          display: none;
        }
      }
    `,
  ];

  /** Seven groups with hyphens between. */
  @property() code = '';
  @state() private _wrong = '';
  /** The two groups that are asked for, from 1. */
  #asked: readonly [number, number] = [1, 2];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('code')) return;
    const first = Math.floor(Math.random() * 6);
    this.#asked = [first + 1, first + 2 + Math.floor(Math.random() * (6 - first))];
  }

  readonly #check = (event: Event): void => {
    event.preventDefault();
    const groups = this.code.split('-');
    const right = this.#asked.every(
      (number, i) => fieldOf(event.target, i === 0 ? 'first' : 'second').toUpperCase() === groups[number - 1],
    );
    this._wrong = right ? '' : words.code.wrong;
    if (right) ask(this, { do: 'code-kept' });
  };

  override render(): TemplateResult {
    const [first, second] = this.#asked;
    return html`<div class="both">
      <section>
        <h1>${words.code.title}</h1>
        <p>${words.code.about}</p>
        <ol aria-label=${words.code.label}>
          ${this.code.split('-').map((group, i) => html`<li>${group}<small>${i + 1}</small></li>`)}
        </ol>
        <div class="acts">
          <button class="primary" @click=${() => print()}>${words.code.print}</button>
        </div>
        <p class="only">${icon('info')} <b>${words.code.only[0]}</b> ${words.code.only[1]}</p>
      </section>
      <section class="proof">
        <h2>${words.code.type(first, second)}</h2>
        <p class="soft">${words.code.why}</p>
        <form @submit=${this.#check}>
          <div class="groups">
            <label
              ><span>${words.code.group(first)}</span
              ><input name="first" maxlength="5" autocomplete="off" spellcheck="false" required
            /></label>
            <label
              ><span>${words.code.group(second)}</span
              ><input name="second" maxlength="5" autocomplete="off" spellcheck="false" required
            /></label>
          </div>
          <p class="said" role="alert">${this._wrong}</p>
          <div><button>${words.code.kept}</button></div>
        </form>
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-recovery-code': AttuneRecoveryCode;
  }
}
