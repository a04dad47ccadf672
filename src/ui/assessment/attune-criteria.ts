/** Every criterion of an assessment rate by rate, as a table; it computes none and weighs none against another. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RateFigures, Verdict } from '../../session/assessment-criteria.ts';
import type { BreathsPerMin } from '../../terms/units.ts';
import { baseStyles } from '../parts/styles.ts';
import { rateText } from '../words/rates.ts';
import { resonanceWords } from '../words/resonance.ts';

/** From which difference on the depth at a rate is told, of the logarithm: a sixth. */
const DEEPER = 0.15;

@customElement('attune-criteria')
export class AttuneCriteria extends LitElement {
  static override styles = [
    baseStyles,
    css`
      /* Where columns lie beyond an edge, a shade stands at it; the covers move with the table, the shades do not. */
      .scroll {
        overflow-x: auto;
        background:
          linear-gradient(to left, var(--ground) 50%, transparent) 100% 0 / 48px 100% no-repeat local,
          linear-gradient(to left, var(--rule), transparent) 100% 0 / 18px 100% no-repeat scroll;
      }
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        text-align: right;
        padding: var(--row-pad, 10px) 6px;
        border-bottom: 1px solid var(--rule);
        font-weight: inherit;
        white-space: nowrap;
      }
      thead th {
        color: var(--ink-2);
        font-size: var(--t-s);
        vertical-align: bottom;
        border-bottom: 2px solid var(--ink);
        white-space: normal;
        line-height: 1.25;
      }
      th:first-child {
        text-align: left;
        padding-left: 0;
        position: sticky;
        left: 0;
        background: var(--ground);
      }
      .best {
        font-weight: var(--w-strong);
      }
      .dot {
        display: inline-block;
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--heart);
        margin-left: 10px;
      }
      .verdict {
        display: block;
        font-size: var(--t-xs);
        color: var(--ink-2);
      }
      .off td {
        color: var(--ink-2);
      }
      p {
        margin-top: 12px;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly RateFigures[] = [];
  /** Rates of steps that were skipped. */
  @property({ attribute: false }) skipped: readonly BreathsPerMin[] = [];
  /** Whether a step was broken off: then it is not said that every rate was clean. */
  @property({ type: Boolean }) broken = false;
  /** Where the fitted curve has its peak; `undefined` = it has none. */
  @property({ attribute: false }) peak: BreathsPerMin | undefined;
  /** Breaths in which speech or movement was marked. */
  @property({ attribute: false }) disturbed = 0;
  /** Breaths that the chest did not take with the guide. */
  @property({ attribute: false }) untaken = 0;
  /** Whether it is looked at later, when nothing can be repeated. */
  @property({ type: Boolean }) past = false;
  /** What the table is called where there are several. */
  @property() name: string = resonanceWords.table.region;

  /** The followed rate with the largest amplitude; `undefined` = there is none. */
  get #best(): RateFigures | undefined {
    const size = ({ verdict, amplitude = 0 }: RateFigures): number => (verdict === 'done' ? amplitude : 0);
    return this.rows.reduce<RateFigures | undefined>(
      (best, row) => (size(row) > (best === undefined ? 0 : size(best)) ? row : best),
      undefined,
    );
  }

  override render(): TemplateResult {
    const words = resonanceWords.table;
    const best = this.#best;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.name}>
        <table>
          <thead>
            <tr>
              ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map((row) => this.#renderRow(row, row === best))}
          </tbody>
        </table>
      </div>
      <p class="soft small">${this.#sentences().join(' ')}</p>`;
  }

  #renderRow(row: RateFigures, best: boolean): TemplateResult {
    const words = resonanceWords.table;
    const cell = (value: number | undefined, say: (value: number) => string): TemplateResult =>
      html`<td>${value === undefined ? words.none : say(value)}</td>`;
    const perMin = row.lfPeakHz === undefined ? undefined : row.lfPeakHz * 60;
    return html`<tr class=${best ? 'best' : row.verdict === 'done' ? '' : 'off'}>
      <th scope="row">
        ${rateText(row.rate)}${best ? html`<span class="dot" role="img" aria-label=${words.largest}></span>` : nothing}
        ${row.verdict === 'done' ? nothing : html`<span class="verdict">${words.verdict(row.verdict)}</span>`}
        ${
          row.depth === undefined || Math.abs(Math.log(row.depth)) < DEEPER
            ? nothing
            : html`<span class="verdict">${row.depth > 1 ? words.deeper : words.shallower}</span>`
        }
      </th>
      <td>${words.clean(row.clean, row.done)}</td>
      ${cell(row.amplitude, (value) => words.amplitude(value, row.error))}
      ${cell(row.peakToTrough, words.one)} ${cell(row.plv, words.two)}
      ${cell(row.lockedFraction, words.share)} ${cell(row.lfPowerMs2, words.whole)} ${cell(perMin, words.one)}
      ${cell(row.lfPeaks, words.whole)} ${cell(row.ease, words.whole)} ${cell(row.distress, words.whole)}
    </tr>`;
  }

  #sentences(): string[] {
    const words = resonanceWords.table;
    const rates = (verdict: Verdict): BreathsPerMin[] =>
      this.rows.filter((row) => row.verdict === verdict).map(({ rate }) => rate);
    const notFollowed = rates('not-followed');
    const notClean = rates('not-clean');
    const said: string[] = [];
    if (notFollowed.length > 0) said.push(words.notFollowed(notFollowed));
    if (notClean.length > 0) said.push(words.notClean(notClean, this.past));
    if (this.skipped.length > 0) said.push(words.skipped(this.skipped));
    if (said.length === 0 && this.rows.length > 0 && !this.broken && this.disturbed + this.untaken === 0)
      said.push(words.allGood);
    const best = this.#best;
    if (best !== undefined) {
      // The curve is drawn to a tenth; nearer than two of them is the same place.
      const elsewhere = this.peak !== undefined && Math.abs(this.peak - best.rate) > 0.2;
      said.push(words.dot(best.rate, elsewhere ? this.peak : undefined));
    }
    if (this.disturbed > 0) said.push(words.disturbed(this.disturbed));
    if (this.untaken > 0) said.push(words.untaken(this.untaken));
    if (this.rows.some(({ depth }) => depth !== undefined)) said.push(words.evenDepth);
    return [...said, words.noScore];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-criteria': AttuneCriteria;
  }
}
