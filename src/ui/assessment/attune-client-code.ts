/** Whose session it is: a code, never a name. It asks for the client and keeps nothing. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { CODE_LENGTH, tidyCode } from '../../session/client-record.ts';
import { ask } from '../model/command.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { assessmentWords } from '../words/assessment.ts';

@customElement('attune-client-code')
export class AttuneClientCode extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      form,
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 14px;
        align-items: center;
      }
      input {
        font: 600 var(--t-m) / 1 var(--font);
        color: inherit;
        width: 9em;
        min-height: var(--touch);
        padding: 0 14px;
        border: var(--line-2) solid var(--edge);
        border-radius: var(--r-m);
        background: var(--raised);
      }
      .hint {
        flex-basis: 100%;
      }
    `,
  ];

  /** The code in force; empty = none. */
  @property() code = '';
  @state() private _open = false;
  @query('input') private readonly _input!: HTMLInputElement;

  readonly #use = (event: Event): void => {
    event.preventDefault();
    const code = tidyCode(this._input.value);
    if (code === undefined) return;
    this._open = false;
    ask(this, { do: 'choose-client', code });
  };

  override render(): TemplateResult {
    const words = assessmentWords.client;
    if (this.code !== '' && !this._open) {
      return html`<p>
        <span class="soft">${words.label}</span><b class="strong">${this.code}</b
        ><button class="quiet" @click=${() => (this._open = true)}>${words.change}</button>
      </p>`;
    }
    return html`<form @submit=${this.#use}>
      <label for="code">${words.label}</label>
      <input
        id="code"
        autocomplete="off"
        spellcheck="false"
        maxlength=${CODE_LENGTH}
        aria-describedby="hint"
        .value=${this.code}
      />
      <button>${words.use}</button>
      <span class="hint soft small" id="hint">${words.hint}</span>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-client-code': AttuneClientCode;
  }
}
