/** A closer look at a running session: beats, breaths, spectrum, or its whole course. It asks for the picture every few seconds while it is seen. */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { beatPoints, qualitySpans, rateSpans, rmssdTrend, waveTrend } from '../../session/chart-series.ts';
import type { Session } from '../../session/session.ts';
import { spectrumLeft, spectrumSeries } from '../../session/spectrum-series.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-spectrum.ts';
import '../charts/attune-tachogram.ts';
import '../charts/attune-trend.ts';
import { baseStyles } from '../parts/styles.ts';
import { language, type Language } from '../words/language.ts';
import { numberWords } from '../words/numbers.ts';
import { chartWords } from '../words/charts.ts';
import { pictureWords } from '../words/pictures.ts';

/** The closer looks. */
export type Look = 'beats' | 'breaths' | 'spectrum' | 'course';

/** How far back the beats go, ms, and how often each look is computed anew, ms of real time. */
const BEATS: Ms = 120_000;
const EVERY: Record<Look, number> = { beats: 2000, breaths: 5000, spectrum: 5000, course: 10_000 };

@customElement('attune-look-closer')
export class AttuneLookCloser extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(min-content, 1fr);
      }
      /* Lower than this a picture says nothing; the page is longer then. */
      attune-tachogram,
      attune-spectrum {
        min-height: 170px;
      }
      attune-trend {
        min-height: 120px;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 4px 32px;
      }
      .one {
        display: grid;
        grid-template-rows: auto minmax(min-content, 1fr);
      }
      p {
        padding-bottom: 6px;
      }
      @media (max-width: 699px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: repeat(2, minmax(min-content, 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) now: () => Ms = () => 0;
  @property({ attribute: false }) look: Look = 'beats';
  @state() private _picture: TemplateResult = html``;
  /** A figure that belongs to the picture, as a sentence. */
  @state() private _note = '';
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The language of the words in the picture. */
  #spoken: Language | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('look') && !changed.has('session') && this.#spoken === language()) return;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#compute(), EVERY[this.look]);
    this.#compute();
  }

  #compute(): void {
    const { session } = this;
    if (session === undefined) return;
    const now = this.now();
    this.#spoken = language();
    this._note = '';
    this._picture = this.#looks[this.look](session, now);
  }

  readonly #looks: Record<Look, (session: Session, now: Ms) => TemplateResult> = {
    beats: (session, now) =>
      html`<attune-tachogram
        .beats=${beatPoints(session, now - BEATS, now)}
        .from=${now - BEATS}
        .to=${now}
        .ago=${true}
      ></attune-tachogram>`,
    breaths: (session, now) =>
      this.#trend(session, now, 'heartWave', waveTrend(session), Math.max(0, now - 600_000)),
    spectrum: (session, now) => {
      const picture = spectrumSeries(session, now);
      if (picture?.regularity !== undefined) this._note = chartWords.spectrum.regularity(picture.regularity);
      const left = picture === undefined ? spectrumLeft(session, now) : undefined;
      return html`<attune-spectrum .spectrum=${picture} .left=${left}></attune-spectrum>`;
    },
    course: (session, now) =>
      html`<div class="two">
        ${this.#trend(session, now, 'heartWave', waveTrend(session), 0)}
        ${this.#trend(session, now, 'rmssd', rmssdTrend(session, now), 0)}
      </div>`,
  };

  #trend(
    session: Session,
    now: Ms,
    name: 'heartWave' | 'rmssd',
    points: ReturnType<typeof waveTrend>,
    from: Ms,
  ): TemplateResult {
    const { label, unit } = numberWords.names[name];
    return html`<div class="one">
      <b>${label}</b>
      <attune-trend
        name=${label}
        unit=${unit}
        .points=${points.filter((point) => point.at >= from)}
        .quality=${qualitySpans(session, now).filter((span) => span.to > from)}
        .rates=${rateSpans(session.state.guide, now)}
        .from=${from}
        .to=${now}
      ></attune-trend>
    </div>`;
  }

  override render(): TemplateResult {
    return html`<p class="soft small">${pictureWords.about[this.look]} ${this._note}</p>
      ${this._picture}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-look-closer': AttuneLookCloser;
  }
}
