/** The table behind the picture of a session: a row for each minute. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { meanRate } from '../../session/breath-course.ts';
import { phaseAt } from '../../session/course.ts';
import { meanBetween } from '../../session/heart-bins.ts';
import type { Overview } from '../../session/overview.ts';
import type { Ms } from '../../terms/units.ts';
import { baseStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';
import { overviewWords as words } from '../words/overview.ts';

const MINUTE: Ms = 60_000;
/** Place of the guide's column. */
const GUIDE = 3;

@customElement('attune-overview-table')
export class AttuneOverviewTable extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .tw {
        max-height: 460px;
        overflow: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        text-align: right;
        padding: 6px 12px;
        border-bottom: 1px solid var(--rule);
        font-weight: inherit;
        white-space: nowrap;
      }
      th:first-child,
      td:first-child,
      td:last-child,
      th:last-child {
        text-align: left;
      }
    `,
  ];

  @property({ attribute: false }) overview: Overview | undefined;

  override render(): TemplateResult {
    const { overview } = this;
    if (overview === undefined) return html`${nothing}`;
    const [finest] = overview.heart;
    const head =
      overview.breath === undefined ? words.head : words.head.toSpliced(GUIDE + 1, 0, words.breathHead);
    const rows: TemplateResult[] = [];
    for (let at = 0; at < overview.length; at += MINUTE) {
      const heart = finest && meanBetween(finest, at, at + MINUTE);
      const inside = <T extends { readonly at: Ms }>(list: readonly T[]): T[] =>
        list.filter((one) => one.at >= at && one.at < at + MINUTE);
      const waves = inside(overview.waves ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
      const rate = overview.rates.find((span) => span.from <= at + MINUTE / 2 && at + MINUTE / 2 < span.to);
      const breath = overview.breath && meanRate(overview.breath, at, at + MINUTE);
      const phase = phaseAt(overview.phases, at);
      const marks = overview.moments.marks.filter(({ moment }) => moment >= at && moment < at + MINUTE);
      const cells = [
        words.time(at),
        heart === undefined ? '' : words.range(heart.mean, heart.low, heart.high),
        waves.length === 0 ? '' : words.whole0(waves.reduce((sum, value) => sum + value / waves.length, 0)),
        rate === undefined ? '' : words.rate(rate.breathsPerMin),
        ...(overview.breath === undefined ? [] : [breath === undefined ? '' : words.breathRate(breath)]),
        phase === undefined ? '' : momentWords.phaseName(phase),
        [
          ...marks.map((mark) => momentWords.markName(mark)),
          ...inside(overview.moments.ratings).map(
            (one) => `${momentWords.rating.scaleName(one)} ${one.value}`,
          ),
        ].join(', '),
      ];
      rows.push(
        html`<tr>
          ${cells.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
      );
    }
    return html`<div class="tw" role="region" tabindex="0" aria-label=${words.tableLabel}>
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-overview-table': AttuneOverviewTable;
  }
}
