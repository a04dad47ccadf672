/**
 * The result of an assessment: one sentence, the curve, every criterion, and the therapist's decision. It shows the estimate
 * as it came and proposes; nothing is decided here.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { currentRate, type AcceptedRate } from '../../session/client-record.ts';
import {
  comfortableRate,
  compareEstimate,
  compareRetest,
  type Comparison,
} from '../../session/rate-proposal.ts';
import type { Session } from '../../session/session.ts';
import type { ResonanceResult } from '../../signal/resonance.ts';
import '../parts/attune-notice.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import '../session/attune-session-bar.ts';
import type { AssessmentResultView, AssessmentView } from '../model/assessment-view.ts';
import { resonanceWords } from '../words/resonance.ts';
import './attune-decision.ts';
import type { Proposal } from './attune-decision.ts';
import { pageStyles } from './page-styles.ts';
import { evidence, resultStyles, under } from './result-parts.ts';

const heading = (title: string): TemplateResult => html`<h2>${title}</h2>`;

@customElement('attune-assessment-result')
export class AttuneAssessmentResult extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    resultStyles,
    css`
      .two {
        grid-template-columns: 1fr 1.75fr;
      }
      @media (max-width: 1199px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      attune-decision {
        margin-top: 34px;
      }
      .history {
        margin-top: 40px;
      }
      .history ol {
        padding-left: 1.2em;
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) view!: AssessmentResultView;

  override render(): TemplateResult {
    const { session, view } = this;
    const assessment = view.assessment;
    if (session === undefined || assessment.procedure.ended === undefined) return html`${nothing}`;
    const { epoch } = session.state;
    const what = resonanceWords.when(
      epoch + assessment.procedure.since,
      epoch + assessment.procedure.ended.at,
    );
    return html`<attune-session-bar .session=${session} .view=${view} what=${what}></attune-session-bar>
      ${view.notices.map((notice) => html`<attune-notice .notice=${notice}></attune-notice>`)}
      <div class="page">
        ${
          assessment.result === undefined
            ? html`<p class="lead" role="status">${resonanceWords.pending}</p>
                <p class="soft under">${resonanceWords.pendingText}</p>`
            : this.#renderResult(session, assessment, assessment.result)
        }
      </div>`;
  }

  /** The rate that was accepted before this assessment. */
  #before(session: Session, { procedure }: AssessmentView): AcceptedRate | undefined {
    const start = session.state.epoch + procedure.since;
    return this.view.client?.rates.findLast(({ epoch }) => epoch < start);
  }

  #comparison(session: Session, assessment: AssessmentView, result: ResonanceResult): Comparison | undefined {
    const last = this.#before(session, assessment);
    if (last === undefined) return undefined;
    return assessment.procedure.plan.protocol === 'retest'
      ? compareRetest(last, assessment.retest)
      : compareEstimate(last, result);
  }

  #renderResult(session: Session, assessment: AssessmentView, result: ResonanceResult): TemplateResult {
    const { procedure } = assessment;
    const comparison = this.#comparison(session, assessment, result);
    const retest = procedure.plan.protocol === 'retest' && comparison !== undefined;
    return html`<p class="lead" role="status">
        ${retest ? resonanceWords.compare(comparison) : this.#sentence(assessment, result)}
      </p>
      ${
        retest
          ? html`<p class="soft under">${resonanceWords.retested}</p>`
          : under(result, resonanceWords.notFollowedText)
      }
      ${comparison === undefined || retest ? nothing : html`<p class="under">${resonanceWords.compare(comparison)}</p>`}
      ${
        procedure.ended?.why === 'therapist' || procedure.ended?.why === 'client'
          ? html`<p class="soft under">${resonanceWords.early}</p>`
          : nothing
      }
      ${evidence(assessment, { heading, name: resonanceWords.table.region, past: false })}
      <attune-decision
        .proposal=${this.#proposal(assessment, result, comparison)}
        ?bare=${result.kind === 'too-little' && comparison === undefined}
        .accepted=${this.#acceptedHere(session, assessment)}
        code=${session.state.client ?? ''}
      ></attune-decision>
      ${this.#renderHistory()}`;
  }

  #sentence({ rows }: AssessmentView, result: ResonanceResult): string {
    const words = resonanceWords;
    switch (result.kind) {
      case 'estimate':
        return words.estimate(result.rate, result.low, result.high);
      case 'no-clear-peak': {
        const { rate, easiest } = comfortableRate(rows);
        return `${words.noPeak(result.low, result.high)} ${words.comfortable(rate, easiest)}`;
      }
      case 'not-followed':
        return words.notFollowed;
      case 'too-little':
        return words.tooLittle;
    }
  }

  #proposal({ rows }: AssessmentView, result: ResonanceResult, comparison: Comparison | undefined): Proposal {
    if (comparison !== undefined) {
      const fits = result.kind === 'estimate' && comparison.kind === 'moved';
      return fits
        ? { rate: comparison.rate, source: 'estimate', low: result.low, high: result.high }
        : { rate: comparison.rate, source: 'suggestion' };
    }
    if (result.kind === 'estimate') {
      return { rate: result.rate, source: 'estimate', low: result.low, high: result.high };
    }
    return { rate: comfortableRate(rows).rate, source: 'suggestion' };
  }

  /** The rate that was accepted since this assessment ended. */
  #acceptedHere(session: Session, { procedure }: AssessmentView): number | undefined {
    const { accepted } = session.state;
    return accepted !== undefined && accepted.at >= (procedure.ended?.at ?? Infinity)
      ? accepted.rate
      : undefined;
  }

  #renderHistory(): TemplateResult {
    const { client } = this.view;
    const words = resonanceWords.history;
    if (currentRate(client) === undefined) return html`${nothing}`;
    return html`<section class="history">
      <h2>${words.title}</h2>
      <ol reversed>
        ${client?.rates
          .toReversed()
          .map(
            ({ rate, epoch, source, low, high }) =>
              html`<li>
                ${words.row(rate, epoch, source)}${
                  low === undefined || high === undefined ? nothing : words.range(low, high)
                }
              </li>`,
          )}
      </ol>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-assessment-result': AttuneAssessmentResult;
  }
}
