/** The root of the therapist's window: shows the first page, a session, or a session of the past. It switches and does nothing else. */
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import '../session/attune-session.ts';
import { emptyView, type TherapistView } from './view.ts';

@customElement('attune-therapist')
export class AttuneTherapist extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-height: 100dvh;
    }
  `;

  /** The session that is shown; `undefined` on the first page. */
  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;

  override render(): TemplateResult {
    return html`<attune-session .session=${this.session} .view=${this.view}></attune-session>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-therapist': AttuneTherapist;
  }
}
