/**
 * The report of a past session: on the screen a preview with what goes in, on paper the sheets alone. It reads the session and changes nothing; what is chosen
 * holds for this look only.
 */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { encodePractice } from '../../../exchange/practice-link.ts';
import type { Session } from '../../../session/session.ts';
import { sessionFigures, type SessionFigures } from '../../../session/whole-session.ts';
import type { Stretch } from '../../../signal/change.ts';
import type { Ms } from '../../../terms/units.ts';
import { ask } from '../../model/command.ts';
import type { ReviewView } from '../../model/review-view.ts';
import { icon, mark } from '../../parts/icons.ts';
import { qrCode, type QrCode } from '../../parts/qr-code.ts';
import { baseStyles, buttonStyles } from '../../parts/styles.ts';
import { hostedAddress, onlyHere } from '../../parts/practice-address.ts';
import { reportWords as words, type ReportPart } from '../../words/report.ts';
import { therapistWords } from '../../words/therapist.ts';
import type { Overview } from '../../../session/overview.ts';
import { clientFacts, type ClientFacts } from './client-facts.ts';
import { clientSheet } from './client-sheet.ts';
import { coursePicture } from './course-picture.ts';
import { fileSheet } from './file-sheet.ts';
import { paperTokens } from './paper-tokens.ts';
import { reportStyles } from './report-styles.ts';

/** What can be chosen, each page with its parts. */
const PAGES = [
  ['client', ['curve', 'done', 'felt', 'practice']],
  ['file', ['overview', 'figures', 'assessments', 'moments', 'words', 'source']],
] as const satisfies readonly (readonly [ReportPart, readonly ReportPart[]])[];
const MINUTES = [3, 5, 10, 15, 20];
type Paper = 'A4' | 'letter';
/** Letter is shorter: what stands on two sheets of one shall stand on two of the other. */
const MARGINS: Readonly<Record<Paper, string>> = { A4: '15mm 17mm 16mm', letter: '12mm 17mm' };

@customElement('attune-report')
export class AttuneReport extends LitElement {
  static override styles = [baseStyles, buttonStyles, paperTokens, reportStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: ReviewView;
  @property({ attribute: false }) overview: Overview | undefined;
  /** The stretches that are compared. */
  @property({ attribute: false }) a: Stretch | undefined;
  @property({ attribute: false }) b: Stretch | undefined;
  @state() private _without: ReadonlySet<ReportPart> = new Set();
  @state() private _paper: Paper = 'A4';
  @state() private _minutes = 10;
  @state() private _code: QrCode | undefined;
  #figures: SessionFigures | undefined;
  #facts: ClientFacts | undefined;
  #link: string | undefined;
  readonly #page = new CSSStyleSheet();

  override connectedCallback(): void {
    super.connectedCallback();
    // The size of the paper is the document's to say; no style within an element can.
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#page];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#page);
  }

  get #length(): Ms {
    const { state } = this.session ?? {};
    return state?.endedAt ?? state?.at ?? 0;
  }

