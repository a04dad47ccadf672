/** The list of the session's keys, and the place where they are changed or switched off. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ask } from '../model/command.ts';
import { allKeysOn, KEY_ACTIONS, keyOf, withKey, type KeyAction, type KeySettings } from '../model/keys.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';

@customElement('attune-keys')
export class AttuneKeys extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    dialogStyles,
    css`
      ul {
        list-style: none;
        padding: 0;
        columns: 3 15em;
        column-gap: 32px;
        margin: 12px 0;
      }
      li {
        break-inside: avoid;
        display: flex;
        align-items: center;
        gap: 14px;
        padding: 2px 0;
      }
      li button {
        min-width: 56px;
        padding: 0 10px;
      }
      label {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: var(--touch);
      }
      input {
        width: 22px;
        height: 22px;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) keys: KeySettings = allKeysOn;
  @state() private _changing: KeyAction | undefined;
  @state() private _said = '';
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  async open(): Promise<void> {
    await this.updateComplete;
    if (!this._dialog.open) this._dialog.showModal();
  }

  readonly #press = (event: KeyboardEvent): void => {
    const action = this._changing;
    if (action === undefined) {
      if (event.key === '?') this._dialog.close();
      return;
    }
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this._changing = undefined;
    if (event.key === 'Escape') return;
    const next = withKey(this.keys, action, event.key);
    if ('taken' in next) this._said = momentWords.keys.taken(momentWords.keys.names[next.taken]);
    else {
      this._said = '';
      ask(this, { do: 'keep-keys', keys: next });
    }
  };

  override render(): TemplateResult {
    const { keys } = this;
    return html`<dialog aria-labelledby="title" @keydown=${this.#press}>
      <h2 id="title">${momentWords.keys.title}</h2>
      <label
        ><input
          type="checkbox"
          .checked=${keys.on}
          @change=${() => ask(this, { do: 'keep-keys', keys: { ...keys, on: !keys.on } })}
        />${momentWords.keys.on}</label
      >
      <ul>
        ${KEY_ACTIONS.map(
          (action) =>
            html`<li>
              <button
                aria-label=${`${momentWords.keys.change(momentWords.keys.names[action])}: ${momentWords.keys.say(keyOf(keys, action))}`}
                @click=${() => (this._changing = action)}
              >
                ${this._changing === action ? momentWords.keys.press : momentWords.keys.say(keyOf(keys, action))}</button
              >${momentWords.keys.names[action]}
            </li>`,
        )}
      </ul>
      <p role="status">${this._said}</p>
      <p class="soft small">${momentWords.keys.note}</p>
      <div class="acts">
        ${
          Object.keys(keys.changed).length === 0
            ? nothing
            : html`<button @click=${() => ask(this, { do: 'keep-keys', keys: allKeysOn })}>
                ${momentWords.keys.reset}
              </button>`
        }
        <button class="primary" @click=${() => this._dialog.close()}>${momentWords.keys.close}</button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-keys': AttuneKeys;
  }
}
