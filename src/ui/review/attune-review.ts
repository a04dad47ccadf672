/** A session of the past, opened again: its figures and its pictures. It reads the session and changes nothing. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import { icon, mark } from '../parts/icons.ts';
import { barStyles, baseStyles, buttonStyles } from '../parts/styles.ts';
import { CloseReview } from '../session/commands.ts';
import '../start/attune-session-row.ts';
import { emptyView, type TherapistView } from '../therapist/view.ts';
import { reviewWords } from '../words/review.ts';
import { therapistWords } from '../words/therapist.ts';

@customElement('attune-review')
export class AttuneReview extends LitElement {
  static override styles = [baseStyles, buttonStyles, barStyles, css``];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;

  override render(): TemplateResult {
    const { session } = this;
    if (session === undefined) return html`${nothing}`;
    const { state } = session;
    return html`<header class="bar">
        ${mark()}
        <h1 class="who">${state.name ?? therapistWords.session}</h1>
        ${state.simulated === undefined ? nothing : html`<span class="sim">${therapistWords.simulated}</span>`}
        <span class="soft hide-s">${reviewWords.when(state.epoch, state.at)}</span><span class="sp"></span>
        <button class="quiet" @click=${() => this.dispatchEvent(new CloseReview())}>
          ${icon('back')}${reviewWords.back}
        </button>
      </header>
      <main class="page"></main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-review': AttuneReview;
  }
}
