/**
 * The sessions kept on this device, newest first: as many rows as a person looks at, more when asked for, and a field to find one by
 * its name or day. However many there are, only the rows that are shown are drawn.
 */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import type { StoredSession } from '../model/start-view.ts';
import { startWords } from '../words/start.ts';
import './attune-session-row.ts';

/** Rows at first, and for each wish for more. */
const PAGE = 50;
/** From so many sessions on, a field to find one is of use. */
const MANY = 12;

/** Whether a session is meant by what somebody typed: it is a part of its name or of its day as it is shown. */
function isMeant(session: StoredSession, phrase: string): boolean {
  const { unnamed, when } = startWords.list;
  return `${session.name ?? ''} ${session.client ?? unnamed} ${when(session.epoch)}`
    .toLowerCase()
    .includes(phrase);
}

@customElement('attune-session-list')
export class AttuneSessionList extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 20px;
        margin-bottom: 12px;
      }
      h2 {
        font-size: var(--t-l);
        margin-right: auto;
      }
      input {
        font: inherit;
        color: inherit;
        min-height: var(--touch);
        padding: 0 14px;
        border: var(--line-2) solid var(--edge);
        border-radius: var(--r-m);
        background: var(--raised);
        min-width: 0;
        width: 16em;
        max-width: 100%;
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 20px;
        border-top: 1px solid var(--rule);
        padding-top: 14px;
      }
      .more p {
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) sessions: readonly StoredSession[] = [];
  @state() private _shown = PAGE;
  @state() private _wanted = '';
  @query('input') private readonly _field!: HTMLInputElement | null;

  #meant: readonly StoredSession[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (this.sessions.length < MANY) this._wanted = '';
    if (!changed.has('sessions') && !changed.has('_wanted')) return;
    const phrase = this._wanted.trim().replace(/\s+/g, ' ').toLowerCase();
    this.#meant = phrase === '' ? this.sessions : this.sessions.filter((one) => isMeant(one, phrase));
  }

  readonly #find = (): void => {
    this._wanted = this._field?.value ?? '';
    this._shown = PAGE;
  };

  readonly #more = async (): Promise<void> => {
    const before = this._shown;
    this._shown += PAGE;
    await this.updateComplete;
    // Whoever goes on with the keyboard is led to the first of the new rows.
    const row = this.renderRoot.querySelectorAll('attune-session-row')[before];
    await row?.updateComplete;
    row?.shadowRoot?.querySelector('button')?.focus();
  };

  override render(): TemplateResult {
    const words = startWords.list;
    const { sessions } = this;
    const rows = this.#meant.slice(0, this._shown);
    const rest = this.#meant.length - rows.length;
    return html`<section aria-labelledby="list">
      <div class="head">
        <h2 id="list">${words.title}</h2>
        ${
          sessions.length < MANY
            ? nothing
            : html`<input
                type="search"
                autocomplete="off"
                aria-label=${words.find}
                placeholder=${words.find}
                @input=${this.#find}
              />`
        }
      </div>
      ${repeat(
        rows,
        ({ id }) => id,
        (stored) => html`<attune-session-row .stored=${stored}></attune-session-row>`,
      )}
      <div class="more" ?hidden=${rest === 0 && rows.length > 0}>
        <p role="status">${rows.length === 0 ? words.none : words.shown(rows.length, this.#meant.length)}</p>
        ${rest === 0 ? nothing : html`<button @click=${this.#more}>${words.more}</button>`}
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-session-list': AttuneSessionList;
  }
}
