/** The beats of a session that is over, two minutes at a time, each with what it was taken for. It reads the session and changes nothing. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { beatPoints } from '../../session/chart-series.ts';
import type { Session } from '../../session/session.ts';
import { sessionFigures } from '../../session/whole-session.ts';
import type { Ms } from '../../terms/units.ts';
import '../charts/attune-tachogram.ts';
import { inTurn } from '../parts/in-turn.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { reviewWords } from '../words/review.ts';
import { reviewStyles } from './review-styles.ts';

/** Length of the stretch of beats that is seen at once, ms. */
const STRETCH: Ms = 120_000;
/** What one press of an arrow key moves it by. */
const STEP: Ms = 15_000;

@customElement('attune-past-beats')
export class AttunePastBeats extends LitElement {
  static override styles = [baseStyles, buttonStyles, reviewStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @state() private _from: Ms = 0;
  #beats: ReturnType<typeof beatPoints> = [];

  get #length(): Ms {
    const { state: facts } = this.session ?? {};
    return facts?.endedAt ?? facts?.at ?? 0;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await inTurn();
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('session')) this._from = 0;
    if (this.session !== undefined && (changed.has('session') || changed.has('_from')))
      this.#beats = beatPoints(this.session, this._from, this._from + STRETCH);
  }

  override render(): TemplateResult {
    const { session } = this;
    if (session === undefined) return html`${nothing}`;
    if (session.track('client').beats.length === 0) {
      const { hidden } = sessionFigures(session);
      return html`<p class="soft">
        ${reviewWords.empty(hidden === undefined ? reviewWords.why.gap : reviewWords.hidden(hidden))}
      </p>`;
    }
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
    'attune-past-beats': AttunePastBeats;
  }
}
