/** The marks of a past session with their words and the time of return, what was too much and when, and the ratings. Lists, no judgement. */
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guideMoment } from '../../pacing/guide.ts';
import { phaseAt, phasesOf } from '../../session/course.ts';
import { returnTimes, type MarkReturn } from '../../session/return-times.ts';
import type { Session } from '../../session/session.ts';
import { inTurn } from '../parts/in-turn.ts';
import { shapeIcon } from '../parts/mark-shapes.ts';
import { baseStyles } from '../parts/styles.ts';
import { momentWords } from '../words/moments.ts';
import { overviewWords } from '../words/overview.ts';

@customElement('attune-past-moments')
export class AttunePastMoments extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        list-style: none;
        padding: 0;
      }
      ul.marks,
      .rest {
        columns: var(--list-columns, 1);
        column-gap: 28px;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        align-items: center;
        padding: var(--row-pad, 9px) 0;
        border-bottom: 1px solid var(--rule);
        break-inside: avoid;
      }
      .name {
        display: inline-flex;
        gap: 9px;
        align-items: center;
        font-weight: 600;
        min-width: 9em;
      }
      .name .i {
        width: 20px;
        height: 20px;
      }
      .time {
        min-width: 4em;
      }
      .after {
        flex-basis: 100%;
      }
      h3 {
        font-size: var(--t-m);
        margin-top: 18px;
        break-after: avoid;
      }
      p {
        max-width: 62em;
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  /** Whether the words of the marks are left out. */
  @property({ type: Boolean }) wordless = false;
  #returns: ReadonlyMap<string, MarkReturn> = new Map();

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await inTurn();
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session') && this.session !== undefined)
      this.#returns = new Map(returnTimes(this.session).map((one) => [one.mark.id, one]));
  }

  override render(): TemplateResult {
    const { session } = this;
    if (session === undefined) return html`${nothing}`;
    const words = overviewWords.moments;
    const { moments, course, procedures, guide } = session.state;
    const tooMuch = moments.marks.filter(({ kind }) => kind === 'too-much');
    const phases = phasesOf(course, procedures);
    return html`${
        moments.marks.length === 0
          ? html`<p class="soft">${words.none}</p>`
          : html`<ul class="marks">
              ${moments.marks.map((mark) => {
                const time = this.#returns.get(mark.id)?.time;
                return html`<li>
                  <span class="time">${words.at(mark.moment)}</span>
                  <span class="name">${shapeIcon(mark)}${momentWords.markName(mark)}</span>
                  ${mark.words === undefined || this.wordless ? nothing : html`<span>${mark.words}</span>`}
                  ${mark.by === 'client' ? html`<span class="soft">${words.by.client}</span>` : nothing}
                  ${time === undefined ? nothing : html`<span class="after soft">${words.returned(time)}</span>`}
                </li>`;
              })}
            </ul>`
      }
      ${this.#returns.size === 0 ? nothing : html`<p class="soft small">${words.about}</p>`}
      <div class="rest">
        ${
          tooMuch.length === 0
            ? nothing
            : html`<h3>${words.tooMuch(tooMuch.length)}</h3>
                <ul>
                  ${tooMuch.map(({ moment, by }) => {
                    const rate = guideMoment(guide, moment);
                    const phase = phaseAt(phases, moment);
                    return html`<li>
                      ${words.tooMuchAt(
                        moment,
                        rate === undefined ? undefined : 60_000 / rate.periodMs,
                        phase && momentWords.phaseName(phase),
                        words.by[by],
                      )}
                    </li>`;
                  })}
                </ul>`
        }
        ${
          moments.ratings.length === 0
            ? nothing
            : html`<h3>${words.ratings}</h3>
                <ul>
                  ${moments.ratings.map(
                    (one) =>
                      html`<li>
                        ${words.rating(
                          momentWords.rating.scaleName(one),
                          one.value,
                          one.at,
                          one.by === 'client' ? words.by.client : undefined,
                        )}
                      </li>`,
                  )}
                </ul>`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-past-moments': AttunePastMoments;
  }
}
