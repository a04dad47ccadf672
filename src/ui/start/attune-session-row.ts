/** One session kept on this device: open, rename, download, erase in two steps, all in place. It changes nothing itself. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { ask } from '../model/command.ts';
import type { StoredSession } from '../model/start-view.ts';
import { startWords } from '../words/start.ts';
import { therapistWords } from '../words/therapist.ts';

@customElement('attune-session-row')
export class AttuneSessionRow extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 20px;
        min-height: 64px;
        padding: 6px 0;
        border-top: 1px solid var(--rule);
      }
      .title {
        display: grid;
        flex: 1 1 15em;
        min-width: 0;
        text-align: left;
        justify-content: start;
        justify-items: start;
        gap: 0;
        border-color: transparent;
        padding: 4px 10px;
        margin-left: -10px;
        white-space: normal;
        line-height: 1.3;
      }
      .title b {
        font-weight: 600;
        text-decoration: underline;
        text-decoration-thickness: 1.5px;
        text-underline-offset: 4px;
        overflow-wrap: anywhere;
      }
      .title.plain {
        padding: 4px 0;
        margin: 0;
      }
      .title.plain b {
        text-decoration: none;
      }
      .title > span {
        font-weight: var(--w-text);
        color: var(--ink-2);
      }
      .acts {
        gap: 4px 8px;
        margin-left: auto;
      }
      form,
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        flex: 1 1 100%;
      }
      input {
        font: inherit;
        color: inherit;
        min-height: var(--touch);
        padding: 0 14px;
        border: var(--line-2) solid var(--edge);
        border-radius: var(--r-m);
        background: var(--raised);
        flex: 1 1 12em;
        min-width: 0;
        max-width: 28em;
      }
      @media (max-width: 699px) {
        .acts {
          margin-left: -10px;
          width: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) stored: StoredSession | undefined;
  /** Whether this session is already open: then there is nothing to open. */
  @property({ type: Boolean }) reviewed = false;
  /** Whether it stands under the code of its client, which then need not be seen once more. */
  @property({ type: Boolean }) grouped = false;
  @state() private _mode: 'rest' | 'rename' | 'erase' = 'rest';
  @query('input') private readonly _name!: HTMLInputElement | null;
  @query('.first') private readonly _first!: HTMLElement | null;
  @query('button.title') private readonly _title!: HTMLElement | null;

  async #turn(mode: 'rest' | 'rename' | 'erase'): Promise<void> {
    this._mode = mode;
    await this.updateComplete;
    (this._name ?? this._first ?? this._title ?? this.shadowRoot?.querySelector('button'))?.focus();
  }

  #rename(event: Event, id: string): void {
    event.preventDefault();
    ask(this, { do: 'rename-session', id, name: this._name?.value.trim() ?? '' });
    void this.#turn('rest');
  }

  /** Whether a name or a code heads the row; else its day does. */
  #named({ name }: StoredSession): boolean {
    return !this.grouped || name !== undefined;
  }

  #title(stored: StoredSession, title: string): TemplateResult {
    if (this.#named(stored)) return html`<b>${title}</b>`;
    return html`<b><span class="vh">${title}, </span>${startWords.list.when(stored.epoch)}</b>`;
  }

  #when(stored: StoredSession): TemplateResult {
    const words = startWords.list;
    const length = words.length(stored.lengthMs);
    if (this.#named(stored)) return html`<span>${words.when(stored.epoch)}, ${length}</span>`;
    return html`<span>${length}</span>`;
  }

  override render(): TemplateResult {
    const { stored } = this;
    if (stored === undefined) return html`${nothing}`;
    const words = startWords.list;
    const { id, name, simulated } = stored;
    const title = name ?? stored.client ?? words.unnamed;
    if (this._mode === 'rename') {
      return html`<div class="row">
        <form @submit=${(event: Event) => this.#rename(event, id)}>
          <input
            aria-label=${words.name}
            maxlength="80"
            autocomplete="off"
            spellcheck="false"
            .value=${name ?? ''}
          />
          <button type="submit">${words.save}</button>
          <button type="button" class="quiet" @click=${() => this.#turn('rest')}>${words.cancel}</button>
        </form>
      </div>`;
    }
    return html`<div class="row">
      ${
        this.reviewed
          ? html`<div class="title plain">${this.#title(stored, title)}${this.#when(stored)}</div>`
          : html`<button class="title" @click=${() => ask(this, { do: 'open-session', id })}>
              ${this.#title(stored, title)}${this.#when(stored)}
            </button>`
      }
      ${simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`}
      ${
        this._mode === 'erase'
          ? html`<div class="ask" role="group" aria-label=${words.erase}>
              <span role="status">${words.eraseAsk}</span>
              <button class="first primary" @click=${() => this.#turn('rest')}>${words.keep}</button>
              <button @click=${() => ask(this, { do: 'erase-session', id })}>${words.eraseYes}</button>
            </div>`
          : html`<div class="acts">
              <button class="quiet" @click=${() => this.#turn('rename')}>
                ${words.rename}<span class="vh"> ${title}</span>
              </button>
              <button class="quiet" @click=${() => ask(this, { do: 'download-session', id })}>
                ${words.download}<span class="vh"> ${title}</span>
              </button>
              <button class="quiet" @click=${() => this.#turn('erase')}>
                ${words.erase}<span class="vh"> ${title}</span>
              </button>
            </div>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-session-row': AttuneSessionRow;
  }
}
