/** What the therapist makes of a result: accept the proposed rate, choose another, repeat, or leave it for now. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RATE_MAX, RATE_MIN } from '../../pacing/breath.ts';
import type { RateAcceptedFact } from '../../session/assessment-events.ts';
import type { BreathsPerMin } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { assessmentWords } from '../words/assessment.ts';
import { resonanceWords } from '../words/resonance.ts';
import { therapistWords } from '../words/therapist.ts';

/** The rate that is offered, and what it rests on. */
export interface Proposal {
  readonly rate: BreathsPerMin;
  readonly source: RateAcceptedFact['source'];
  /** 80 % range of the estimate; both `undefined` if there is none. */
  readonly low?: BreathsPerMin;
  readonly high?: BreathsPerMin;
}

/** Offered to 0.1, as everything about a rate that a person chooses. */
const tenth = (rate: BreathsPerMin): BreathsPerMin => Math.round(rate * 10) / 10;

@customElement('attune-decision')
export class AttuneDecision extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      .plain {
        min-height: 60px;
      }
      .said {
        display: flex;
        gap: 12px;
        align-items: center;
        margin-bottom: 16px;
        font-size: var(--t-l);
      }
      .soft {
        margin-top: 14px;
      }
      @media (max-width: 699px) {
        .acts {
          flex-direction: column;
          align-items: stretch;
        }
        attune-stepper {
          align-self: center;
        }
      }
    `,
  ];

  @property({ attribute: false }) proposal: Proposal | undefined;
  /** Whether too little is known to propose anything: the proposal is only where a choice by hand begins. */
  @property({ type: Boolean }) bare = false;
  /** The rate that was accepted; `undefined` = not decided yet. */
  @property({ attribute: false }) accepted: BreathsPerMin | undefined;
  /** Code of the client; empty = none. */
  @property() code = '';
  /** Chosen by hand; `undefined` = the proposal stands. */
  @state() private _chosen: BreathsPerMin | undefined;

  readonly #accept = (): void => {
    const { proposal } = this;
    if (proposal === undefined) return;
    const proposed = tenth(proposal.rate);
    const rate = this._chosen ?? proposed;
    const own = this.bare || rate !== proposed;
    ask(this, {
      do: 'accept-rate',
      rate,
      source: own ? 'chosen' : proposal.source,
      low: proposal.low,
      high: proposal.high,
    });
  };

  override render(): TemplateResult {
    const words = resonanceWords.decide;
    const leave = (): unknown => ask(this, { do: 'leave-assessment' });
    if (this.accepted !== undefined) {
      return html`<p class="said" role="status">
          ${icon('check')}${
            this.code === '' ? words.accepted(this.accepted) : words.acceptedFor(this.accepted, this.code)
          }
        </p>
        <div class="acts">
          <button class="primary big" @click=${() => ask(this, { do: 'open-practice' })}>
            ${words.practise}
          </button>
          <button class="plain" @click=${leave}>${assessmentWords.back}</button>
        </div>
        ${this.code === '' ? html`<p class="soft">${words.keepUnder}</p>` : nothing}`;
    }
    const { proposal } = this;
    if (proposal === undefined) return html`${nothing}`;
    const rate = this._chosen ?? tenth(proposal.rate);
    const chosen = this._chosen !== undefined;
    const first = this.bare && !chosen;
    const accept = html`<button class="primary big" @click=${this.#accept}>${words.accept(rate)}</button>`;
    const choose = html`<button class="plain" @click=${() => (this._chosen = rate)}>
      ${this.bare ? words.byHand : words.another}
    </button>`;
    const repeat = html`<button
      class=${first ? 'primary big' : 'plain'}
      @click=${() => ask(this, { do: 'open-assessment' })}
    >
      ${words.repeat}
    </button>`;
    return html`<div class="acts">
      ${
        this._chosen === undefined
          ? nothing
          : html`<attune-stepper
              label=${words.rate}
              less=${therapistWords.pace.slower}
              more=${therapistWords.pace.faster}
              min=${RATE_MIN}
              max=${RATE_MAX}
              .value=${this._chosen}
              @stepper-change=${(event: StepperChange) => (this._chosen = event.value)}
            ></attune-stepper>`
      }
      ${first ? [repeat, choose] : [accept, chosen ? nothing : choose, repeat]}
      <button class="quiet" @click=${leave}>${words.notNow}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-decision': AttuneDecision;
  }
}
