/** A practice under way, in the place of the guide's controls: time left, what the guide does, slower and faster, pause and stop. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Pace } from '../../pacing/breath.ts';
import { isGuided, stepDue } from '../../pacing/step.ts';
import { stepNow, waitsFor, type PracticeProcedure } from '../../session/procedure.ts';
import type { Ms } from '../../terms/units.ts';
import { ask, type Command } from '../model/command.ts';
import { icon } from '../parts/icons.ts';
import { baseStyles, buttonStyles, waterStyles } from '../parts/styles.ts';
import type { SessionView } from '../model/session-view.ts';
import { ledPracticeWords } from '../words/led-practice.ts';
import { therapistWords } from '../words/therapist.ts';
import '../parts/attune-ask-first.ts';
import '../parts/attune-stepper.ts';
import type { StepperChange } from '../parts/attune-stepper.ts';

/** Time left of a practice: its length less what its steps took; at least what is left of the step under way. */
function leftOf(procedure: PracticeProcedure, now: Ms): Ms {
  const spent = procedure.records
    .filter(({ why }) => why === 'done' || why === 'skipped' || why === undefined)
    .reduce((sum, { since, until }) => sum + Math.max(0, (until ?? now) - since), 0);
  const running = stepNow(procedure);
  const step = running === undefined ? 0 : Math.max(0, stepDue(running) - now);
  return Math.max(step, procedure.plan.lengthMs - spent);
}

const STOP: Command = { do: 'stop-procedure' };

@customElement('attune-practice')
export class AttunePractice extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    waterStyles,
    css`
      .time {
        font-size: 3rem;
        font-weight: var(--w-figure);
        line-height: 1;
        min-width: 2.6em;
      }
      .what {
        line-height: 1.2;
        min-width: 11em;
      }
      .acts {
        margin-left: auto;
      }
      button {
        min-width: 8em;
      }
      @media (max-width: 699px) {
        .time {
          font-size: 2.5rem;
        }
        .acts {
          width: 100%;
          display: grid;
          grid-template-columns: 1fr 1fr;
          gap: 8px;
        }
        .acts button {
          width: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) procedure: PracticeProcedure | undefined;
  @property({ attribute: false }) view!: SessionView;
  /** The pace in force. */
  @property({ attribute: false }) pace!: Pace;

  readonly #rate = (event: StepperChange): void => {
    event.stopPropagation();
    const { ramp: _ramp, ...kept } = this.pace;
    ask(this, { do: 'set-pace', pace: { ...kept, breathsPerMin: event.value } });
  };

  #what(procedure: PracticeProcedure): string {
    const words = ledPracticeWords.running;
    const step = stepNow(procedure)?.step;
    if (step === undefined) return words.waiting;
    if (!isGuided(step)) return words.settle;
    if (step.kind === 'ramp') return words.ramp(step.rate);
    return step.kind === 'unguided' ? words.unguided : words.rate(this.pace.breathsPerMin);
  }

  override render(): TemplateResult {
    const { procedure, view } = this;
    if (procedure === undefined) return html`${nothing}`;
    const words = ledPracticeWords.running;
    const now = view.now();
    const waits = waitsFor(procedure) !== undefined;
    const guided = stepNow(procedure)?.step;
    return html`<section class="water" aria-label=${words.region}>
      <span class="time" role="timer" aria-label=${words.left}>${words.time(leftOf(procedure, now))}</span>
      <span class="what"
        >${words.left}<br /><span class="soft"
          >${this.#what(procedure)}${procedure.plan.adapts ? `, ${words.exploratory}` : ''}</span
        ></span
      >
      ${
        // What adapts by itself, ramps or settles is not set by hand.
        guided?.kind !== 'paced' || waits || procedure.plan.adapts
          ? nothing
          : html`<attune-stepper
              label=${therapistWords.pace.rate}
              less=${therapistWords.pace.slower}
              more=${therapistWords.pace.faster}
              .value=${this.pace.breathsPerMin}
              @stepper-change=${this.#rate}
            ></attune-stepper>`
      }
      <div class="acts">
        ${
          waits
            ? html`<button @click=${() => ask(this, { do: 'go-on-procedure' })}>
                ${icon('play')}${words.goOn}
              </button>`
            : html`<button @click=${() => ask(this, { do: 'pause-procedure' })}>
                ${icon('hold')}${words.pause}
              </button>`
        }
        <attune-ask-first
          label=${words.stop}
          .question=${() => words.stopAsk(this.view.now() - procedure.since)}
          yes=${words.stopYes}
          no=${words.stopNo}
          .command=${STOP}
        ></attune-ask-first>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-practice': AttunePractice;
  }
}
