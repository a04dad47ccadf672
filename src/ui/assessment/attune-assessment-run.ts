/**
 * An assessment under way: its steps, what the guide does now, whether the step counts, the picture, and everything that the
 * therapist can do at any moment. It lays out figures and leads nothing itself.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guideMoment } from '../../pacing/guide.ts';
import type { PresentStep, StepFigures } from '../../session/assessment-figures.ts';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-live-chart.ts';
import { ask, type Command } from '../model/command.ts';
import type { ProcedureCommand } from '../model/session-command.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { baseStyles, buttonStyles, waterStyles } from '../parts/styles.ts';
import '../session/attune-moments.ts';
import '../session/attune-session-bar.ts';
import type { AssessmentRunView } from '../model/assessment-view.ts';
import type { Notice } from '../model/notice.ts';
import type { StrapSignal } from '../model/strap-view.ts';
import { assessmentWords } from '../words/assessment.ts';
import { decimal } from '../words/format.ts';
import { numberWords } from '../words/numbers.ts';
import { rateText } from '../words/rates.ts';
import { strapWords } from '../words/strap.ts';
import './attune-rating.ts';
import './attune-rungs.ts';
import '../parts/attune-ask-first.ts';
import { runStyles } from './run-styles.ts';

const MINUTE: Ms = 60_000;
/** States in which the strap gives no heart rate at all. */
const AWAY: ReadonlySet<StrapSignal> = new Set([
  'none',
  'choosing',
  'connecting',
  'silent',
  'lost',
  'reconnecting',
]);

/** Steps at one rate: they alone can be made longer or begun anew. A baseline, a rest, a slide cannot. */
const RATED: ReadonlySet<PresentStep['kind'] | undefined> = new Set(['paced']);

/** What is told while the client has stopped everything. */
const STOPPED: Notice = {
  key: 'stopped',
  icon: 'window',
  lead: assessmentWords.running.stopped,
  text: assessmentWords.running.stoppedText,
  actions: [{ label: assessmentWords.running.goOn, command: { do: 'go-on-procedure' } }],
};

const STOP: Command = { do: 'stop-procedure' };

@customElement('attune-assessment-run')
export class AttuneAssessmentRun extends LitElement {
  static override styles = [baseStyles, buttonStyles, waterStyles, runStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: AssessmentRunView;

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { figures } = view.assessment;
    const words = assessmentWords.running;
    const { present, waits, openMs } = figures;
    const over = present === undefined ? 0 : 1 - present.leftMs / Math.max(1, present.lengthMs);
    return html`<div class="run">
      <div>
        <attune-session-bar .session=${session} .view=${view} what=${assessmentWords.title}
          ><attune-ask-first
            label=${words.stop}
            .question=${() => words.stopAsk}
            yes=${words.stopYes}
            no=${words.stopNo}
            .command=${STOP}
          ></attune-ask-first
        ></attune-session-bar>
        ${session.state.stopped ? html`<attune-notice .notice=${STOPPED}></attune-notice>` : nothing}
        ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      </div>
      <attune-rungs .steps=${figures.steps} .progress=${over} .openMs=${openMs}></attune-rungs>
      ${waits === undefined && !AWAY.has(view.signal) ? this.#renderStats(session, present) : this.#renderWaiting()}
      <attune-live-chart .session=${session} .now=${view.now}></attune-live-chart>
      ${this.#renderActions(present)}
      <attune-rating .step=${figures.toRate}></attune-rating>
      <attune-moments brief .session=${session} .view=${view}></attune-moments>
    </div>`;
  }

