/** What the client says of the step that is just over: ease, then distress, 0 to 10. Never required, nothing chosen beforehand. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StepFigures } from '../../session/assessment-figures.ts';
import { ask } from '../model/command.ts';
import { scaleRow, scaleStyles } from '../parts/scale-row.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { assessmentWords } from '../words/assessment.ts';

/** What is asked; `noted` = nothing any more. */
type Asking = 'ease' | 'distress' | 'noted';

@customElement('attune-rating')
export class AttuneRating extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    scaleStyles,
    css`
      .rate {
        display: grid;
        grid-template-columns: minmax(11.5em, auto) minmax(0, 1fr) auto;
        gap: 24px;
        align-items: center;
        padding: 12px var(--s-6);
        line-height: 1.2;
        min-height: 76px;
      }
      .noted {
        display: flex;
        align-items: center;
        gap: 16px;
      }
      @media (max-width: 1199px) {
        .rate {
          padding-left: 24px;
          padding-right: 24px;
        }
      }
      @media (max-width: 699px) {
        .rate {
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 8px;
          padding: 10px 16px;
        }
        .scale {
          grid-column: 1 / -1;
          grid-row: 2;
        }
        .noted {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** The step that is just over; `undefined` = none yet. */
  @property({ attribute: false }) step: StepFigures | undefined;
  @state() private _asking: Asking = 'ease';

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('step')) return;
    const before = changed.get('step');
    const { step } = this;
    if (step === undefined || (before?.id === step.id && before.attempt === step.attempt)) return;
    this._asking = step.ease === undefined ? 'ease' : step.distress === undefined ? 'distress' : 'noted';
  }

  #next(): void {
    this._asking = this._asking === 'ease' ? 'distress' : 'noted';
  }

  #choose(scale: 'ease' | 'distress', value: number): void {
    if (this.step === undefined) return;
    ask(this, { do: 'rate-step', scale, value, id: this.step.id });
    this.#next();
  }

  override render(): TemplateResult {
    const words = assessmentWords.rating;
    const { step, _asking: asking } = this;
    const name = step === undefined ? '' : assessmentWords.running.stepName(step);
    if (step === undefined || asking === 'noted') {
      const noted = step === undefined ? '' : words.noted(name, step.ease, step.distress);
      return html`<div class="rate">
        <p class="noted soft">
          ${noted === '' ? words.nothing : noted}
          ${
            step === undefined
              ? nothing
              : html`<button class="quiet" @click=${() => (this._asking = 'ease')}>${words.change}</button>`
          }
        </p>
      </div>`;
    }
    const question = words[asking](name);
    const chosen = step[asking];
    return html`<div class="rate" role="group" aria-label=${question}>
      <p>
        ${question}<br /><span class="soft small">${words.hint}</span
        ><span class="vh">. ${asking === 'ease' ? words.easeEnds : words.distressEnds}</span>
      </p>
      ${scaleRow(chosen, (value) => this.#choose(asking, value))}
      <button class="quiet" @click=${() => this.#next()}>${words.blank}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-rating': AttuneRating;
  }
}
