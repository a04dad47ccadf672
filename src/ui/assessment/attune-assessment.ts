/**
 * The pages of an assessment: before it, while it is led, and its result; and the page before a practice. It chooses the
 * page and holds nothing; the root hands in a new view at every fact and every second.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import type { AssessmentPageView } from '../model/assessment-view.ts';
import './attune-assessment-result.ts';
import './attune-assessment-run.ts';
import './attune-assessment-start.ts';
import './attune-practice-start.ts';

@customElement('attune-assessment')
export class AttuneAssessment extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: AssessmentPageView;

  override render(): TemplateResult {
    const { session, view } = this;
    if (session === undefined) return html`${nothing}`;
    switch (view.screen) {
      case 'practice-start':
        return html`<attune-practice-start .session=${session} .view=${view}></attune-practice-start>`;
      case 'assessment-start':
        return html`<attune-assessment-start .session=${session} .view=${view}></attune-assessment-start>`;
      case 'assessment-run':
        return html`<attune-assessment-run .session=${session} .view=${view}></attune-assessment-run>`;
      case 'assessment-result':
        return html`<attune-assessment-result .session=${session} .view=${view}></attune-assessment-result>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment': AttuneAssessment;
  }
}
