/**
 * The sessions kept on this device, by client, newest first: as many rows as a person looks at, more when asked for, and a field to find
 * one by its code, name or day. However many there are, only the rows that are shown are drawn.
 */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { ask } from '../model/command.ts';
import type { StoredSession } from '../model/start-view.ts';
import { startWords } from '../words/start.ts';
import './attune-session-row.ts';
import { groupedSessions, type SessionGroup } from './session-groups.ts';

/** Rows at first, and for each wish for more. */
const PAGE = 50;
/** From so many sessions on, a field to find one is of use. */
const MANY = 12;
/** Rows of one client at first; the newest are those that somebody looks for. */
const OF_ONE = 3;

/** Whether a session is meant by what somebody typed: it is a part of its name, its code or its day as it is shown. */
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
      .of {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 14px;
        min-height: var(--touch);
      }
      .of h3 {
        font-size: var(--t-m);
      }
      .group + .group {
        margin-top: 14px;
      }
    `,
  ];

  @property({ attribute: false }) sessions: readonly StoredSession[] = [];
  @state() private _shown = PAGE;
  @state() private _wanted = '';
  /** Clients all of whose sessions are wanted. */
  @state() private _whole: ReadonlySet<string | undefined> = new Set();
  @query('input') private readonly _field!: HTMLInputElement | null;

  #meant: readonly StoredSession[] = [];
  #groups: readonly SessionGroup[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (this.sessions.length < MANY) this._wanted = '';
    if (!changed.has('sessions') && !changed.has('_wanted')) return;
    const phrase = this._wanted.trim().replace(/\s+/g, ' ').toLowerCase();
    this.#meant = phrase === '' ? this.sessions : this.sessions.filter((one) => isMeant(one, phrase));
    this.#groups = groupedSessions(this.#meant);
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

  /** What is drawn of each group, and how many rows that leaves out for want of room. */
  #shown(): { readonly groups: readonly SessionGroup[]; readonly rest: number } {
    // Without clients there is one group, and whoever looks for something wants all of it.
    const whole = this.#groups.length < 2 || this._wanted !== '';
    let room = this._shown;
    let rest = 0;
    const groups: SessionGroup[] = [];
    for (const { client, sessions } of this.#groups) {
      const most = whole || this._whole.has(client) ? sessions.length : OF_ONE;
      const own = sessions.slice(0, Math.min(most, room));
      room -= own.length;
      rest += Math.min(most, sessions.length) - own.length;
      if (own.length > 0) groups.push({ client, sessions: own });
    }
    return { groups, rest };
  }

  #renderGroup({ client, sessions }: SessionGroup): TemplateResult {
    const words = startWords.list;
    const all = this.#groups.find((group) => group.client === client)?.sessions.length ?? 0;
    const headed = this.sessions.some((one) => one.client !== undefined);
    return html`<div class="group">
      ${
        !headed
          ? nothing
          : html`<div class="of">
              <h3>${client ?? words.toFile}</h3>
              ${
                client === undefined
                  ? nothing
                  : html`<button
                      class="quiet"
                      @click=${() => ask(this, { do: 'open-clients', code: client })}
                    >
                      ${words.page(client)}
                    </button>`
              }
            </div>`
      }
      ${repeat(
        sessions,
        ({ id }) => id,
        (stored) => html`<attune-session-row ?grouped=${headed} .stored=${stored}></attune-session-row>`,
      )}
      ${
        this._wanted !== '' || this._whole.has(client) || sessions.length < OF_ONE || all <= sessions.length
          ? nothing
          : html`<button class="quiet" @click=${() => (this._whole = new Set([...this._whole, client]))}>
              ${words.all(all, client)}
            </button>`
      }
    </div>`;
  }

  override render(): TemplateResult {
    const words = startWords.list;
    const { sessions } = this;
    const { groups, rest } = this.#shown();
    const rows = groups.reduce((sum, group) => sum + group.sessions.length, 0);
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
        groups,
        ({ client }) => client ?? '',
        (group) => this.#renderGroup(group),
      )}
      <div class="more" ?hidden=${rest === 0 && rows > 0}>
        <p role="status">${rows === 0 ? words.none : words.shown(rows, this.#meant.length)}</p>
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
