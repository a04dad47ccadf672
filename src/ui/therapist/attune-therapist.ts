/**
 * The root of the therapist's window: shows the screen that the view names. It switches and does nothing else; what the first
 * page does not need comes as chunks of its own, and a chunk that cannot be had has its sentence in the screen's place.
 */
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssessmentPageView } from '../model/assessment-view.ts';
import type { TherapistView } from '../model/view.ts';
import { emptyStart } from '../model/start-view.ts';
import '../parts/attune-missing-part.ts';
import { loadAhead, loadPart } from '../parts/load-part.ts';
import { whenDrawn } from '../parts/when-drawn.ts';
import { parts } from '../session/session-parts.ts';
import '../start/attune-start.ts';

/** What comes as a chunk of its own. */
const chunks = {
  session: () => import('../session/attune-session.ts'),
  assessment: () => import('../assessment/attune-assessment.ts'),
  review: () => import('../review/attune-review.ts'),
  replay: () => import('../replay/attune-replay.ts'),
  clients: () => import('../clients/attune-clients.ts'),
  backup: () => import('../vault/attune-backup.ts'),
  lock: () => import('../vault/attune-lock.ts'),
  file: () => import('../file/attune-file.ts'),
};
type Chunk = keyof typeof chunks;

function chunkOf(screen: TherapistView['screen']): Chunk | undefined {
  if (screen === 'start') return undefined;
  return screen in chunks ? (screen as Chunk) : 'assessment';
}

@customElement('attune-therapist')
export class AttuneTherapist extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-height: 100dvh;
    }
  `;

  @property({ attribute: false }) view: TherapistView = { screen: 'start', ...emptyStart };
  @state() private _loaded: ReadonlySet<Chunk> = new Set();
  /** Chunks that were tried and could not be had. */
  @state() private _missing: ReadonlySet<Chunk> = new Set();
  readonly #asked = new Set<Chunk>();
  /** What a session can need was fetched, or is being. */
  #fetched = false;

  override firstUpdated(): void {
    // Long before a strap is chosen the session's screen is here, so that the first heart rate waits for nothing.
    // A past session opens as fast.
    whenDrawn(
      () => void this.#load('session', true).then(() => whenDrawn(() => void this.#load('review', true))),
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const { view } = this;
    const chunk = chunkOf(view.screen);
    if (chunk !== undefined) void this.#load(chunk);
    // What a session can need is fetched when it begins, so that it never waits for a network.
    if (view.screen === 'session' && view.recording) void this.#ahead();
  }

  async #ahead(): Promise<void> {
    if (this.#fetched) return;
    this.#fetched = true;
    await this.#load('assessment', true);
    await this.#load('review', true);
    await loadAhead(Object.values(parts));
  }

  /** `ahead` = nobody waits for it yet. */
  async #load(chunk: Chunk, ahead = false): Promise<void> {
    if (this.#asked.has(chunk)) return;
    this.#asked.add(chunk);
    try {
      await loadPart<unknown>(chunks[chunk]);
      this._loaded = new Set([...this._loaded, chunk]);
    } catch {
      const isWanted = chunkOf(this.view.screen) === chunk;
      if (!ahead && isWanted) {
        this._missing = new Set([...this._missing, chunk]);
        return;
      }
      // What was fetched ahead only is asked for anew with its screen, or now if that is shown meanwhile.
      this.#asked.delete(chunk);
      if (isWanted) await this.#load(chunk);
    }
  }

  readonly #again = (): void => {
    const missing = [...this._missing];
    this._missing = new Set();
    for (const chunk of missing) {
      this.#asked.delete(chunk);
      void this.#load(chunk);
    }
  };

  override render(): TemplateResult {
    return html`<main>${this.#screen()}</main>`;
  }

  #screen(): TemplateResult {
    const { view } = this;
    const chunk = chunkOf(view.screen);
    if (chunk !== undefined && this._missing.has(chunk)) {
      return html`<attune-missing-part @attune-again=${this.#again}></attune-missing-part>`;
    }
    switch (view.screen) {
      case 'start':
        return html`<attune-start .view=${view}></attune-start>`;
      case 'session':
        return html`<attune-session .session=${view.session} .view=${view}></attune-session>`;
      case 'clients':
        return html`<attune-clients .view=${view}></attune-clients>`;
      case 'backup':
        return html`<attune-backup .view=${view}></attune-backup>`;
      case 'lock':
        return html`<attune-lock .view=${view}></attune-lock>`;
      case 'file':
        return html`<attune-file .view=${view}></attune-file>`;
      case 'review':
        return html`<attune-review .session=${view.session} .view=${view}></attune-review>`;
      case 'replay':
        return html`<attune-replay .session=${view.session} .view=${view}></attune-replay>`;
      default: {
        const page: AssessmentPageView = view;
        return html`<attune-assessment .session=${view.session} .view=${page}></attune-assessment>`;
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-therapist': AttuneTherapist;
  }
}
