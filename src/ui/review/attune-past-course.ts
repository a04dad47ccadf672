/** The figures of a session that is over, and the pictures of its course: the cloud of intervals, the heart's wave, RMSSD. It reads the session and changes nothing. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SLOW_BREATHING } from '../../pacing/breath.ts';
import type { TrendPoint } from '../../session/chart-series.ts';
import type { Session } from '../../session/session.ts';
import { wholeSession } from '../../session/whole-session.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-poincare.ts';
import '../charts/attune-trend.ts';
import { inTurn } from '../parts/in-turn.ts';
import { baseStyles } from '../parts/styles.ts';
import { numberWords } from '../words/numbers.ts';
import { reviewWords } from '../words/review.ts';
import './attune-figures.ts';
import { reviewStyles } from './review-styles.ts';

/** Window of the variability's course. */
const MINUTE: Ms = 60_000;

@customElement('attune-past-course')
export class AttunePastCourse extends LitElement {
  static override styles = [baseStyles, reviewStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  #series: ReturnType<typeof wholeSession> | undefined;

  get #length(): Ms {
    const { state } = this.session ?? {};
    return state?.endedAt ?? state?.at ?? 0;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await inTurn();
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { session } = this;
    if (changed.has('session') && session !== undefined) this.#series = wholeSession(session);
  }

  override render(): TemplateResult {
    const series = this.#series;
    return html`<div class="two">
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

  #renderTrend(name: 'heartWave' | 'rmssd', about: string, points: readonly TrendPoint[]): TemplateResult {
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
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-past-course': AttunePastCourse;
  }
}
