/** The clients of this device: the codes with a field to find one, what waits to be filed, and the page of the one that is chosen. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { CODE_LENGTH, tidyCode } from '../../session/client-record.ts';
import { ask } from '../model/command.ts';
import type { ClientsView } from '../model/clients-view.ts';
import type { StoredSession } from '../model/start-view.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { clientsWords as words } from '../words/clients.ts';
import './attune-client-page.ts';
import './attune-export-sessions.ts';
import './attune-to-file.ts';

/** Codes that are drawn at once; a field finds the others. */
const MOST = 200;

@customElement('attune-clients')
export class AttuneClients extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    barStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .both {
        display: grid;
        grid-template-columns: 300px minmax(0, 1fr);
        min-height: calc(100dvh - 68px);
      }
      nav {
        padding: 8px 24px 24px var(--s-6);
        border-right: 1px solid var(--rule);
        display: flex;
        flex-direction: column;
        gap: 10px;
      }
      nav input {
        width: 100%;
      }
      ul {
        list-style: none;
        padding: 0;
      }
      .row {
        width: 100%;
        min-height: 52px;
        justify-content: space-between;
        border: 0;
        border-bottom: 1px solid var(--rule);
        border-radius: 0;
        padding: 0 12px;
        font-weight: 600;
      }
      .row small {
        font-size: var(--t-s);
        font-weight: var(--w-text);
        color: var(--ink-2);
      }
      .row[aria-current='page'] {
        background: var(--water);
        box-shadow: inset 4px 0 0 var(--ink);
      }
      .page {
        padding: 8px var(--s-6) var(--s-7);
        min-width: 0;
      }
      form {
        display: grid;
        gap: 8px;
      }
      .new {
        margin-top: auto;
      }
      label span {
        font-weight: var(--w-strong);
        display: block;
      }
      .tolist {
        margin-left: -10px;
      }
      @container (max-width: 899px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
        nav {
          border: 0;
          padding: 8px 16px;
        }
        .both.chosen nav {
          display: none;
        }
        .both:not(.chosen) .page {
          display: none;
        }
        .page {
          padding: 8px 16px 48px;
        }
      }
      @container (min-width: 900px) {
        .tolist {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) view!: ClientsView;
  @state() private _wanted = '';
  @state() private _making = false;
  @state() private _archived = false;
  /** Whether the sessions without a code are shown. */
  @state() private _filing = false;
  @state() private _said = '';
  @query('input[name=code]') private readonly _code!: HTMLInputElement | null;

  async #make(): Promise<void> {
    this._making = true;
    await this.updateComplete;
    this._code?.focus();
    this._code?.select();
  }

  #create(event: Event): void {
    event.preventDefault();
    const code = tidyCode(this._code?.value ?? '');
    if (code === undefined) return;
    if (this.view.list.some((client) => client.code === code)) {
      this._said = words.taken(code);
      return;
    }
    this._said = '';
    this._making = false;
    this._filing = false;
    ask(this, { do: 'new-client', code });
  }

  #open(code: string): void {
    this._filing = false;
    ask(this, { do: 'open-clients', code });
  }

  #renderNew(): TemplateResult {
    if (!this._making)
      return html`<button class="new" @click=${() => void this.#make()}>${icon('plus')}${words.new}</button>`;
    return html`<form class="new" @submit=${(event: Event) => this.#create(event)}>
      <label
        ><span>${words.code}</span
        ><input name="code" maxlength=${CODE_LENGTH} autocomplete="off" .value=${this.view.proposed}
      /></label>
      <p class="soft small">${words.codeHint}</p>
      <p role="status">${this._said}</p>
      <div class="acts">
        <button class="primary">${words.create}</button>
        <button type="button" @click=${() => (this._making = false)}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #renderList(sessions: readonly StoredSession[]): TemplateResult {
    const { list, code } = this.view;
    const last = new Map<string, number>();
    for (const { client, epoch } of sessions)
      if (client !== undefined && epoch > (last.get(client) ?? 0)) last.set(client, epoch);
    const waiting = sessions.filter(({ client }) => client === undefined).length;
    const phrase = this._wanted.trim().toLowerCase();
    const meant = list.filter(
      (client) =>
        (this._archived || client.archived !== true) &&
        (phrase === '' || client.code.toLowerCase().includes(phrase)),
    );
    return html`<nav aria-label=${words.list}>
      <input
        type="search"
        autocomplete="off"
        aria-label=${words.find}
        placeholder=${words.find}
        .value=${this._wanted}
        @input=${(event: Event) => (this._wanted = (event.target as HTMLInputElement).value)}
      />
      ${
        waiting === 0
          ? nothing
          : html`<button
              class="row"
              aria-current=${this._filing ? 'page' : 'false'}
              @click=${() => {
                this._filing = true;
              }}
            >
              ${words.toFile}<small>${words.sessions(waiting)}</small>
            </button>`
      }
      ${list.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
      <ul>
        ${meant.slice(0, MOST).map((client) => {
          const seen = last.get(client.code);
          return html`<li>
            <button
              class="row"
              aria-current=${!this._filing && client.code === code ? 'page' : 'false'}
              @click=${() => this.#open(client.code)}
            >
              ${client.code}<small
                >${client.archived === true ? words.archived : seen === undefined ? words.never : words.last(seen)}</small
              >
            </button>
          </li>`;
        })}
      </ul>
      ${
        list.some((client) => client.archived === true)
          ? html`<button
              class="quiet"
              aria-pressed=${this._archived}
              @click=${() => (this._archived = !this._archived)}
            >
              ${words.showArchived}
            </button>`
          : nothing
      }
      ${this.#renderNew()}
      ${
        sessions.length === 0
          ? nothing
          : html`<attune-export-sessions .codes=${list.map((one) => one.code)}></attune-export-sessions>`
      }
    </nav>`;
  }

  override render(): TemplateResult {
    const { view } = this;
    const { list, code, sessions } = view;
    const client = list.find((one) => one.code === code);
    const chosen = this._filing || client !== undefined;
    return html`<header class="bar">
        ${mark()}
        <h1 class="who">${words.title}</h1>
        <span class="sp"></span>
        <button class="back" @click=${() => ask(this, { do: 'close-clients' })}>
          ${icon('back')}${words.back}
        </button>
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="both ${chosen ? 'chosen' : ''}">
        ${this.#renderList(sessions)}
        <div class="page">
          ${
            chosen
              ? html`<button
                  class="quiet tolist"
                  @click=${() => {
                    this._filing = false;
                    ask(this, { do: 'open-clients' });
                  }}
                >
                  ${icon('back')}${words.list}
                </button>`
              : nothing
          }
          ${
            this._filing
              ? html`<attune-to-file
                  .sessions=${sessions.filter((one) => one.client === undefined)}
                  .codes=${list.map((one) => one.code)}
                ></attune-to-file>`
              : client === undefined
                ? html`<p class="soft">${list.length === 0 ? '' : words.choose}</p>`
                : html`<attune-client-page
                    .client=${client}
                    .codes=${list.map((one) => one.code)}
                    .sessions=${sessions.filter((one) => one.client === client.code)}
                    .visits=${view.visits}
                  ></attune-client-page>`
          }
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-clients': AttuneClients;
  }
}
