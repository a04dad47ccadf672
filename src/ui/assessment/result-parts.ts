/**
 * What the result of an assessment says and shows alike on the day and in a review: what stands under its sentence, the curve, and
 * every criterion. The sentence itself belongs to the pages: one speaks of today, the other of then.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { isLittleOwn, type ResonanceResult } from '../../signal/resonance.ts';
import type { AssessmentView } from '../model/assessment-view.ts';
import { resonanceWords } from '../words/resonance.ts';
import './attune-criteria.ts';
import './attune-resonance-curve.ts';

export const resultStyles = css`
  .lead {
    max-width: var(--lead, 26em);
  }
  .under {
    margin-top: 10px;
    max-width: 52em;
  }
  .under b {
    color: var(--ink);
  }
  attune-resonance-curve {
    height: var(--curve, 330px);
  }
  .cap {
    font-size: var(--t-xs);
    line-height: 1.35;
    margin-top: 10px;
  }
`;

/** How sure the result is, or why there is none; `notFollowed` is what is said of a rhythm that did not follow. */
export function under(result: ResonanceResult, notFollowed: string): TemplateResult {
  const words = resonanceWords;
  switch (result.kind) {
    case 'estimate':
      return html`<p class="soft under">
          ${words.confidence} <b class="strong">${words.confidenceOf(result.confidence)}</b>.
          ${words.confidenceSays(result.confidence, result.low, result.high)}
        </p>
        ${isLittleOwn(result) ? html`<p class="under">${words.littleOwn}</p>` : nothing}
        ${
          result.edge === undefined
            ? nothing
            : html`<p class="under"><b class="strong">${words.edge[result.edge]}</b></p>`
        }`;
    case 'no-clear-peak':
      return html`<p class="soft under">${words.noPeakText}</p>
        ${isLittleOwn(result) ? html`<p class="under">${words.littleOwn}</p>` : nothing}`;
    case 'not-followed':
      return html`<p class="soft under">${notFollowed}</p>`;
    case 'too-little':
      return html`<p class="soft under">${words.tooLittleText(result.usable)}</p>`;
  }
}

export interface EvidencePlace {
  /** Puts a title into a heading of the page's own level. */
  readonly heading: (title: string) => TemplateResult;
  /** Name of the table for screen readers. */
  readonly name: string;
  /** Whether it is over and nothing can be repeated. */
  readonly past: boolean;
}

/** The curve with its points, and the table of every criterion. */
export function evidence(
  { rows, result, figures }: AssessmentView,
  { heading, name, past }: EvidencePlace,
): TemplateResult {
  const { curve, table } = resonanceWords;
  const drawn = result?.kind === 'estimate' || result?.kind === 'no-clear-peak' ? result : undefined;
  const skipped = figures.steps.flatMap(({ state, rate, done }) =>
    state === 'skipped' && rate !== undefined && done === 0 ? [rate] : [],
  );
  return html`<div class="two">
    <section>
      ${heading(curve.title)}
      <attune-resonance-curve
        .criteria=${rows}
        .figures=${drawn}
        ?peak=${result?.kind === 'estimate'}
      ></attune-resonance-curve>
      <p class="soft cap">${drawn === undefined ? curve.captionPoints : curve.caption}</p>
    </section>
    <section>
      ${heading(table.title)}
      <attune-criteria
        ?past=${past}
        name=${name}
        .rows=${rows}
        .skipped=${skipped}
        .peak=${result?.kind === 'estimate' ? result.rate : undefined}
        .disturbed=${figures.disturbed}
        .untaken=${figures.untaken}
        ?broken=${figures.steps.some(({ state }) => state === 'broken-off')}
      ></attune-criteria>
    </section>
  </div>`;
}
