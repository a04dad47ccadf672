/** A session of the past, opened again: its figures and its pictures, its name, its file, its end. It reads the session and changes nothing. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SLOW_BREATHING } from '../../pacing/breath.ts';
import { beatPoints, qualitySpans, rateSpans, rmssdTrend, waveTrend } from '../../session/chart-series.ts';
import { phasesOf } from '../../session/course.ts';
import { heartBins } from '../../session/heart-bins.ts';
import type { Session } from '../../session/session.ts';
import { poincareSeries, sessionFigures } from '../../session/whole-session.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-poincare.ts';
import '../charts/attune-tachogram.ts';
import '../clients/attune-file-session.ts';
import '../charts/attune-trend.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import '../start/attune-session-row.ts';
import type { ReviewView } from '../model/review-view.ts';
import { numberWords } from '../words/numbers.ts';
import { reviewWords } from '../words/review.ts';
import { therapistWords } from '../words/therapist.ts';
import { overviewWords } from '../words/overview.ts';
import './attune-compare.ts';
import './attune-export.ts';
import './attune-figures.ts';
import './attune-overview.ts';
import type { StretchChosen } from './attune-overview.ts';
import './attune-past-assessment.ts';
import './attune-past-moments.ts';
import type { Overview } from './overview-plot.ts';
import { keepForPaper } from './on-paper.ts';
import { reviewStyles } from './review-styles.ts';

/** Length of the stretch of beats that is seen at once, ms. */
const STRETCH: Ms = 120_000;
/** What one press of an arrow key moves it by. */
const STEP: Ms = 15_000;
/** Window of the variability's course. */
const MINUTE: Ms = 60_000;

/** Everything that is computed of a session; once, since it is over. */
function seriesOf(session: Session, length: Ms) {
  return {
    figures: sessionFigures(session),
    poincare: poincareSeries(session),
    wave: waveTrend(session),
    rmssd: rmssdTrend(session, length),
    quality: qualitySpans(session, length),
    rates: rateSpans(session.state.guide, length),
  };
}

/** The session on one clock. */
function overviewOf(session: Session, length: Ms, series: ReturnType<typeof seriesOf>): Overview {
  const heart = heartBins(session, length);
  const coarse = heart.at(-1);
  const low = coarse?.low.reduce((least, value) => (value < least ? value : least), Infinity) ?? Infinity;
  const high = coarse?.high.reduce((most, value) => (value > most ? value : most), -Infinity) ?? -Infinity;
  const { course, procedures, moments, guide } = session.state;
  return {
    length,
    phases: phasesOf(course, procedures),
    heart,
    range: low < high ? [low, high] : undefined,
    waves: series.wave,
    rates: rateSpans(guide, length),
    moments,
    quality: series.quality,
  };
}

