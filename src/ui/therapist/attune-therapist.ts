/**
 * The root of the therapist's window: shows the first page, a session, or a session of the past. It switches and does
 * nothing else; what the first page does not need comes as chunks of its own, fetched while the page rests.
 */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import '../start/attune-start.ts';
import { emptyView, type TherapistView } from './view.ts';

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
  @state() private _loaded: ReadonlySet<'session' | 'review'> = new Set();

  override firstUpdated(): void {
    // Long before a strap is chosen the session's screen is here, so that the first heart rate waits for nothing.
    void this.#load('session');
  }

  override willUpdate(): void {
    const { screen } = this.view;
    if (screen === 'review') void this.#load('review');
  }

  async #load(screen: 'session' | 'review'): Promise<void> {
    if (this._loaded.has(screen)) return;
    await (screen === 'session'
      ? import('../session/attune-session.ts')
      : import('../review/attune-review.ts'));
    this._loaded = new Set([...this._loaded, screen]);
  }

  override render(): TemplateResult {
    const { session, view } = this;
    if (view.screen === 'start' || session === undefined) {
      return html`<attune-start .view=${view}></attune-start>`;
    }
    if (view.screen === 'review') {
      return html`<attune-review .session=${session} .view=${view}></attune-review>`;
    }
    return html`<attune-session .session=${session} .view=${view}></attune-session>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-therapist': AttuneTherapist;
  }
}
