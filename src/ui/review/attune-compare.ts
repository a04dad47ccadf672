/** Two stretches of a session side by side: their figures, the difference with its 80 % range, and one sentence first. Chosen by phase, by mark, or by times. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { phasesOf } from '../../session/course.ts';
import type { Session } from '../../session/session.ts';
import { compare, type Comparison, type Figure } from '../../session/stretch-figures.ts';
import type { ChangeOrNot, Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';
import { fieldOf } from '../parts/form-field.ts';
import { baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { stackStyles, tableStyles } from '../parts/table-styles.ts';
import { momentWords } from '../words/moments.ts';
import { overviewWords } from '../words/overview.ts';
import { StretchChosen } from './stretch-chosen.ts';

/** A stretch from a mark on is this long. */
const FROM_MARK: Ms = 120_000;

/** `1:04:05`, `24:05` or `90` (seconds) as ms; `undefined` = not a time. */
export function timeOf(text: string): Ms | undefined {
  if (!/^\s*\d{1,3}(:\d{1,2}){0,2}\s*$/.test(text)) return undefined;
  return (
    text
      .trim()
      .split(':')
      .reduce((sum, part) => sum * 60 + Number(part), 0) * 1000
  );
}

@customElement('attune-compare')
export class AttuneCompare extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    tableStyles,
    css`
      /* Held still, as a table on paper. */
      :host([still]) .choose {
        display: none;
      }
      .choose {
        display: grid;
        gap: 8px;
        margin: 6px 0 12px;
        max-width: 44em;
      }
      /* A and B stand under one another, column by column. */
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 6em 6em auto;
        gap: 6px 10px;
        align-items: center;
      }
      form select {
        justify-content: start;
        min-width: 0;
      }
      form input {
        min-width: 0;
        width: 100%;
      }
      /* What is chosen and what it says stand beside the figures where there is room. */
      @media (min-width: 1200px) {
        :host(:not([still])) .both {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(0, 1.35fr);
          grid-template-rows: auto 1fr;
          gap: 0 48px;
        }
        :host(:not([still])) .tw {
          grid-column: 2;
          grid-row: 1 / span 3;
          align-self: start;
        }
      }
      /* Where there is little room the name of a stretch stands above its times. */
      @media (max-width: 699px), (min-width: 1200px) {
        form {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
        }
        form select {
          grid-column: 1 / -1;
        }
      }
      .say {
        font-size: var(--t-l);
        font-weight: 560;
        line-height: 1.25;
        max-width: 40em;
        margin: 10px 0 6px;
      }
      table {
        max-width: 980px;
      }
      th,
      td {
        text-align: right;
        padding-left: 12px;
        padding-right: 12px;
      }
      th:first-child {
        text-align: left;
        padding-left: 0;
      }
      p {
        max-width: 62em;
      }
    `,
    stackStyles,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) a: Stretch | undefined;
  @property({ attribute: false }) b: Stretch | undefined;
  @state() private _bad = false;
  #known: { a: Stretch; b: Stretch; session: Session; found: Comparison } | undefined;

  #found(): Comparison | undefined {
    const { session, a, b } = this;
    if (session === undefined || a === undefined || b === undefined) return undefined;
    const known = this.#known;
    if (known?.a !== a || known.b !== b || known.session !== session)
      this.#known = { a, b, session, found: compare(session, a, b) };
    return this.#known?.found;
  }

  #choose(which: 'a' | 'b', stretch: Stretch): void {
    this.dispatchEvent(new StretchChosen(which, stretch));
  }

  #set(which: 'a' | 'b', event: Event): void {
    event.preventDefault();
    const from = timeOf(fieldOf(event.target, 'from'));
    const to = timeOf(fieldOf(event.target, 'to'));
    this._bad = from === undefined || to === undefined || to <= from;
    if (!this._bad && from !== undefined && to !== undefined) this.#choose(which, { from, to });
  }

  #renderChoice(which: 'a' | 'b', session: Session): TemplateResult {
    const words = overviewWords.compare;
    const name = which.toUpperCase();
    const { course, procedures, moments, at } = session.state;
    const offers = [
      ...phasesOf(course, procedures).map((phase) => ({
        text: `${momentWords.phaseName(phase)}, ${overviewWords.time(phase.from)}`,
        stretch: { from: phase.from, to: phase.to ?? at },
      })),
      ...moments.marks.map((mark) => ({
        text: words.around(momentWords.markName(mark), mark.moment),
        stretch: { from: mark.moment, to: Math.min(at, mark.moment + FROM_MARK) },
      })),
    ];
    const chosen = this[which];
    const chosenAt = offers.findIndex(
      ({ stretch }) => stretch.from === chosen?.from && stretch.to === chosen.to,
    );
    return html`<form @submit=${(event: Event) => this.#set(which, event)}>
      <select
        aria-label=${words.stretch(name)}
        @change=${(event: Event) => {
          const offer = offers[Number((event.target as HTMLSelectElement).value)];
          if (offer !== undefined) this.#choose(which, offer.stretch);
        }}
      >
        <option value="-1" ?selected=${chosenAt < 0}>${words.stretch(name)}, ${words.own}</option>
        ${offers.map(
          ({ text }, i) => html`<option value=${i} ?selected=${i === chosenAt}>${name}: ${text}</option>`,
        )}
      </select>
      <input
        name="from"
        autocomplete="off"
        placeholder=${overviewWords.time(0)}
        aria-label=${words.from(name)}
        .value=${chosen === undefined ? '' : overviewWords.time(chosen.from)}
      />
      <input
        name="to"
        autocomplete="off"
        placeholder=${overviewWords.time(FROM_MARK)}
        aria-label=${words.to(name)}
        .value=${chosen === undefined ? '' : overviewWords.time(chosen.to)}
      />
      <button>${words.set}</button>
    </form>`;
  }

  #figure(figure: Figure): string {
    const words = overviewWords.compare;
    return 'value' in figure ? words.value(figure.value) : words.hidden[figure.hidden];
  }

  #change(change: ChangeOrNot | undefined, isFactor: boolean): string {
    const words = overviewWords.compare;
    if (change === undefined) return '';
    if ('refused' in change) return words.refused(change.refused);
    const { difference, half, withinNoise } = change;
    return isFactor ? words.factor(difference, half, withinNoise) : words.bpm(difference, half, withinNoise);
  }

  #rmssd({ rmssd, mayHoldEarly }: Comparison['a']): string {
    const figure = this.#figure(rmssd);
    return mayHoldEarly && 'value' in rmssd ? overviewWords.compare.withEarly(figure) : figure;
  }

  #renderTable({ a, b, heartRate, rmssd, wave }: Comparison): TemplateResult {
    const words = overviewWords.compare;
    const waveOf = (figures: Comparison['a']): string =>
      'value' in figures.wave
        ? words.wave(figures.wave.value, figures.wave.sd)
        : words.hidden[figures.wave.hidden];
    const heads = [
      words.head('A', a.stretch.from, a.stretch.to),
      words.head('B', b.stretch.from, b.stretch.to),
      words.difference,
    ];
    const rows = [
      [
        words.names.heartRate,
        this.#figure(a.heartRate),
        this.#figure(b.heartRate),
        this.#change(heartRate, false),
      ],
      [words.names.wave, waveOf(a), waveOf(b), this.#change(wave, true)],
      [words.names.rmssd, this.#rmssd(a), this.#rmssd(b), this.#change(rmssd, true)],
      [words.names.guide, words.guide(a.guide), words.guide(b.guide), ''],
      [words.names.beats, words.beats(a.beats, a.corrected), words.beats(b.beats, b.corrected), ''],
    ];
    return html`<div class="tw">
      <table class="stack" aria-label=${words.tableLabel}>
        <thead>
          <tr>
            <th scope="col">${words.figure}</th>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, ...cells]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells.map((cell, i) => html`<td data-head=${heads[i] ?? ''}>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  override render(): TemplateResult {
    const { session } = this;
    if (session === undefined) return html`${nothing}`;
    const words = overviewWords.compare;
    const found = this.#found();
    const leftOut = found === undefined ? 0 : found.a.leftOut + found.b.leftOut;
    return html`<div class="both">
      <div>
        <div class="choose">${this.#renderChoice('a', session)}${this.#renderChoice('b', session)}</div>
        <p role="status">${this._bad ? words.badTime : ''}</p>
        ${
          found === undefined
            ? html`<p class="soft">${words.choose}</p>`
            : html`<p class="say" role="status">
                ${
                  'refused' in found.heartRate
                    ? words.refused(found.heartRate.refused)
                    : words.sentence(found.heartRate.difference, found.heartRate.half)
                }
              </p>`
        }
      </div>
      ${
        found === undefined
          ? nothing
          : html`${this.#renderTable(found)}
              <p class="soft small">${leftOut > 0 ? words.leftOut(leftOut) : ''} ${words.about}</p>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-compare': AttuneCompare;
  }
}
