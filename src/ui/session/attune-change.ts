/** A talk or exposure phase against the baseline of the same session, as one sentence with its range; the other figures and what they mean are one press away. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baselineBefore, isCompared, phaseNow } from '../../session/course.ts';
import { compare, type Comparison } from '../../session/stretch-figures.ts';
import type { Session } from '../../session/session.ts';
import type { ChangeOrNot } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';
import { baseStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';

/** A phase is compared from this length on, and anew this often. */
const LEAST: Ms = 60_000;
const EVERY: Ms = 10_000;

@customElement('attune-change')
export class AttuneChange extends LitElement {
  static override styles = [
    baseStyles,
    css`
      details {
        padding: 6px var(--s-6) 0;
      }
      summary {
        cursor: pointer;
        min-height: 32px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 2px 18px;
        margin: 4px 0;
      }
      dd {
        margin: 0;
      }
      p {
        max-width: 62em;
      }
      @media (max-width: 1199px) {
        details {
          padding: 6px 24px 0;
        }
      }
      @media (max-width: 699px) {
        details {
          padding: 4px 16px 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  /** Session time now, as of the last rendering. */
  @property({ attribute: false }) at: Ms = 0;
  #known: { id: string; at: Ms; found: Comparison } | undefined;

  #compared(session: Session): Comparison | undefined {
    const { course } = session.state;
    const phase = phaseNow(course);
    const baseline = phase && baselineBefore(course.phases, phase.from);
    if (phase === undefined || !isCompared(phase.kind) || baseline?.to === undefined) return undefined;
    if (this.at - phase.from < LEAST) return undefined;
    const known = this.#known;
    if (known?.id !== phase.id || this.at - known.at >= EVERY) {
      const a = { from: baseline.from, to: baseline.to };
      this.#known = {
        id: phase.id,
        at: this.at,
        found: compare(session, a, { from: phase.from, to: this.at }),
      };
    }
    return this.#known?.found;
  }

  #row(name: string, change: ChangeOrNot | undefined, isFactor: boolean): TemplateResult {
    const { change: words } = momentWords;
    const told =
      change === undefined
        ? words.hidden
        : 'refused' in change
          ? words.refused[change.refused]
          : `${(isFactor ? words.factor : words.bpm)(change.difference, change.half)}${change.withinNoise ? `, ${words.noise}` : ''}`;
    return html`<dt>${name}</dt>
      <dd>${told}</dd>`;
  }

  override render(): TemplateResult {
    const found = this.session && this.#compared(this.session);
    if (found === undefined || 'refused' in found.heartRate) return html`${nothing}`;
    const { change: words } = momentWords;
    const { difference, half } = found.heartRate;
    return html`<details>
      <summary>${words.heartRate(difference, half)}</summary>
      <dl aria-label=${words.label}>
        ${this.#row(words.figures.heartRate, found.heartRate, false)}
        ${this.#row(words.figures.rmssd, found.rmssd, true)}
        ${this.#row(words.figures.wave, found.wave, true)}
      </dl>
      <p class="soft small">${words.about}</p>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-change': AttuneChange;
  }
}
