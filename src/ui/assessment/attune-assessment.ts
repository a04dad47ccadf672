/**
 * The pages of an assessment: before it, while it is led, and its result; and the page before a practice. It chooses the
 * page and holds nothing; the root hands in a new view at every fact and every second.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session/session.ts';
import { emptyView, type TherapistView } from '../model/view.ts';
import './attune-assessment-result.ts';
import './attune-assessment-run.ts';
import './attune-assessment-start.ts';
import './attune-practice-start.ts';

/** The pages that can be asked for; the others follow from the facts. */
export type AssessmentPage = 'start' | 'practice' | 'procedure';

@customElement('attune-assessment')
export class AttuneAssessment extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view: TherapistView = emptyView;
  /** What was asked for; `led` = the assessment under way or just over. */
  @property() page: AssessmentPage = 'procedure';

  override render(): TemplateResult {
    const { session, view, page } = this;
    const procedure = view.assessment?.procedure;
    if (session === undefined) return html`${nothing}`;
    if (page === 'practice') {
      return html`<attune-practice-start .session=${session} .view=${view}></attune-practice-start>`;
    }
    if (page === 'start' || procedure === undefined) {
      return html`<attune-assessment-start .session=${session} .view=${view}></attune-assessment-start>`;
    }
    return procedure.ended === undefined
      ? html`<attune-assessment-run .session=${session} .view=${view}></attune-assessment-run>`
      : html`<attune-assessment-result .session=${session} .view=${view}></attune-assessment-result>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment': AttuneAssessment;
  }
}
