/** A client's sessions side by side, each figure with the range in which the person's own sessions before it would usually put it. No grades, no trend. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitFigures } from '../../session/visit-figures.ts';
import { usualRange, type Straying } from '../../signal/usual-spread.ts';
import type { BreathsPerMin } from '../../terms/units.ts';
import type { StoredSession } from '../model/start-view.ts';
import { baseStyles } from '../parts/styles.ts';
import { stackStyles, tableStyles } from '../parts/table-styles.ts';
import { clientsWords } from '../words/clients.ts';

/** Rates this close are one rate. */
const SAME_RATE = 0.03;

@customElement('attune-client-visits')
export class AttuneClientVisits extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      tbody :is(td, th) {
        white-space: nowrap;
      }
      .usual {
        color: var(--ink-2);
        font-size: var(--t-s);
      }
      p {
        max-width: 62em;
        margin-top: 8px;
      }
    `,
    stackStyles,
  ];

  /** Newest first. */
  @property({ attribute: false }) sessions: readonly StoredSession[] = [];
  /** What has been read of them, by id. */
  @property({ attribute: false }) visits: ReadonlyMap<string, VisitFigures> = new Map();
  /** The rate at which waves are compared; `undefined` = none was accepted. */
  @property({ attribute: false }) rate: BreathsPerMin | undefined;

  #cell(
    head: string,
    figure: Straying,
    value: number | undefined,
    before: readonly (number | undefined)[],
    say: (value: number) => string,
  ): TemplateResult {
    if (value === undefined) return html`<td></td>`;
    const usual = usualRange(
      figure,
      before.filter((one) => one !== undefined),
    );
    const { visits: words } = clientsWords;
    return html`<td data-head=${head}>
      ${say(value)}
      ${usual === undefined ? nothing : html`<span class="usual">${words.usual(usual.low, usual.high)}</span>`}
    </td>`;
  }

  override render(): TemplateResult {
    const { visits: words, page } = clientsWords;
    const { rate } = this;
    const read = this.sessions.flatMap(({ id, epoch }) => {
      const figures = this.visits.get(id);
      return figures === undefined ? [] : [{ epoch, ...figures }];
    });
    const waveOf = ({ wave }: VisitFigures): number | undefined =>
      wave !== undefined && rate !== undefined && Math.abs(wave.breathsPerMin / rate - 1) <= SAME_RATE
        ? wave.bpm
        : undefined;
    const left = this.sessions.length - read.length;
    const waiting = left === 0 ? nothing : html`<p class="soft" role="status">${words.reading(left)}</p>`;
    if (read.length === 0) return html`${waiting}`;
    const heads = [words.session, words.rest, words.rmssd, words.wave(rate)];
    return html`<div class="tw" role="region" tabindex="0" aria-label=${words.title}>
        <table class="stack">
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${read.map((visit, i) => {
              // Newest first: what lies below was before.
              const before = read.slice(i + 1);
              return html`<tr>
                <th scope="row">${page.when(visit.epoch)}</th>
                ${this.#cell(
                  words.rest,
                  'heart-rate',
                  visit.restBpm,
                  before.map(({ restBpm }) => restBpm),
                  words.bpm,
                )}
                ${this.#cell(
                  words.rmssd,
                  'rmssd',
                  visit.restRmssd,
                  before.map(({ restRmssd }) => restRmssd),
                  words.ms,
                )}
                ${this.#cell(words.wave(rate), 'amplitude', waveOf(visit), before.map(waveOf), words.bpm)}
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      ${waiting}
      <p class="soft small">${words.about}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-client-visits': AttuneClientVisits;
  }
}
