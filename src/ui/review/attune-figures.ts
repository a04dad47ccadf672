/** The figures of a past session as a table: value, and what it rests on. Those of variability leave out slow, guided breathing. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shownHeartRate, type SessionFigures } from '../../session/whole-session.ts';
import type { Ms } from '../../terms/units.ts';
import { baseStyles } from '../parts/styles.ts';
import { tableStyles } from '../parts/table-styles.ts';
import { reviewWords } from '../words/review.ts';

type Row = readonly [name: string, value: string | undefined, on: string];

@customElement('attune-figures')
export class AttuneFigures extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td:nth-child(2) {
        white-space: nowrap;
        font-weight: 600;
      }
      td.off {
        color: var(--ink-2);
        font-weight: inherit;
      }
      td:last-child {
        color: var(--ink-2);
        padding-right: 0;
      }
      @media print {
        tr {
          break-inside: avoid;
        }
      }
      @media (max-width: 699px) {
        th,
        td {
          padding-right: 10px;
        }
      }
    `,
  ];

  @property({ attribute: false }) figures: SessionFigures | undefined;
  @property({ attribute: false }) length: Ms = 0;

  #rows(figures: SessionFigures): Row[] {
    const { strapValues, heartWave, breaths, unpaced, hidden, basis, mayHoldEarly } = figures;
    const words = reviewWords;
    const clean = words.on.unpaced(unpaced.intervals);
    const on =
      hidden !== undefined ? words.hidden(hidden) : mayHoldEarly ? `${clean}; ${words.on.early}` : clean;
    const quiet = (value: number | undefined, say: (value: number) => string): string | undefined =>
      hidden === undefined && value !== undefined ? say(value) : undefined;
    const { sd1Ms, sd2Ms } = unpaced;
    const { bpm: rate, ofBeats } = shownHeartRate(figures);
    return [
      [words.rows.length, words.length(this.length), ''],
      [
        words.rows.meanHr,
        rate === undefined ? undefined : words.bpm(rate),
        ofBeats ? words.on.all(Math.round(basis.beats * (1 - basis.corrected))) : words.on.strap(strapValues),
      ],
      [
        words.rows.wave,
        heartWave === undefined ? undefined : words.bpm(heartWave),
        breaths > 0 ? words.on.breaths(breaths) : this.#whyNoWave(figures),
      ],
      [words.rows.rmssd, quiet(unpaced.rmssdMs, words.ms), on],
      [words.rows.lnRmssd, quiet(unpaced.lnRmssd, words.plain), on],
      [words.rows.sdnn, quiet(unpaced.sdnnMs, words.ms), on],
      [words.rows.pnn50, quiet(unpaced.pnn50Pct, words.percentOf), on],
      [words.rows.sd, quiet(sd1Ms, (sd1) => words.pair(sd1, sd2Ms ?? sd1)), on],
      [
        words.rows.beats,
        basis.beats === 0 ? words.noBeats : words.quality(basis.beats, basis.corrected, basis.missing),
        figures.unknownHoles > 0 ? words.on.unknownHoles(figures.unknownHoles) : '',
      ],
    ];
  }

  #whyNoWave({ guided, hidden, basis }: SessionFigures): string {
    const { why } = reviewWords;
    if (basis.beats === 0 && hidden !== undefined) return reviewWords.hidden(hidden);
    return guided ? why.noBreaths : why.noGuide;
  }

  override render(): TemplateResult {
    const { figures } = this;
    const [name, value, on] = reviewWords.table;
    if (figures === undefined || figures.hidden?.code === 'no-strap')
      return html`<p class="soft">${reviewWords.none}</p>`;
    return html`<div class="tw" role="region" tabindex="0" aria-label=${reviewWords.figures}>
      <table>
        <thead>
          <tr>
            <th scope="col">${name}</th>
            <th scope="col">${value}</th>
            <th scope="col">${on}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#rows(figures).map(
            ([label, text, rests], i, rows) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td class=${text === undefined ? 'off' : ''}>${text ?? reviewWords.notShown}</td>
                <td>${rests === rows[i - 1]?.[2] ? nothing : rests}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-figures': AttuneFigures;
  }
}
