/**
 * The screen of a session that runs again: the session's own ribbon, numbers and picture, and in the place of what leads a session what leads a replay. It says on
 * every width that it is one, and asks for nothing that could be recorded.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guideMoment } from '../../pacing/guide.ts';
import { assessmentFigures } from '../../session/assessment-figures.ts';
import { lastMade } from '../../session/moments.ts';
import { breathMemoryOf } from '../../session/step-breaths.ts';
import { SPEEDS, type Speed } from '../../session/replayed.ts';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import '../assessment/attune-rungs.ts';
import { ask } from '../model/command.ts';
import type { Notice } from '../model/notice.ts';
import type { ReplayPlace, ReplayView } from '../model/replay-view.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { shapeIcon } from '../parts/mark-shapes.ts';
import { barStyles, baseStyles, buttonStyles, fieldStyles, waterStyles } from '../parts/styles.ts';
import '../session/attune-change.ts';
import '../session/attune-picture.ts';
import '../session/attune-ribbon.ts';
import '../session/attune-stats.ts';
import { sessionStyles } from '../session/session-styles.ts';
import { assessmentWords } from '../words/assessment.ts';
import { position } from '../words/format.ts';
import { momentWords } from '../words/moments.ts';
import { replayWords as words } from '../words/replay.ts';
import { therapistWords } from '../words/therapist.ts';
import { replayStyles } from './replay-styles.ts';

const stoppedNotice = (): Notice => ({
  key: 'stopped',
  icon: 'window',
  lead: therapistWords.client.stopped,
  text: words.stoppedText,
});

@customElement('attune-replay')
export class AttuneReplay extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    barStyles,
    waterStyles,
    sessionStyles,
    replayStyles,
    css``,
  ];

  /** What has come so far. */
  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: ReplayView;
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // The time that is shown goes on between two facts.
    this.#tick = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state: facts } = session;
    const at = view.now();
    return html`<div class="session">
      <header class="bar">
        ${mark()}
        <h1 class="who">${facts.name ?? facts.client ?? therapistWords.session}</h1>
        <strong class="sign">${words.sign}</strong>
        ${facts.simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`}
        <span class="soft hide-m">${words.about}</span>
        <span class="sp"></span>
        <button
          class="window"
          aria-label=${therapistWords.client.open}
          @click=${() => ask(this, { do: 'open-client-window' })}
        >
          ${icon('window')}<span>${therapistWords.client.open}</span>
        </button>
        <button class="primary" @click=${() => ask(this, { do: 'end-replay' })}>
          ${icon('back')}<span>${words.back}</span>
        </button>
      </header>
      <div class="notices">
        ${view.clientStopped ? html`<attune-notice .notice=${stoppedNotice()}></attune-notice>` : nothing}
        ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      </div>
      <attune-ribbon .session=${session} .at=${at}></attune-ribbon>
      <attune-stats
        past
        begun
        .live=${view.live}
        .signal=${view.signal}
        .strap=${facts.straps.client}
        .unknownHoles=${facts.unknownHoles}
        .at=${at}
        ?guided=${guideMoment(facts.guide, at) !== undefined}
        sentence=${view.strapSentence ?? ''}
      ></attune-stats>
      ${this.#renderAssessment(session, at) ?? html`<attune-change .session=${session} .at=${at}></attune-change>`}
      <attune-picture .session=${session} .now=${view.now} ?stepped=${view.speed > 1}></attune-picture>
      ${this.#renderHappens(session, at)} ${this.#renderLeads(at)}
    </div>`;
  }

  /** The steps of the assessment that is led at this moment, as its own screen showed them; `undefined` = none is. */
  #renderAssessment(session: Session, at: Ms): TemplateResult | undefined {
    const procedure = session.state.procedures.at(-1);
    if (procedure?.kind !== 'assessment' || procedure.ended !== undefined) return undefined;
    const { steps, present, openMs } = assessmentFigures(procedure, breathMemoryOf(session), at);
    const over = present === undefined ? 0 : 1 - present.leftMs / Math.max(1, present.lengthMs);
    const { left, time } = assessmentWords.running;
    return html`<section class="led" aria-label=${assessmentWords.title}>
      <attune-rungs .steps=${steps} .progress=${over} .openMs=${openMs}></attune-rungs>
      <p class="soft small">${present === undefined ? nothing : `${left}: ${time(present.leftMs)}`}</p>
    </section>`;
  }

  /** What the guide did, and what was marked last. */
  #renderHappens({ state }: Session, at: Ms): TemplateResult {
    const { clientWindow, speed } = this.view;
    const moment = guideMoment(state.guide, at);
    const last = lastMade(state.moments);
    return html`<div class="happens">
      <p>
        ${moment === undefined ? words.noGuide : words.guide(moment.pace)}
        ${clientWindow === 'open' && speed > 1 ? html`<span class="soft">${words.fast}</span>` : nothing}
      </p>
      <p class="last">
        ${
          last === undefined
            ? nothing
            : html`${shapeIcon(last)}<span
                  >${momentWords.lastAt(momentWords.markName(last), state.epoch + last.moment)}</span
                ><span class="soft">${last.words ?? nothing}</span>`
        }
      </p>
    </div>`;
  }

  #renderLeads(at: Ms): TemplateResult {
    const { view } = this;
    const now = words.of(position(at), position(view.length));
    return html`<div class="leads water" role="group" aria-label=${words.sign}>
      <button class="run" @click=${() => ask(this, { do: view.running ? 'pause-replay' : 'go-on-replay' })}>
        ${icon(view.running ? 'hold' : 'play')}${view.running ? words.pause : words.goOn}
      </button>
      <label
        >${words.speed}<select @change=${this.#speed}>
          ${SPEEDS.map(
            (speed) =>
              html`<option value=${speed} ?selected=${speed === view.speed}>${words.times(speed)}</option>`,
          )}
        </select></label
      >
      <label
        >${words.jump}<select class="jump" @change=${this.#jump}>
          <option value="" selected>${words.choose}</option>
          <option value="0">${words.beginning}</option>
          ${view.places.map(
            (place) =>
              html`<option value=${place.at}>${position(place.at)} ${this.#placeName(place)}</option>`,
          )}
        </select></label
      >
      <input
        type="range"
        min="0"
        max=${Math.round(view.length)}
        step="1000"
        .value=${String(Math.round(at))}
        aria-label=${words.place}
        aria-valuetext=${now}
        @change=${this.#slide}
      />
      <span class="time" role="timer" aria-label=${now}>${position(at)} / ${position(view.length)}</span>
    </div>`;
  }

  #placeName(place: ReplayPlace): string {
    if ('led' in place) return words.led[place.led];
    return 'phase' in place ? momentWords.phaseName(place.phase) : momentWords.markName(place.mark);
  }

  readonly #speed = (event: Event): void =>
    ask(this, { do: 'set-speed', speed: Number((event.target as HTMLSelectElement).value) as Speed });

  readonly #jump = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement) || target.value === '') return;
    ask(this, { do: 'jump', to: Number(target.value) });
    target.value = '';
  };

  readonly #slide = (event: Event): void =>
    ask(this, { do: 'jump', to: Number((event.target as HTMLInputElement).value) });
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-replay': AttuneReplay;
  }
}
