/** A session of the past, opened again: its pictures and figures, its name, its file, its end. It reads the session and changes nothing. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BreathCourse } from '../../session/breath-course.ts';
import { overviewOf, type FirstLook, type Overview } from '../../session/overview.ts';
import type { Session } from '../../session/session.ts';
import { rowsOfTwo } from '../../session/two-hearts.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';
import '../clients/attune-file-session.ts';
import { ask } from '../model/command.ts';
import '../parts/attune-notice.ts';
import '../parts/attune-missing-part.ts';
import { icon, mark } from '../parts/icons.ts';
import { loadPart } from '../parts/load-part.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import '../start/attune-session-row.ts';
import type { ReviewView } from '../model/review-view.ts';
import { exportWords } from '../words/export.ts';
import { reviewWords } from '../words/review.ts';
import { therapistWords } from '../words/therapist.ts';
import { overviewWords } from '../words/overview.ts';
import './attune-compare.ts';
import './attune-export.ts';
import './attune-overview.ts';
import './attune-past-assessment.ts';
import './attune-past-beats.ts';
import './attune-past-course.ts';
import './attune-past-moments.ts';
import './attune-two-hearts.ts';
import type { OwnLineShown } from './attune-two-hearts.ts';
import { keepForPaper } from './on-paper.ts';
import { reviewStyles } from './review-styles.ts';
import type { StretchChosen } from './stretch-chosen.ts';

@customElement('attune-review')
export class AttuneReview extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, reviewStyles, css``];

  /** `undefined` = its beats are still read; `view.first` is what can be shown of it. */
  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: ReviewView;
  @state() private _a: Stretch | undefined;
  @state() private _b: Stretch | undefined;
  /** Whether the report is looked at; `loading` and `missing` where its part is awaited or could not be had. */
  @state() private _report: 'no' | 'loading' | 'missing' | 'shown' = 'no';
  /** The therapist's line is hidden: by wish, or because the page goes on paper. */
  @state() private _hides = false;
  @state() private _printing = false;
  #overview: Overview | undefined;
  /** The same with the therapist's own heart. */
  #both: Overview | undefined;
  #ownShown: Session | undefined;
  #first: FirstLook | undefined;
  #breathShown: BreathCourse | undefined;

  #stopPaper: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#printing);
    window.addEventListener('afterprint', this.#printed);
    this.#stopPaper = keepForPaper(this, () => this._report === 'no');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPaper?.();
    window.removeEventListener('beforeprint', this.#printing);
    window.removeEventListener('afterprint', this.#printed);
  }

  get #length(): Ms {
    const { state } = this.session ?? {};
    return state?.endedAt ?? state?.at ?? this.view.first?.overview.length ?? 0;
  }

  override willUpdate(changed: PropertyValues): void {
    const { session, view } = this;
    const { first } = view;
    if (session === undefined) this.#overview = first?.overview;
    else if (changed.has('session')) {
      this.#overview = overviewOf(session);
      // What was chosen while its beats were read still holds.
      if (this.#first?.id !== session.state.id) this._a = this._b = undefined;
      this._report = 'no';
      this._hides = false;
    }
    const heart = view.own?.heart;
    const isNew = changed.has('session') || view.breath !== this.#breathShown;
    if (isNew && this.#overview !== undefined && view.breath !== undefined)
      this.#overview = { ...this.#overview, breath: view.breath };
    if (isNew || heart !== this.#ownShown) this.#both = this.#withOwn(heart);
    this.#ownShown = heart;
    this.#breathShown = view.breath;
    this.#first = first;
  }

  #withOwn(heart: Session | undefined): Overview | undefined {
    const overview = this.#overview;
    if (overview === undefined || heart === undefined || this.session === undefined) return undefined;
    const { client, own } = rowsOfTwo(overview.range, heart, overview.length);
    return { ...overview, range: client, own };
  }

  /** No paper shows the therapist's own heart. */
  readonly #printing = (): void => {
    this._printing = true;
    this.performUpdate();
  };
  readonly #printed = (): void => void (this._printing = false);

  readonly #ownLine = ({ shown }: OwnLineShown): void => void (this._hides = !shown);

  readonly #chosen = ({ which, stretch }: StretchChosen): void => {
    if (which === 'a') this._a = stretch;
    else this._b = stretch;
  };

  #awaits(): boolean {
    return this._report === 'loading';
  }

  readonly #openReport = async (): Promise<void> => {
    this._report = 'loading';
    try {
      await loadPart(() => import('./report/attune-report.ts'));
      // Left meanwhile: nobody waits for it.
      if (this.#awaits()) this._report = 'shown';
    } catch {
      this._report = 'missing';
    }
  };

  #renderWays(id: string): TemplateResult {
    if (this._report === 'no')
      return html`<div class="ways">
        <button @click=${() => void this.#openReport()}>${icon('page')}${exportWords.report}</button>
        <button @click=${() => ask(this, { do: 'replay-session', id })}>
          ${icon('play')}${exportWords.replay}
        </button>
        <attune-export session=${id}></attune-export>
      </div>`;
    return html`<div class="ways">
      <button class="quiet" @click=${() => (this._report = 'no')}>
        ${icon('back')}${exportWords.backToSession}
      </button>
    </div>`;
  }

  #renderReport(session: Session): TemplateResult {
    if (this._report === 'missing')
      return html`<attune-missing-part @attune-again=${() => void this.#openReport()}></attune-missing-part>`;
    if (this._report === 'loading') return html`${nothing}`;
    return html`<attune-report
      .session=${session}
      .view=${this.view}
      .overview=${this.#overview}
      .a=${this._a}
      .b=${this._b}
    ></attune-report>`;
  }

  override render(): TemplateResult {
    const { session, view } = this;
    const told = session?.state ?? view.first;
    if (told === undefined) return html`${nothing}`;
    return html`<header class="bar">
        ${mark()}
        <h1 class="who">${told.name ?? told.client ?? therapistWords.session}</h1>
        ${told.simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`}
        <span class="soft hide-s">${reviewWords.when(told.epoch, this.#length)}</span>
        <span class="sp"></span>
        ${session === undefined ? nothing : this.#renderWays(session.state.id)}
        <button class="back" @click=${() => ask(this, { do: 'close-review' })}>
          ${icon('back')}<span>${reviewWords.back}</span>
        </button>
      </header>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">
        ${session !== undefined && this._report !== 'no' ? this.#renderReport(session) : this.#renderPictures(session)}
      </div>`;
  }

  #renderPictures(session: Session | undefined): TemplateResult {
    return html`<section aria-label=${overviewWords.region}>
        <attune-overview
          .overview=${this._hides || this._printing ? this.#overview : (this.#both ?? this.#overview)}
          .a=${this._a}
          .b=${this._b}
          @stretch-chosen=${this.#chosen}
        ></attune-overview>
        ${session === undefined ? html`<p role="status">${reviewWords.reading}</p>` : this.#renderMoments(session)}
      </section>
      ${session === undefined ? nothing : this.#renderOwn(session)}
      ${session === undefined ? nothing : this.#renderRest(session)}`;
  }

  #renderOwn(session: Session): TemplateResult {
    const { own } = this.view;
    if (own === undefined || this._printing) return html`${nothing}`;
    return html`<section>
      <attune-two-hearts
        .session=${session}
        .own=${own}
        ?hides=${this._hides}
        @own-line-shown=${this.#ownLine}
      ></attune-two-hearts>
    </section>`;
  }

  #renderMoments(session: Session): TemplateResult {
    return html`<h2>${overviewWords.compare.title}</h2>
      <attune-compare
        .session=${session}
        .a=${this._a}
        .b=${this._b}
        @stretch-chosen=${this.#chosen}
      ></attune-compare>
      <h2>${overviewWords.moments.title}</h2>
      <attune-past-moments .session=${session}></attune-past-moments>`;
  }

  #renderRest(session: Session): TemplateResult {
    const { state } = session;
    return html`${this.view.assessments.map(
        (one) =>
          html`<section>
            <attune-past-assessment .session=${session} .assessment=${one}></attune-past-assessment>
          </section>`,
      )}
      <attune-past-course .session=${session}></attune-past-course>
      <section>
        <h2>${reviewWords.beats}</h2>
        <attune-past-beats .session=${session}></attune-past-beats>
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
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-review': AttuneReview;
  }
}
