/** The page before a practice: rate, length, way down, a stretch without the picture, slow adaptation. It makes a plan and leads none. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RATE_MAX, RATE_MIN } from '../../pacing/breath.ts';
import { practicePlan } from '../../pacing/practice-plan.ts';
import { currentRate } from '../../session/client-record.ts';
import type { Session } from '../../session/session.ts';
import type { BreathsPerMin } from '../../terms/units.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import '../session/attune-session-bar.ts';
import type { PracticeStartView } from '../model/assessment-view.ts';
import { assessmentWords } from '../words/assessment.ts';
import { ledPracticeWords } from '../words/led-practice.ts';
import { therapistWords } from '../words/therapist.ts';
import { pageStyles } from './page-styles.ts';

const MINUTE = 60_000;
const LENGTHS = { least: 2, usual: 10, most: 40 } as const;
const UNGUIDED = [0, 1, 2, 3, 5];
/** Where nothing was accepted yet. */
const COMFORTABLE: BreathsPerMin = 6;

@customElement('attune-practice-start')
export class AttunePracticeStart extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    css`
      .col {
        max-width: 44em;
        margin-top: 20px;
      }
      .hint {
        flex-basis: 100%;
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: PracticeStartView;
  @state() private _rate: BreathsPerMin | undefined;
  @state() private _minutes: number = LENGTHS.usual;
  @state() private _unguided = 0;
  @state() private _ramp = true;
  @state() private _adapts = false;

  get #accepted(): BreathsPerMin | undefined {
    return (this.session?.state.accepted ?? currentRate(this.view.client))?.rate;
  }

  get #rate(): BreathsPerMin {
    return this._rate ?? this.#accepted ?? COMFORTABLE;
  }

  readonly #start = (): void => {
    const own = this.view.ownRate;
    ask(this, {
      do: 'start-practice',
      plan: practicePlan(this.#rate, {
        inhaleShare: this.session?.state.pace.inhaleShare ?? 0.4,
        lengthMs: this._minutes * MINUTE,
        unguidedMs: this._unguided * MINUTE,
        adapts: this._adapts,
        ...(own !== undefined && this._ramp && { ownRate: own }),
      }),
    });
  };

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const words = ledPracticeWords;
    const { pace } = therapistWords;
    const own = view.ownRate;
    return html`<attune-session-bar .session=${session} .view=${view} what=${words.title}
        ><button class="quiet" @click=${() => ask(this, { do: 'leave-assessment' })}>
          ${assessmentWords.back}
        </button></attune-session-bar
      >
      <div class="page">
        <p class="lead">${words.lead(this.#rate)}</p>
        <p class="soft">${this.#accepted === undefined ? words.fromNone : words.from}</p>
        <div class="col">
          <div class="line">
            <span class="label">${words.rate}</span>
            <attune-stepper
              label=${words.rate}
              less=${pace.slower}
              more=${pace.faster}
              min=${RATE_MIN}
              max=${RATE_MAX}
              .value=${this.#rate}
              @stepper-change=${(event: StepperChange) => (this._rate = event.value)}
            ></attune-stepper>
            <span class="soft">${pace.unit}</span>
          </div>
          <div class="line">
            <span class="label">${words.length}</span>
            <attune-stepper
              label=${words.length}
              less=${words.lengthLess}
              more=${words.lengthMore}
              min=${LENGTHS.least}
              max=${LENGTHS.most}
              step="1"
              digits="0"
              .value=${this._minutes}
              @stepper-change=${(event: StepperChange) => (this._minutes = event.value)}
            ></attune-stepper>
            <span class="soft">${words.minutes}</span>
          </div>
          <div class="line">
            <label class="label" for="unguided">${words.unguided}</label>
            <select
              id="unguided"
              aria-describedby="unguided-text"
              @change=${(event: Event) => (this._unguided = Number((event.target as HTMLSelectElement).value))}
            >
              ${UNGUIDED.filter((minutes) => minutes < this._minutes).map(
                (minutes) =>
                  html`<option value=${minutes} ?selected=${minutes === this._unguided}>
                    ${words.unguidedOf(minutes)}
                  </option>`,
              )}
            </select>
            <span class="soft small hint" id="unguided-text">${words.unguidedText}</span>
          </div>
          ${
            own === undefined || own <= this.#rate
              ? nothing
              : this.#tick(assessmentWords.start.ramp(own), '', this._ramp, (on) => (this._ramp = on))
          }
          ${this.#tick(words.adapts, words.adaptsText, this._adapts, (on) => (this._adapts = on))}
          <p class="soft">${assessmentWords.small}</p>
        </div>
        <div class="acts"><button class="primary big" @click=${this.#start}>${words.begin}</button></div>
      </div>`;
  }

  #tick(text: string, more: string, on: boolean, set: (on: boolean) => void): TemplateResult {
    return html`<label class="tick"
      ><input
        type="checkbox"
        .checked=${on}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
      /><span>${text}<br /><span class="soft small">${more}</span></span></label
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-practice-start': AttunePracticeStart;
  }
}
