/** The page of one client: sessions, accepted rates with their ranges over the months, practice rate, cautions, note; archive and erasing. No streaks, no grades. */
import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { currentRate } from '../../session/client-record.ts';
import type { VisitFigures } from '../../session/visit-figures.ts';
import type { ListedClient } from '../model/clients-view.ts';
import { ask } from '../model/command.ts';
import type { StoredSession } from '../model/start-view.ts';
import { fieldOf } from '../parts/form-field.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import './attune-export-sessions.ts';
import { stackStyles, tableStyles } from '../parts/table-styles.ts';
import { clientsWords } from '../words/clients.ts';
import { shortDays } from '../words/short-day.ts';
import './attune-client-visits.ts';

const HEIGHT = 190;
/** So many rates have their figures beside them on a phone, too. */
const FEW = 4;
/** Days that have room beside one another on a phone. */
const DAYS = 5;
/** Sessions that are read to be compared. */
const MOST_COMPARED = 40;

@customElement('attune-client-page')
export class AttuneClientPage extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tableStyles,
    css`
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        align-items: center;
      }
      h2 {
        font-size: var(--t-2xl);
        margin-right: auto;
      }
      h3 {
        font-size: var(--t-l);
        margin-top: 26px;
      }
      textarea {
        font: inherit;
        color: inherit;
        background: var(--raised);
        border: 2px solid var(--edge);
        border-radius: var(--r-m);
        padding: 10px 14px;
        width: min(100%, 46em);
        min-height: 2.9em;
        field-sizing: content;
        display: block;
      }
      form {
        display: grid;
        gap: 6px;
        justify-items: start;
        margin-top: 16px;
      }
      label {
        font-weight: var(--w-strong);
      }
      figure {
        margin: 0;
      }
      /* Its own px: words in it keep their size however wide it is. */
      svg {
        display: block;
        width: calc(100% - 40px);
        max-width: 860px;
        overflow: visible;
      }
      /* Right of the figures of its lines, by as much as the outer one is narrower. */
      svg svg {
        width: 100%;
      }
      @media (max-width: 699px) {
        text.many {
          display: none;
        }
      }
      .grid {
        stroke: var(--rule);
      }
      .bar {
        fill: var(--heart-band);
        stroke: var(--heart);
      }
      .dot {
        fill: var(--heart);
      }
      text {
        fill: var(--ink-2);
        font: 500 15px var(--font);
      }
      text.day {
        text-anchor: middle;
      }
      tbody td {
        white-space: nowrap;
      }
      td button.quiet {
        padding: 0;
        font-weight: 600;
      }
      .end {
        margin-top: 28px;
      }
      p {
        max-width: 62em;
      }
    `,
    stackStyles,
  ];

  @property({ attribute: false }) client: ListedClient | undefined;
  /** Their sessions, newest first. */
  @property({ attribute: false }) sessions: readonly StoredSession[] = [];
  /** Codes of every client, for what is saved of several. */
  @property({ attribute: false }) codes: readonly string[] = [];
  /** What has been read of them, by id. */
  @property({ attribute: false }) visits: ReadonlyMap<string, VisitFigures> = new Map();
  @state() private _erasing = false;
  @state() private _kept = false;

  #renderRates({ rates }: ListedClient): TemplateResult {
    const { page: words } = clientsWords;
    const all = rates.flatMap(({ rate, low = rate, high = rate }) => [rate, low, high]);
    const bottom = Math.floor(Math.min(...all) * 2 - 0.5) / 2;
    const top = Math.ceil(Math.max(...all) * 2 + 0.5) / 2;
    const y = (rate: number): number => 14 + ((top - rate) / (top - bottom)) * (HEIGHT - 44);
    const x = (i: number): string => `${(100 * (i + 0.5)) / rates.length}%`;
    const shortDay = shortDays();
    // As many days as have room on a phone, the newest among them.
    const every = Math.ceil(rates.length / DAYS);
    const lines = Array.from({ length: Math.round((top - bottom) * 2) + 1 }, (_, i) => bottom + i / 2);
    return html`<figure>
        <svg height=${HEIGHT} aria-hidden="true">
          ${lines.map((rate) => (Number.isInteger(rate) ? svg`<text x="0" y=${y(rate) + 5}>${rate}</text>` : nothing))}
          <svg x="40" height=${HEIGHT}>
            ${lines.map((rate) => svg`<line class="grid" x1="0" x2="100%" y1=${y(rate)} y2=${y(rate)} />`)}
            ${rates.map(
              ({ rate, low, high, epoch }, i) =>
                svg`${
                  low === undefined || high === undefined
                    ? nothing
                    : svg`<rect class="bar" x=${x(i)} transform="translate(-8 0)" y=${y(high) - 2} width="16" rx="8" height=${Math.max(4, y(low) - y(high) + 4)} />`
                }<circle class="dot" cx=${x(i)} cy=${y(rate)} r="6.5" /><text class=${
                  rates.length > FEW && i < rates.length - 1 ? 'many' : ''
                } x=${x(i)} y=${y(rate) + 5} transform="translate(-46 0)">${words.rateText(rate)}</text>${
                  (rates.length - 1 - i) % every === 0
                    ? svg`<text class="day" x=${x(i)} y=${HEIGHT - 6}>${shortDay(epoch)}</text>`
                    : nothing
                }`,
            )}
          </svg>
        </svg>
      </figure>
      <p class="soft small">${words.resonanceAbout}</p>
      <div class="tw">
        <table class="stack">
          <thead>
            <tr>
              ${words.rates.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rates.toReversed().map(
              ({ rate, low, high, epoch }) =>
                html`<tr>
                  <th scope="row">${clientsWords.last(epoch)}</th>
                  <td data-head=${words.rates[1] ?? ''}>${words.rateText(rate)}</td>
                  <td data-head=${words.rates[2] ?? ''}>${words.range(low, high)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #renderSessions(): TemplateResult {
    const { page: words } = clientsWords;
    if (this.sessions.length === 0) return html`<p class="soft">${words.noSessions}</p>`;
    return html`<div class="tw">
      <table class="stack">
        <thead>
          <tr>
            ${words.head.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.sessions.map(
            ({ id, epoch, lengthMs, told: { rates = [], distress, ease } = {} }) =>
              html`<tr>
                <td>
                  <button class="quiet" @click=${() => ask(this, { do: 'open-session', id })}>
                    ${words.when(epoch)}
                  </button>
                </td>
                ${[
                  words.length(lengthMs),
                  rates.length === 0 ? '' : words.rateText(rates.at(-1)?.rate ?? 0),
                  distress === undefined ? '' : words.fromTo(...distress),
                  ease === undefined ? '' : words.fromTo(...ease),
                ].map((cell, i) => html`<td data-head=${words.head[i + 1] ?? ''}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  override render(): TemplateResult {
    const { client, sessions } = this;
    if (client === undefined) return html`${nothing}`;
    const { page: words } = clientsWords;
    const rate = currentRate(client);
    const { code, archived = false } = client;
    return html`<div class="top">
        <h2>${code}</h2>
        <button class="primary" @click=${() => ask(this, { do: 'session-for', code })}>
          ${words.newSession}
        </button>
      </div>
      <p class="soft">
        ${words.since(sessions.length, sessions.at(-1)?.epoch)}
        ${rate === undefined ? words.noRate : words.rate(rate.rate, rate.epoch)}
        ${client.cautionsSeen === undefined ? words.noCautions : words.cautions(client.cautionsSeen)}
      </p>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          const note = fieldOf(event.target, 'note');
          ask(this, { do: 'note-client', code, note });
          this._kept = true;
        }}
      >
        <label for="note">${words.note}</label>
        <textarea
          id="note"
          name="note"
          autocomplete="off"
          maxlength="2000"
          .value=${client.note ?? ''}
          @input=${() => (this._kept = false)}
        ></textarea>
        <div class="acts">
          <button>${words.keepNote}</button>
          <span class="soft small">${words.noteHint}</span>
          <span role="status">${this._kept ? words.noteKept : ''}</span>
        </div>
      </form>
      ${
        client.rates.length === 0
          ? nothing
          : html`<h3>${words.resonance}</h3>
              ${this.#renderRates(client)}`
      }
      ${
        sessions.length < 2
          ? nothing
          : html`<h3>${clientsWords.visits.title}</h3>
              <attune-client-visits
                .sessions=${sessions.slice(0, MOST_COMPARED)}
                .visits=${this.visits}
                .rate=${rate?.rate}
              ></attune-client-visits>`
      }
      <h3>${words.sessions}</h3>
      ${this.#renderSessions()}
      <div class="acts end">
        ${
          this._erasing
            ? html`<p role="status">${words.eraseAsk(code, sessions.length)}</p>
                <button class="primary" @click=${() => (this._erasing = false)}>${words.keep}</button>
                <button
                  @click=${() => {
                    this._erasing = false;
                    ask(this, { do: 'erase-client', code });
                  }}
                >
                  ${words.eraseYes}
                </button>`
            : html`${
                  sessions.length === 0
                    ? nothing
                    : html`<attune-export-sessions
                        code=${code}
                        .codes=${this.codes}
                      ></attune-export-sessions>`
                }<button @click=${() => ask(this, { do: 'archive-client', code, archived: !archived })}>
                  ${archived ? words.unarchive : words.archive}
                </button>
                <button @click=${() => (this._erasing = true)}>${words.erase}</button>`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-client-page': AttuneClientPage;
  }
}
