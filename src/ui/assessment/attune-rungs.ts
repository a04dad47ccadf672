/** The timeline of an assessment: one rung per step, as wide as its time, with the breaths in it. It shows steps and leads none. */
import { LitElement, css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import type { StepFigures } from '../../session/assessment-figures.ts';
import type { Ms, Share } from '../../terms/units.ts';
import { baseStyles } from '../parts/styles.ts';
import { assessmentWords } from '../words/assessment.ts';

/** Height of a wave's picture, and of its crest. */
const HEIGHT = 24;
const CREST = 20;
/** More rungs than this stand closer and say less. */
const MANY = 8;
/** Points of one breath. */
const POINTS = 12;

/** The wave of `breaths` breaths from the left edge to `share` of the width, in a picture of 100 by 24. */
function wave(breaths: number, share: Share): string {
  const points = Math.max(2, Math.round(breaths * POINTS * share));
  const at = (i: number): string => {
    const x = (i / points) * share;
    const level = (1 - Math.cos(2 * Math.PI * breaths * x)) / 2;
    return `${(100 * x).toFixed(2)} ${(HEIGHT - 1 - CREST * level).toFixed(2)}`;
  };
  return `M${Array.from({ length: points + 1 }, (_, i) => at(i)).join('L')}`;
}

@customElement('attune-rungs')
export class AttuneRungs extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        display: flex;
        gap: 14px;
        list-style: none;
        padding: 0;
      }
      ol.many {
        gap: 5px;
      }
      li {
        border-bottom: 3px solid var(--rule);
        padding-bottom: 6px;
        min-width: 0;
        flex: 1 1 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        container-type: inline-size;
        position: relative;
      }
      .on {
        border-color: var(--ink);
      }
      .done {
        border-color: var(--water-line);
      }
      .off {
        border-bottom-style: dotted;
        border-color: var(--edge);
      }
      svg {
        display: block;
        width: 100%;
        height: 26px;
        overflow: visible;
      }
      path {
        fill: none;
      }
      .tide {
        fill: var(--water);
      }
      .line {
        stroke: var(--water-line);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
      .come {
        stroke-dasharray: 4 5;
        opacity: 0.6;
      }
      b {
        font-weight: 550;
        font-size: var(--t-l);
        margin-right: 8px;
      }
      .many b {
        font-size: var(--t-m);
        margin: 0;
      }
      .on b {
        font-weight: 700;
      }
      .say {
        color: var(--ink-2);
        font-size: var(--t-s);
      }
      /* A name that is a word is as long as it is. */
      .word {
        min-width: 6.6em;
      }
      .many .word {
        min-width: 5.6em;
      }
      @container (max-width: 250px) {
        .say {
          position: absolute;
          clip-path: inset(50%);
          width: 1px;
          height: 1px;
          overflow: hidden;
        }
      }
      @media (max-width: 699px) {
        svg {
          display: none;
        }
        ol {
          gap: 6px;
        }
        b {
          font-size: 1.1rem;
          margin: 0;
        }
        /* A rate is never cut: 4.75 would read as 4.7. */
        li {
          container-type: normal;
          flex-basis: auto;
        }
        .say {
          display: none;
        }
        .rate,
        .word,
        .many .word {
          min-width: 0;
          flex-shrink: 0;
        }
        .many li:nth-last-child(n + 8) {
          display: none;
        }
        .many .more {
          min-width: 3em;
        }
      }
      @media (max-width: 379px) {
        .many li:nth-last-child(n + 6) {
          display: none;
        }
        /* What may follow is dotted; the words have no room. */
        .more b {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      @media (forced-colors: active) {
        .on {
          border-bottom: 6px solid Highlight;
          padding-bottom: 3px;
        }
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly StepFigures[] = [];
  /** Share of the step under way that is over. */
  @property({ attribute: false }) progress: Share = 0;
  /** Time that may follow beyond the steps shown, ms; `undefined` = none. */
  @property({ attribute: false }) openMs: Ms | undefined;

  @queryAll('li') private readonly _rungs!: NodeListOf<HTMLElement>;

  override updated(): void {
    const lengths = [...this.#shown.map(({ lengthMs }) => lengthMs), this.openMs ?? 0];
    // As a style of the object model: the page's policy forbids style attributes.
    this._rungs.forEach((rung, i) => {
      rung.style.flexGrow = String(Math.max(1, (lengths[i] ?? 0) / 1000));
    });
  }

  get #shown(): readonly StepFigures[] {
    return this.steps.filter(({ kind, state }) => kind !== 'free' || state === 'running');
  }

  #picture(step: StepFigures): SVGTemplateResult {
    const { state, planned } = step;
    if (state === 'to-come') return svg`<path class="line come" d="M0 ${HEIGHT - 2}H100"/>`;
    if (planned === 0) return svg`<path class="tide" d="M0 5H100V${HEIGHT}H0Z"/>`;
    if (state !== 'running') return svg`<path class="tide" d="${wave(step.done, 1)}V${HEIGHT}H0Z"/>`;
    const over = Math.min(1, Math.max(0.02, this.progress));
    return svg`<path class="tide" d="${wave(planned, over)}V${HEIGHT}H0Z"/><path class="line" d=${wave(planned, 1)} />`;
  }

  override render(): TemplateResult {
    const words = assessmentWords.running;
    const shown = this.#shown;
    const kind = (step: StepFigures): string =>
      step.state === 'running'
        ? 'on'
        : step.state === 'done'
          ? 'done'
          : step.state === 'to-come'
            ? ''
            : 'off';
    return html`<ol class=${shown.length > MANY ? 'many' : ''} aria-label=${words.timeline}>
      ${shown.map(
        (step) =>
          html`<li
            class="${kind(step)} ${step.kind === 'paced' ? 'rate' : 'word'}"
            aria-current=${step.state === 'running' ? 'step' : 'false'}
          >
            <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
              ${this.#picture(step)}</svg
            ><b>${words.stepName(step)}</b> <span class="say">${words.stepSays(step)}</span>
          </li>`,
      )}
      ${
        this.openMs === undefined || this.openMs < 20_000
          ? nothing
          : html`<li class="more word">
              <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
                ${svg`<path class="line come" d="M0 ${HEIGHT - 2}H100"/>`}</svg
              ><b>${words.more}</b> <span class="say">${words.moreAtMost(this.openMs)}</span>
            </li>`
      }
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-rungs': AttuneRungs;
  }
}
