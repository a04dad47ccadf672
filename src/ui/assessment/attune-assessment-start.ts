/** The page before an assessment: a short check, the cautions once per client, the choice of the way, and the start. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  adaptivePlan,
  retestPlan,
  SHORT_MS,
  slidingPlan,
  SLOWEST,
  steppedPlan,
  thereAndBackPlan,
  type AssessmentPlan,
  type PlanOptions,
} from '../../pacing/plan.ts';
import { currentRate } from '../../session/client-record.ts';
import type { Session } from '../../session/session.ts';
import type { BreathsPerMin, Share } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-notice.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import '../session/attune-session-bar.ts';
import type { AssessmentStartView } from '../model/assessment-view.ts';
import { assessmentWords, type Offer } from '../words/assessment.ts';
import { clock } from '../words/format.ts';
import { strapWords } from '../words/strap.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-client-code.ts';
import { pageStyles } from './page-styles.ts';

const SHARES: readonly Share[] = [0.3, 0.35, 0.4, 0.45, 0.5];
/** The floor may be set between these, in quarters. */
const FLOOR_TO: BreathsPerMin = 5.5;

const planOf: Record<Exclude<Offer, 'retest'>, (options: PlanOptions) => AssessmentPlan> = {
  adaptive: (options) => adaptivePlan(options),
  'adaptive-short': (options) => adaptivePlan({ ...options, capMs: SHORT_MS }),
  stepped: (options) => steppedPlan(options),
  sliding: (options) => slidingPlan(options),
  'there-and-back': (options) => thereAndBackPlan(options),
};

@customElement('attune-assessment-start')
export class AttuneAssessmentStart extends LitElement {
  static override styles = [baseStyles, buttonStyles, pageStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: AssessmentStartView;
  @state() private _offer: Offer = 'adaptive';
  @state() private _floor: BreathsPerMin = SLOWEST;
  @state() private _share: Share | undefined;
  @state() private _ramp = true;
  /** The cautions were read on this page, before it was told whose session it is. */
  @state() private _seen = false;
  #code: string | undefined;

  override willUpdate(): void {
    const code = this.view.client?.code;
    const before = this.#code;
    this.#code = code;
    if (!this._seen || code === undefined || code === before) return;
    // What was read without a code was read for the client who is named now; another client begins anew.
    if (before !== undefined) this._seen = false;
    else if (this.view.client?.cautionsSeen === undefined) ask(this, { do: 'cautions-seen' });
  }

  get #accepted(): BreathsPerMin | undefined {
    return (this.session?.state.accepted ?? currentRate(this.view.client))?.rate;
  }