@customElement('attune-review')
export class AttuneReview extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, reviewStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: ReviewView;
  @state() private _from: Ms = 0;
  @state() private _a: Stretch | undefined;
  @state() private _b: Stretch | undefined;
  #series: ReturnType<typeof seriesOf> | undefined;
  #overview: Overview | undefined;
  #beats: ReturnType<typeof beatPoints> = [];

  #stopPaper: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopPaper = keepForPaper(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPaper?.();
  }

  get #length(): Ms {
    const { state } = this.session ?? {};
    return state?.endedAt ?? state?.at ?? 0;
  }

  override willUpdate(changed: PropertyValues): void {
    const { session } = this;
    if (session === undefined) return;
    if (changed.has('session')) {
      this._from = 0;
      this.#series = seriesOf(session, this.#length);
      this.#overview = overviewOf(session, this.#length, this.#series);
      this._a = this._b = undefined;
    }
    if (changed.has('session') || changed.has('_from')) {
      this.#beats = beatPoints(session, this._from, this._from + STRETCH);
    }
  }

  readonly #chosen = ({ which, stretch }: StretchChosen): void => {
    if (which === 'a') this._a = stretch;
    else this._b = stretch;
  };

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state } = session;
    return html`<header class="bar">
        ${mark()}
        <h1 class="who">${state.name ?? state.client ?? therapistWords.session}</h1>
        ${
          state.simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`
        }
        <span class="soft hide-s">${reviewWords.when(state.epoch, this.#length)}</span>
        <span class="sp"></span>
        <button class="back" @click=${() => ask(this, { do: 'close-review' })}>
          ${icon('back')}<span>${reviewWords.back}</span>
        </button>
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">
        <div class="ways"><attune-export session=${state.id}></attune-export></div>
        ${this.#renderPictures(session)}
      </div>`;
  }

  #renderPictures(session: Session): TemplateResult {
    const { state } = session;
    const series = this.#series;
    return html`<section aria-label=${overviewWords.region}>
        <attune-overview
          .overview=${this.#overview}
          .a=${this._a}
          .b=${this._b}
          @stretch-chosen=${this.#chosen}
        ></attune-overview>
        <h2>${overviewWords.compare.title}</h2>
        <attune-compare
          .session=${session}
          .a=${this._a}
          .b=${this._b}
          @stretch-chosen=${this.#chosen}
        ></attune-compare>
        <h2>${overviewWords.moments.title}</h2>
        <attune-past-moments .session=${session}></attune-past-moments>
      </section>
      ${this.view.assessments.map(
        (one) =>
          html`<section>
            <attune-past-assessment .session=${session} .assessment=${one}></attune-past-assessment>
          </section>`,
      )}
      <div class="two">
        <section>
          <h2>${reviewWords.figures}</h2>
          <attune-figures .figures=${series?.figures} .length=${this.#length}></attune-figures>
        </section>
        <section>
          <h2>${reviewWords.cloud}</h2>
          ${this.#renderCloud()}
        </section>
      </div>
      <section>
        <h2>${numberWords.names.heartWave.label}</h2>
        ${this.#renderTrend('heartWave', reviewWords.about.wave, series?.wave ?? [])}
      </section>
      <section>
        <h2>${numberWords.names.rmssd.label}</h2>
        ${this.#renderTrend('rmssd', reviewWords.about.rmssd, series?.rmssd ?? [])}
      </section>
      <section>
        <h2>${reviewWords.beats}</h2>
        ${this.#renderBeats()}
      </section>
      <section class="record">
        <h2>${reviewWords.record}</h2>
        <attune-file-session
          session=${state.id}
          code=${state.client ?? ''}
          .codes=${this.view.codes}
        ></attune-file-session>
        <attune-session-row
          reviewed
          .stored=${{
            id: state.id,
            epoch: state.epoch,
            lengthMs: this.#length,
            ...(state.name !== undefined && { name: state.name }),
            ...(state.client !== undefined && { client: state.client }),
            ...(state.simulated !== undefined && { simulated: state.simulated }),
          }}
        ></attune-session-row>
      </section>`;
  }

  /** Why a picture of variability is empty; `else` where the session as a whole would show it. */
  #whyEmpty(otherwise: string): TemplateResult {
    const hidden = this.#series?.figures.hidden;
    return html`<p class="soft">
      ${reviewWords.empty(hidden === undefined ? otherwise : reviewWords.hidden(hidden))}
    </p>`;
  }

  #renderCloud(): TemplateResult {
    const { poincare, figures } = this.#series ?? {};
    if (poincare === undefined || figures?.hidden !== undefined) return this.#whyEmpty(reviewWords.why.cloud);
    return html`<p class="soft small">${reviewWords.cloudAbout}</p>
      <attune-poincare class="cloud" .series=${poincare}></attune-poincare>`;
  }

  #whyNoWave(): TemplateResult {
    const { why } = reviewWords;
    const { figures } = this.#series ?? {};
    const reason =
      figures === undefined || figures.basis.beats > 0 || figures.hidden === undefined
        ? figures?.guided === true
          ? why.noBreaths
          : why.noGuide
        : reviewWords.hidden(figures.hidden);
    return html`<p class="soft">${reviewWords.empty(reason)}</p>`;
  }

  #whyNoCourse(): TemplateResult {
    const { why } = reviewWords;
    const slow = this.#series?.rates.some(({ breathsPerMin }) => breathsPerMin < SLOW_BREATHING) === true;
    return this.#whyEmpty(this.#length < MINUTE ? why.short : slow ? why.paced : why.unclean);
  }

  #renderTrend(
    name: 'heartWave' | 'rmssd',
    about: string,
    points: ReturnType<typeof waveTrend>,
  ): TemplateResult {
    const { label, unit } = numberWords.names[name];
    const { figures, quality = [], rates = [] } = this.#series ?? {};
    const off = name === 'rmssd' && figures?.hidden !== undefined && figures.hidden.code !== 'few';
    if (off || points.every(({ value }) => value === undefined)) {
      return name === 'rmssd' ? this.#whyNoCourse() : this.#whyNoWave();
    }
    return html`<p class="soft small">${about}</p>
      <attune-trend
        class="chart"
        name=${label}
        unit=${unit}
        .points=${points}
        .quality=${quality}
        .rates=${rates}
        .from=${0}
        .to=${this.#length}
      ></attune-trend>`;
  }

  #renderBeats(): TemplateResult {
    if (this.#series?.figures.basis.beats === 0) return this.#whyEmpty(reviewWords.why.gap);
    return html`<p class="soft small">${reviewWords.about.beats}</p>
      ${
        this.#beats.length === 0
          ? html`<p class="chart gap soft">${reviewWords.empty(reviewWords.why.gap)}</p>`
          : html`<attune-tachogram
              class="chart"
              .beats=${this.#beats}
              .from=${this._from}
              .to=${this._from + STRETCH}
            ></attune-tachogram>`
      }
      ${this.#renderPosition()}`;
  }

  #renderPosition(): TemplateResult {
    // To the next whole step, so that the last beats can be reached.
    const last = Math.ceil(Math.max(0, this.#length - STRETCH) / STEP) * STEP;
    if (last === 0) return html`${nothing}`;
    const move = (to: Ms) => (): void => void (this._from = Math.min(last, Math.max(0, to)));
    const shown = reviewWords.stretch(this._from, Math.min(this.#length, this._from + STRETCH));
    return html`<div class="where">
      <label>
        <span>${reviewWords.position}</span>
        <input
          type="range"
          min="0"
          max=${last}
          step=${STEP}
          .value=${String(this._from)}
          aria-valuetext=${shown}
          @input=${(event: Event) => {
            this._from = Number((event.target as HTMLInputElement).value);
          }}
        />
      </label>
      <button class="quiet" ?disabled=${this._from === 0} @click=${move(this._from - STRETCH)}>
        ${reviewWords.earlier}
      </button>
      <output aria-hidden="true">${shown}</output>
      <button class="quiet" ?disabled=${this._from === last} @click=${move(this._from + STRETCH)}>
        ${reviewWords.later}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-review': AttuneReview;
  }
}
