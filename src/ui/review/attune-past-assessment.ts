/**
 * An assessment of a past session: one sentence, what it rests on, what was accepted, the curve and every criterion. It says
 * what was found then and asks for nothing; a decision belongs to a session that goes on.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { comfortableRate } from '../../session/rate-proposal.ts';
import type { Session } from '../../session/session.ts';
import { acceptedAfter } from '../../session/whole-session.ts';
import type { ResonanceResult } from '../../signal/resonance.ts';
import { evidence, resultStyles, under } from '../assessment/result-parts.ts';
import { baseStyles } from '../parts/styles.ts';
import type { AssessmentView } from '../model/assessment-view.ts';
import { resonanceWords } from '../words/resonance.ts';
import { reviewWords } from '../words/review.ts';

const heading = (title: string): TemplateResult => html`<h3>${title}</h3>`;

@customElement('attune-past-assessment')
export class AttunePastAssessment extends LitElement {
  static override styles = [
    baseStyles,
    resultStyles,
    css`
      :host {
        container-type: inline-size;
      }
      h2 {
        font-size: var(--t-m);
        margin-bottom: 8px;
      }
      h3 {
        font-size: var(--t-m);
        margin-bottom: 12px;
      }
      .two {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.75fr);
        gap: var(--parts-gap, 32px) 48px;
        margin-top: var(--parts-gap, 24px);
      }
      .two > * {
        break-inside: avoid;
      }
      /* On paper the sentences stand with what they rest on. */
      h2,
      h3,
      .lead,
      .under {
        break-after: avoid;
      }
      @container (max-width: 1135px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) assessment: AssessmentView | undefined;

  override render(): TemplateResult {
    const { session, assessment } = this;
    if (session === undefined || assessment?.procedure.ended === undefined) return html`${nothing}`;
    const { epoch } = session.state;
    const { procedure, result, retest } = assessment;
    const compared = retest?.kind === 'stays' || retest?.kind === 'proposes';
    const until = procedure.ended?.at ?? procedure.since;
    const words = reviewWords.assessment;
    const when = resonanceWords.when(epoch + procedure.since, epoch + until);
    return html`<h2>${when}</h2>
      ${
        result === undefined
          ? html`<p class="lead" role="status">${words.pending}</p>
              <p class="soft under">${words.pendingText}</p>`
          : html`<p class="lead" role="status">
                ${this.#sentence(epoch + procedure.since, assessment, result)}
              </p>
              ${compared ? nothing : under(result, words.notFollowedText)}`
      }
      <p class="soft under">${this.#circumstances(assessment)}</p>
      <p class="under strong">${this.#accepted(session, assessment)}</p>
      ${assessment.rows.length === 0 ? html`<p class="soft under">${words.nothing}</p>` : evidence(assessment, { heading, name: `${resonanceWords.table.region}, ${when}`, past: true })}`;
  }

  #sentence(epoch: number, { retest, rows }: AssessmentView, result: ResonanceResult): string {
    const words = reviewWords.assessment;
    if (retest?.kind === 'stays') return words.stays(retest.rate);
    if (retest?.kind === 'proposes') {
      return words.proposes(retest.rate, retest.shares.find(({ rate }) => rate === retest.rate)?.share);
    }
    switch (result.kind) {
      case 'estimate':
        return words.estimate(epoch, result.rate, result.low, result.high);
      case 'no-clear-peak': {
        const { rate, easiest } = comfortableRate(rows);
        const flat = words.noPeak(epoch, result.low, result.high);
        return easiest ? `${flat} ${words.easiest(rate)}` : flat;
      }
      case 'not-followed':
        return words.notFollowed;
      case 'too-little':
        return words.tooLittle;
    }
  }

  /** What it rests on, how it ended, and which steps were not led to their end. */
  #circumstances({ procedure, rows, result, figures }: AssessmentView): string {
    const words = reviewWords.assessment;
    const rates = rows.map(({ rate }) => rate);
    const broken = figures.steps.flatMap(({ state, rate }) =>
      state === 'broken-off' && rate !== undefined ? [rate] : [],
    );
    return [
      result === undefined || result.kind === 'too-little' || rates.length === 0
        ? ''
        : words.restsOn(result.usable, Math.min(...rates), Math.max(...rates)),
      words.ended[procedure.ended?.why ?? 'complete'],
      broken.length === 0 ? '' : words.brokenOff(broken),
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  }

  #accepted(session: Session, { procedure }: AssessmentView): string {
    const words = reviewWords.assessment;
    const accepted = acceptedAfter(session, procedure);
    if (accepted === undefined) return words.notAccepted;
    const { rate, at, source, low, high } = accepted;
    const { row, range } = resonanceWords.history;
    const said = row(rate, session.state.epoch + at, source);
    return words.accepted(low === undefined || high === undefined ? said : said + range(low, high));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-past-assessment': AttunePastAssessment;
  }
}