  override willUpdate(changed: PropertyValues): void {
    const { session, view } = this;
    if (session === undefined) return;
    if (changed.has('session')) {
      this.#figures = sessionFigures(session);
      if (view.report.digest === undefined) ask(this, { do: 'digest-session', id: session.state.id });
    }
    const figures = this.#figures ?? sessionFigures(session);
    this.#facts = clientFacts(session, view.assessments, figures, this._minutes);
    if (changed.has('_paper'))
      this.#page.replaceSync(
        `@page { size: ${this._paper}; margin: ${MARGINS[this._paper]}; } @media print { :root { color-scheme: light !important; } :root, body { background: #fff !important; } }`,
      );
    void this.#drawCode();
  }

  /** The code of the practice link, where another device can open it. */
  async #drawCode(): Promise<void> {
    const { address, hosted } = this.view.report;
    const base = address === '' || onlyHere(address) ? hostedAddress(hosted) : address;
    const practice = this.#facts?.practice;
    const link = base === undefined || practice === undefined ? undefined : base + encodePractice(practice);
    if (link === this.#link) return;
    this.#link = link;
    const code = link === undefined ? undefined : await qrCode(link);
    if (this.#link === link) this._code = code;
  }

  readonly #has = (part: ReportPart): boolean => !this._without.has(part);

  #turn(part: ReportPart): void {
    const without = new Set(this._without);
    if (!without.delete(part)) without.add(part);
    this._without = without;
  }

  #renderBox(part: ReportPart, of: boolean): TemplateResult {
    return html`<label class=${of ? 'of' : ''}
      ><input
        type="checkbox"
        .checked=${this.#has(part)}
        @change=${() => this.#turn(part)}
      />${words.parts[part]}</label
    >`;
  }

  #renderChooser(): TemplateResult {
    const practised = this.#facts?.practice !== undefined && this.#has('client') && this.#has('practice');
    return html`<div class="chooser">
      <button
        class="primary"
        ?disabled=${!this.#has('client') && !this.#has('file')}
        @click=${() => window.print()}
      >
        ${icon('page')}${words.print}
      </button>
      <p class="soft small">${words.hint}</p>
      <fieldset>
        <legend>${words.include}</legend>
        ${PAGES.map(([page, parts]) => [
          this.#renderBox(page, false),
          this.#has(page) ? parts.map((part) => this.#renderBox(part, true)) : nothing,
        ])}
      </fieldset>
      <label
        ><span>${words.paper}</span>
        <select
          @change=${(event: Event) => (this._paper = (event.target as HTMLSelectElement).value as Paper)}
        >
          <option value="A4">A4</option>
          <option value="letter">${words.letter}</option>
        </select></label
      >
      ${
        practised
          ? html`<label
                ><span>${words.minutes}</span>
                <select
                  @change=${(event: Event) => (this._minutes = Number((event.target as HTMLSelectElement).value))}
                >
                  ${MINUTES.map(
                    (minutes) =>
                      html`<option value=${minutes} ?selected=${minutes === this._minutes}>
                        ${minutes}
                      </option>`,
                  )}
                </select></label
              >
              ${this._code === undefined ? html`<p class="soft small">${words.noCode}</p>` : nothing}`
          : nothing
      }
    </div>`;
  }

  #renderHeader(session: Session, title: string): TemplateResult {
    const { client, name, epoch, simulated } = session.state;
    return html`<header>
        ${mark()}
        <div><b class="strong">Attune</b><span>${title}</span></div>
        <div class="right">
          <b class="strong"
            >${title === words.forFile ? [client, name].filter((one) => one !== undefined).join(', ') : (client ?? '')}</b
          ><span>${words.when(epoch, this.#length)}</span>
        </div>
      </header>
      ${simulated === undefined ? nothing : html`<p class="sim">${words.simulated}</p>`}`;
  }

  override render(): TemplateResult {
    const { session, view, overview } = this;
    const figures = this.#figures;
    const facts = this.#facts;
    if (session === undefined || figures === undefined || facts === undefined || overview === undefined)
      return html`${nothing}`;
    const length = this.#length;
    const shared = { session, figures, length, has: this.#has };
    return html`<div class="desk">
      ${this.#renderChooser()}
      <div class="sheets" paper=${this._paper} role="region" tabindex="0" aria-label=${words.preview}>
        ${
          this.#has('client')
            ? html`<article class="sheet client">
                ${this.#renderHeader(session, words.forClient)}
                ${clientSheet({ ...shared, facts, course: coursePicture(overview.heart, length), code: this._code })}
                <footer><span>${words.local}</span><span>${words.version(view.report.app)}</span></footer>
              </article>`
            : nothing
        }
        ${
          this.#has('file')
            ? html`<article class="sheet file">
                ${this.#renderHeader(session, words.forFile)}
                ${fileSheet({ ...shared, overview, a: this.a, b: this.b, assessments: view.assessments, phases: facts.phases, source: view.report })}
                <footer>
                  <span>${words.local}</span
                  ><span
                    >${words.version(view.report.app)}${session.state.simulated === undefined ? '' : `, ${therapistWords.simulated}`}</span
                  >
                </footer>
              </article>`
            : nothing
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-report': AttuneReport;
  }
}
