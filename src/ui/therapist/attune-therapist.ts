/**
 * The root of the therapist's window: shows the first page, a session, or a session of the past. It switches and does
 * nothing else; what the first page does not need comes as chunks of its own, fetched while the page rests.
 */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { procedureNow } from '../../session/procedure.ts';
import type { Session } from '../../session/session.ts';
import type { AssessmentPage } from '../assessment/attune-assessment.ts';
import '../start/attune-start.ts';
import { CommandEvent, type Command } from '../model/command.ts';
import { emptyView, type TherapistView } from '../model/view.ts';

/** What comes as a chunk of its own. */
const chunks = {
  session: () => import('../session/attune-session.ts'),
  assessment: () => import('../assessment/attune-assessment.ts'),
  review: () => import('../review/attune-review.ts'),
};
type Chunk = keyof typeof chunks;

/** The page that a command leads to. */
const PAGE_AFTER: ReadonlyMap<Command['do'], AssessmentPage | 'session'> = new Map([
  ['open-assessment', 'start'],
  ['open-practice', 'practice'],
  ['start-assessment', 'procedure'],
  ['show-result', 'procedure'],
  ['start-practice', 'session'],
  ['leave-assessment', 'session'],
]);

@customElement('attune-therapist')
export class AttuneTherapist extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-height: 100dvh;
    }
  `;

  /** The session that the screens `ready`, `session` and `review` show. */
  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;
  @state() private _loaded: ReadonlySet<Chunk> = new Set();
  /** Page of an assessment or practice that covers the session; `undefined` = the session itself. */
  @state() private _page: AssessmentPage | undefined;

  constructor() {
    super();
    this.addEventListener(CommandEvent.type, ({ command }) => this.#turn(command));
  }

  /** Some commands turn a page as well. */
  #turn(command: Command): void {
    const page = PAGE_AFTER.get(command.do);
    if (page !== undefined) this._page = page === 'session' ? undefined : page;
  }

  override firstUpdated(): void {
    // Long before a strap is chosen the session's screen is here, so that the first heart rate waits for nothing.
    void this.#load('session');
  }

  override willUpdate(): void {
    const { screen } = this.view;
    if (screen === 'review') void this.#load('review');
    if (screen === 'session') void this.#load('assessment');
    if (screen !== 'session') this._page = undefined;
    // Nobody opens an assessment that runs: it is there, after a reload too.
    else if (procedureNow(this.session?.state.procedures ?? [])?.kind === 'assessment')
      this._page = 'procedure';
  }

  async #load(chunk: Chunk): Promise<void> {
    if (this._loaded.has(chunk)) return;
    await chunks[chunk]();
    this._loaded = new Set([...this._loaded, chunk]);
  }

  override render(): TemplateResult {
    return html`<main>${this.#screen()}</main>`;
  }

  #screen(): TemplateResult {
    const { session, view } = this;
    if (view.screen === 'start' || session === undefined) {
      return html`<attune-start .view=${view}></attune-start>`;
    }
    if (view.screen === 'review') {
      return html`<attune-review .session=${session} .view=${view}></attune-review>`;
    }
    if (this._page !== undefined && this._loaded.has('assessment')) {
      return html`<attune-assessment
        .session=${session}
        .view=${view}
        page=${this._page}
      ></attune-assessment>`;
    }
    return html`<attune-session .session=${session} .view=${view}></attune-session>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-therapist': AttuneTherapist;
  }
}
