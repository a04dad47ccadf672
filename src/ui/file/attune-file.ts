/** A file whose columns are in question: what stands in them, the reading that is proposed, the first minute read that way. Nothing is opened before its button. */
import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ROLES, type Role } from '../../terms/column-roles.ts';
import { ask } from '../model/command.ts';
import type { FileColumn, FileOutcome, FileView } from '../model/file-view.ts';
import '../parts/attune-notice.ts';
import { fieldOf } from '../parts/form-field.ts';
import { mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles, fieldStyles } from '../parts/styles.ts';
import { filePageWords as words } from '../words/file-page.ts';
import { exactLength, size } from '../words/format.ts';
import { fileStyles } from './file-styles.ts';

const MINUTE = 60_000;

/** A day as a date field has it, in this device's zone. */
const dayField = (epoch: number): string => {
  const date = new Date(epoch);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

@customElement('attune-file')
export class AttuneFile extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, barStyles, fileStyles, css``];

  @property({ attribute: false }) view!: FileView;

  readonly #open = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    ask(this, { do: 'open-it-like-this', day: fieldOf(form, 'day'), code: fieldOf(form, 'code') });
  };

  override render(): TemplateResult {
    const { name, bytes, columns, outcome, notices } = this.view;
    return html`<header class="bar">${mark()}<span class="who">${words.bar}</span></header>
      <div class="page">
        ${notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
        <h1>${words.title}</h1>
        <p class="soft" role="status">
          ${words.about(name, size(bytes))}
          ${outcome === undefined ? nothing : words.outcome(exactLength(outcome.lengthMs), outcome.beats, outcome.unclear)}
          ${words.unchanged}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.heads.column}</th>
              <th scope="col">${words.heads.first}</th>
              <th scope="col">${words.heads.role}</th>
              <th scope="col" class="why">${words.heads.why}</th>
            </tr>
          </thead>
          <tbody>
            ${columns.map((column, i) => this.#renderColumn(column, i))}
          </tbody>
        </table>
        <form @submit=${this.#open}>
          <div class="both">${this.#renderMinute(outcome)} ${this.#renderUnsaid(outcome)}</div>
          <div class="acts">
            <button class="primary" ?disabled=${outcome === undefined}>${words.open}</button>
            <button type="button" @click=${() => ask(this, { do: 'do-not-open' })}>${words.leave}</button>
          </div>
        </form>
      </div>`;
  }

  #renderColumn({ name, first, role, why }: FileColumn, i: number): TemplateResult {
    const title = name === '' ? words.column(i + 1) : name;
    return html`<tr>
      <th scope="row">${title}</th>
      <td class="soft values">${first.join(', ')}</td>
      <td class="role">
        <select
          aria-label=${`${title}: ${words.heads.role}`}
          @change=${(event: Event) =>
            ask(this, {
              do: 'read-column',
              column: i,
              role: (event.target as HTMLSelectElement).value as Role,
            })}
        >
          ${ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${words.roles[one]}</option>`)}
        </select>
      </td>
      <td class="soft why">${words.whys[why]}</td>
    </tr>`;
  }

  #renderMinute(outcome: FileOutcome | undefined): TemplateResult {
    if (outcome === undefined || outcome.curve.length < 2)
      return html`<section>
        <h2>${words.minute}</h2>
        <p>${words.nothing}</p>
      </section>`;
    const { curve } = outcome;
    const rates = curve.map(({ bpm }) => bpm);
    const low = Math.floor(Math.min(...rates) / 5) * 5;
    const high = Math.max(low + 5, Math.ceil(Math.max(...rates) / 5) * 5);
    const path = curve
      .map(({ at, bpm }, i) => {
        const x = (1000 * at) / MINUTE;
        const y = 100 - (100 * (bpm - low)) / (high - low);
        return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('');
    return html`<section>
      <h2>${words.minute}</h2>
      <div class="chart" role="img" aria-label=${words.chart(low, high)}>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path class="grid" d="M0 0H1000M0 100H1000" vector-effect="non-scaling-stroke" />
            <path class="heart" d=${path} vector-effect="non-scaling-stroke" />`}
        </svg>
        <span class="high">${words.bpm(high)}</span><span class="low">${words.bpm(low)}</span>
      </div>
    </section>`;
  }

  #renderUnsaid(outcome: FileOutcome | undefined): TemplateResult {
    const { written, codes } = this.view;
    const known = outcome?.epoch !== undefined && outcome.dayOnly !== true;
    const guess = outcome?.epoch ?? written;
    return html`<section>
      <h2>${words.unsaid}</h2>
      <div class="fields">
        ${
          known
            ? nothing
            : html`<label
                >${words.day}<input
                  type="date"
                  name="day"
                  required
                  .value=${dayField(guess)}
                  autocomplete="off"
              /></label>`
        }
        <label
          >${words.client}<select name="code">
            <option value="">${words.later}</option>
            ${codes.map((code) => html`<option value=${code}>${code}</option>`)}
          </select></label
        >
      </div>
      ${
        known
          ? nothing
          : html`<p class="soft small">
              ${outcome?.epoch === undefined ? words.dayGuess.written : words.dayGuess.name}
            </p>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-file': AttuneFile;
  }
}