  /** The step that waits to be begun again, also where free breathing leads up to it; `undefined` = the procedure chooses what follows. */
  get #waiting(): StepFigures | undefined {
    const { steps } = this.view.assessment.figures;
    const planned = steps.filter(({ state }) => state === 'to-come');
    return (
      planned.find(({ attempt }) => attempt > 1) ??
      planned[0] ??
      steps.findLast(({ state }) => state === 'broken-off')
    );
  }

  #renderWaiting(): TemplateResult {
    const words = assessmentWords.running;
    const { signal, assessment } = this.view;
    const why = assessment.figures.waits;
    const away = AWAY.has(signal);
    const lead = why === undefined ? strapWords.signals[signal].sentence : words.waits(why, this.#waiting);
    return html`<section class="stats" aria-label=${words.waiting}>
      <div class="say">
        <p class="lead" role="status">${lead}</p>
        <p class="soft">${away ? words.linkAway : why === 'link-lost' ? words.linkBack : nothing}</p>
      </div>
      ${
        signal === 'lost' || signal === 'reconnecting'
          ? html`<button class="primary big" @click=${() => ask(this, { do: 'retry-now' })}>
              ${strapWords.tryNow}
            </button>`
          : nothing
      }
    </section>`;
  }

  #renderStats(session: Session, present: PresentStep | undefined): TemplateResult {
    const words = assessmentWords.running;
    const { live, now } = this.view;
    const guided = present !== undefined && present.planned > 0;
    return html`<section class="stats" aria-label=${words.thisStep}>
      <div class="pulse">${this.#renderRate(session, present)}</div>
      <div>
        <div class="lab">${words.left}</div>
        <div class="val">
          <span role="timer">${present === undefined ? '0:00' : words.time(present.leftMs)}</span>
        </div>
        <div class="sub">${guided ? words.breathsLeft(present.breathsLeft) : nothing}</div>
      </div>
      ${guided ? this.#renderAdherence(present) : nothing}
      <div class="hr">
        <div class="lab">${numberWords.names.heartRate.label}</div>
        <div class="val">
          ${
            live?.heartRate === undefined
              ? '–'
              : html`<output aria-live="off" aria-label=${numberWords.names.heartRate.label}
                    >${decimal(live.heartRate)}</output
                  >
                  <small>${numberWords.names.heartRate.unit}</small>`
          }
        </div>
        <div class="sub">${this.#strapWord()}</div>
      </div>
      <span class="vh"
        >${guideMoment(session.state.guide, now()) === undefined ? words.waiting : nothing}</span
      >
    </section>`;
  }

  #strapWord(): string {
    const { word, rest } = strapWords.signals[this.view.signal];
    return `${strapWords.label}: ${word.toLowerCase()}${rest === undefined ? '' : ` ${rest}`}`;
  }

  #renderRate(session: Session, present: PresentStep | undefined): TemplateResult {
    const words = assessmentWords.running;
    if (present?.rate === undefined) {
      const word =
        present === undefined ? words.waiting : present.kind === 'quiet' ? words.quiet : words.free;
      return html`<div class="val word">${word}</div>`;
    }
    const moment = guideMoment(session.state.guide, this.view.now());
    const slides = present.kind === 'slide' || present.kind === 'ramp';
    const rate = slides && moment !== undefined ? 60_000 / moment.periodMs : present.rate;
    return html`<div class="val">
      <span>${slides ? decimal(rate, 1) : rateText(rate)}</span
      ><small>${words.unit[0]} <br />${words.unit[1]}</small>
    </div>`;
  }

  #renderAdherence(present: PresentStep): TemplateResult {
    const words = assessmentWords.running;
    const { live } = this.view;
    const state = live?.adherence;
    const known = present.clean + present.unclean;
    return html`<div class="adh">
      <div class="lab">${words.thisStep}</div>
      <div class="val txt ${state === undefined || state.state === 'unclear' ? 'soft' : ''}">
        ${state?.state === 'with' ? mark() : nothing}${state === undefined ? numberWords.notKnown : numberWords.adherence(state)}
      </div>
      <div class="sub">
        ${known === 0 ? words.fewBreaths : words.cleanOf(present.clean, known)}
        ${present.disturbed > 0 ? words.marked : nothing} ${present.untaken > 0 ? words.untaken : nothing}
      </div>
    </div>`;
  }

  /** What comes after the step under way: a rest is named with what follows it. */
  #then(): string {
    const words = assessmentWords.running;
    const { assessment } = this.view;
    const { figures } = assessment;
    const planned = figures.steps.filter(({ state }) => state === 'to-come');
    const [first] = planned;
    if (first !== undefined) {
      const next: readonly StepFigures[] = planned.slice(0, first.kind === 'free' ? 2 : 1);
      return words.then(next);
    }
    return (figures.openMs ?? 0) > 20_000 ? words.thenAdaptive : words.thenResult;
  }

  #renderActions(present: PresentStep | undefined): TemplateResult {
    const words = assessmentWords.running;
    const { signal, assessment } = this.view;
    const { waits } = assessment.figures;
    const does = (command: ProcedureCommand) => (): void => ask(this, command);
    const idle = present === undefined;
    const step = this.#waiting;
    const begunBefore = step?.state === 'to-come' && step.attempt > 1;
    const label = waits !== 'paused' && begunBefore ? words.repeatAt(step) : words.goOn;
    return html`<div class="water todo">
      <p><b class="strong">${this.#then()}</b><br /><span class="soft">${words.say}</span></p>
      <div class="acts">
        ${
          waits === undefined
            ? html`${
                  RATED.has(present?.kind)
                    ? html`<button @click=${does({ do: 'extend-step', ms: MINUTE })}>
                          ${icon('plus')}${words.extend}</button
                        ><button @click=${does({ do: 'repeat-step' })}>
                          ${icon('repeat')}${words.repeat}
                        </button>`
                    : nothing
                }${
                  // A slide is the whole assessment: leaving it is stopping.
                  idle || present.kind === 'slide'
                    ? nothing
                    : html`<button @click=${does({ do: 'skip-step' })}>${words.skip}</button>`
                }<button ?disabled=${idle} @click=${does({ do: 'pause-procedure' })}>
                  ${icon('hold')}${words.pause}
                </button>`
            : html`<button
                class="primary"
                ?disabled=${AWAY.has(signal)}
                @click=${does({ do: 'go-on-procedure' })}
              >
                ${icon('play')}${label}
              </button>`
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment-run': AttuneAssessmentRun;
  }
}
