/** A session of the past, opened again: its figures and its pictures, its name, its file, its end. It reads the session and changes nothing. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { beatPoints, qualitySpans, rateSpans, rmssdTrend, waveTrend } from '../../session/pictures.ts';
import type { Session } from '../../session/session.ts';
import { poincarePicture, sessionFigures } from '../../session/whole-session.ts';
import type { Ms } from '../../signal/units.ts';
import '../charts/attune-poincare.ts';
import '../charts/attune-tachogram.ts';
import '../charts/attune-trend.ts';
import '../parts/attune-notice.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import { CloseReview } from '../session/commands.ts';
import '../start/attune-session-row.ts';
import { emptyView, type TherapistView } from '../therapist/view.ts';
import { numberWords } from '../words/numbers.ts';
import { reviewWords } from '../words/review.ts';
import { therapistWords } from '../words/therapist.ts';
import './attune-figures.ts';
import { reviewStyles } from './review-styles.ts';

/** Length of the stretch of beats that is seen at once, ms. */
const STRETCH: Ms = 120_000;

/** Everything that is computed of a session; once, since it is over. */
function pictures(session: Session, length: Ms) {
  return {
    figures: sessionFigures(session),
    poincare: poincarePicture(session),
    wave: waveTrend(session),
    rmssd: rmssdTrend(session, length),
    quality: qualitySpans(session, length),
    rates: rateSpans(session.state.guide, length),
  };
}

@customElement('attune-review')
export class AttuneReview extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, reviewStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;
  @state() private _from: Ms = 0;
  #pictures: ReturnType<typeof pictures> | undefined;
  #beats: ReturnType<typeof beatPoints> = [];

  get #length(): Ms {
    const { state } = this.session ?? {};
    return state?.endedAt ?? state?.at ?? 0;
  }

  override willUpdate(changed: PropertyValues): void {
    const { session } = this;
    if (session === undefined) return;
    if (changed.has('session')) {
      this._from = 0;
      this.#pictures = pictures(session, this.#length);
    }
    if (changed.has('session') || changed.has('_from')) {
      this.#beats = beatPoints(session, this._from, this._from + STRETCH);
    }
  }

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    const { state } = session;
    return html`<header class="bar">
        ${mark()}
        <h1 class="who">${state.name ?? therapistWords.session}</h1>
        ${
          state.simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`
        }
        <span class="soft hide-s">${reviewWords.when(state.epoch, this.#length)}</span>
        <span class="sp"></span>
        <button class="back" @click=${() => this.dispatchEvent(new CloseReview())}>
          ${icon('back')}<span>${reviewWords.back}</span>
        </button>
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">${this.#renderPictures(session)}</div>`;
  }

  #renderPictures(session: Session): TemplateResult {
    const { state } = session;
    const pictured = this.#pictures;
    return html`<div class="two">
        <section>
          <h2>${reviewWords.figures}</h2>
          <attune-figures .figures=${pictured?.figures} .length=${this.#length}></attune-figures>
        </section>
        <section>
          <h2>${reviewWords.cloud}</h2>
          <p class="soft small">${reviewWords.cloudAbout}</p>
          <attune-poincare class="cloud" .picture=${pictured?.poincare}></attune-poincare>
        </section>
      </div>
      <section>
        <h2>${numberWords.names.heartWave.label}</h2>
        <p class="soft small">${reviewWords.about.wave}</p>
        ${this.#renderTrend('heartWave', pictured?.wave ?? [])}
      </section>
      <section>
        <h2>${numberWords.names.rmssd.label}</h2>
        <p class="soft small">${reviewWords.about.rmssd}</p>
        ${this.#renderTrend('rmssd', pictured?.rmssd ?? [])}
      </section>
      <section>
        <h2>${reviewWords.beats}</h2>
        <p class="soft small">${reviewWords.about.beats}</p>
        <attune-tachogram
          class="chart"
          .beats=${this.#beats}
          .from=${this._from}
          .to=${this._from + STRETCH}
        ></attune-tachogram>
        ${this.#renderPosition()}
      </section>
      <section>
        <h2>${reviewWords.record}</h2>
        <attune-session-row
          reviewed
          .stored=${{
            id: state.id,
            epoch: state.epoch,
            lengthMs: this.#length,
            ...(state.name !== undefined && { name: state.name }),
            ...(state.simulated !== undefined && { simulated: state.simulated }),
          }}
        ></attune-session-row>
      </section>`;
  }

  #renderTrend(name: 'heartWave' | 'rmssd', points: ReturnType<typeof waveTrend>): TemplateResult {
    const { label, unit } = numberWords.names[name];
    return html`<attune-trend
      class="chart"
      name=${label}
      unit=${unit}
      .points=${points}
      .quality=${this.#pictures?.quality ?? []}
      .rates=${this.#pictures?.rates ?? []}
      .from=${0}
      .to=${this.#length}
    ></attune-trend>`;
  }

  #renderPosition(): TemplateResult {
    const last = Math.max(0, this.#length - STRETCH);
    if (last === 0) return html`${nothing}`;
    return html`<label class="where"
      >${reviewWords.position}
      <input
        type="range"
        min="0"
        max=${Math.ceil(last / 1000)}
        step="15"
        .value=${String(this._from / 1000)}
        @input=${(event: Event) => {
          this._from = Number((event.target as HTMLInputElement).value) * 1000;
        }}
    /></label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-review': AttuneReview;
  }
}