  get #plan(): AssessmentPlan {
    const own = this.view.ownRate;
    const options: PlanOptions = {
      floor: this._floor,
      inhaleShare: this._share ?? this.session?.state.pace.inhaleShare ?? 0.4,
      ...(own !== undefined && this._ramp && { ownRate: own }),
    };
    const accepted = this.#accepted;
    if (this._offer !== 'retest') return planOf[this._offer](options);
    return accepted === undefined ? adaptivePlan(options) : retestPlan(accepted, options);
  }

  readonly #see = (): void => {
    this._seen = true;
    ask(this, { do: 'cautions-seen' });
  };

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const words = assessmentWords.start;
    const strapReady = view.signal === 'good' || view.signal === 'poor';
    const cautions = view.client?.cautionsSeen === undefined && !this._seen;
    return html`<attune-session-bar .session=${session} .view=${view} what=${assessmentWords.title}
        ><button class="quiet" @click=${() => ask(this, { do: 'leave-assessment' })}>
          ${assessmentWords.back}
        </button></attune-session-bar
      >
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">
        <p class="lead">${words.lead}</p>
        ${cautions ? this.#renderCautions() : nothing}
        <div class="two">
          <section aria-label=${words.lead}>${this.#renderChecks(strapReady)}</section>
          <section aria-label=${words.how}>${this.#renderChoices()}</section>
        </div>
        <div class="acts">
          <button
            class="big ${cautions ? '' : 'primary'}"
            ?disabled=${!strapReady}
            @click=${() => ask(this, { do: 'start-assessment', plan: this.#plan })}
          >
            ${words.begin}
          </button>
          ${this.#renderLast(session)}
          ${strapReady ? nothing : html`<span class="soft">${strapWords.signals[view.signal].sentence}</span>`}
        </div>
      </div>`;
  }

  /** The way back to a result that was left undecided. */
  #renderLast(session: Session): TemplateResult {
    const ended = this.view.assessment?.procedure.ended;
    if (ended === undefined) return html`${nothing}`;
    return html`<button class="quiet" @click=${() => ask(this, { do: 'show-result' })}>
      ${assessmentWords.start.last(clock(session.state.epoch + ended.at))}
    </button>`;
  }

  #renderCautions(): TemplateResult {
    const words = assessmentWords.cautions;
    return html`<section class="cautions" aria-labelledby="cautions">
      <h2 id="cautions">${words.title}</h2>
      <p>${words.text}</p>
      <ul>
        ${words.list.map((line) => html`<li>${line}</li>`)}
      </ul>
      <p>${words.symptoms}</p>
      <div class="line"><button class="primary" @click=${this.#see}>${words.seen}</button></div>
    </section>`;
  }

  #renderChecks(strapReady: boolean): TemplateResult {
    const words = assessmentWords.start;
    const check = (sign: 'check' | 'absent' | 'info', text: string): TemplateResult =>
      html`<li>${icon(sign)}<span>${text}</span></li>`;
    return html`<attune-client-code code=${this.session?.state.client ?? ''}></attune-client-code>
      <h2>${words.check}</h2>
      <ul class="checks">
        ${strapReady ? check('check', words.strapReady) : check('absent', words.strapNot)}
        ${check('info', words.seated)} ${check('info', words.happens)} ${check('info', assessmentWords.small)}
        ${check('info', words.stop)}
      </ul>`;
  }

  #renderChoices(): TemplateResult {
    const words = assessmentWords.start;
    const offers: Offer[] = ['adaptive', 'adaptive-short', 'there-and-back', 'stepped', 'sliding'];
    if (this.#accepted !== undefined) offers.push('retest');
    const own = this.view.ownRate;
    const share = this._share ?? this.session?.state.pace.inhaleShare ?? 0.4;
    const shares = SHARES.includes(share) ? SHARES : [...SHARES, share].sort();
    return html`<fieldset>
        <legend>${words.how}</legend>
        ${offers.map(
          (offer) =>
            html`<label class="offer"
              ><input
                type="radio"
                name="offer"
                .checked=${offer === this._offer}
                @change=${() => (this._offer = offer)}
              /><span class="name">${words.offers[offer].name}</span
              ><span class="soft">${words.offers[offer].text}</span></label
            >`,
        )}
      </fieldset>
      <div class="line">
        <span class="label">${words.floor}</span>
        <attune-stepper
          label=${words.floor}
          less=${words.slower}
          more=${words.faster}
          min=${SLOWEST}
          max=${FLOOR_TO}
          step="0.25"
          digits="2"
          .value=${this._floor}
          @stepper-change=${(event: StepperChange) => (this._floor = event.value)}
        ></attune-stepper>
      </div>
      <div class="line">
        <label class="label" for="share">${therapistWords.pace.ratio}</label>
        <select
          id="share"
          @change=${(event: Event) => (this._share = Number((event.target as HTMLSelectElement).value))}
        >
          ${shares.map(
            (one) =>
              html`<option value=${one} ?selected=${one === share}>
                ${therapistWords.pace.ratioOf(one)}
              </option>`,
          )}
        </select>
      </div>
      ${
        own === undefined
          ? nothing
          : html`<label class="tick"
              ><input
                type="checkbox"
                .checked=${this._ramp}
                @change=${(event: Event) => (this._ramp = (event.target as HTMLInputElement).checked)}
              /><span>${words.ramp(own)}</span></label
            >`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment-start': AttuneAssessmentStart;
  }
}
