/** The ribbon above the pulse: the whole session so far and what is planned, on one line over the whole width. It draws; it leads nothing. */
import { LitElement, css, html, svg, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { waveTrend } from '../../session/chart-series.ts';
import { phasesOf } from '../../session/course.ts';
import type { SessionEvent } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import { shapePath } from '../parts/mark-shapes.ts';
import { SessionWatch } from '../parts/session-watch.ts';
import { placed } from '../parts/placed.ts';
import { baseStyles } from '../parts/styles.ts';
import { momentWords as words } from '../words/moments.ts';
import { curveOf } from './ribbon-curve.ts';
import { placeOf, ribbonLayout, type RibbonLayout, type RibbonPiece } from './ribbon-layout.ts';

/** The curve is drawn anew this often; a breath takes longer. */
const REDRAW: Ms = 5000;
/** A letter of a phase's name takes about this much room, px; a name that does not fit is left out whole. */
const LETTER = 8.2;

/** Room that a name takes, px from the ribbon's left end. */
interface NameRoom {
  readonly left: number;
  readonly right: number;
}

@customElement('attune-ribbon')
export class AttuneRibbon extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .ribbon {
        margin: 0 var(--s-6);
        height: 96px;
        display: grid;
        grid-template-rows: 30px 1fr 24px;
        position: relative;
      }
      .phases,
      .glyphs {
        position: relative;
      }
      .piece {
        position: absolute;
        top: 0;
        border-top: 3px solid var(--rule);
        padding-top: 4px;
        font-size: var(--t-s);
        line-height: 1.2;
        color: var(--ink-2);
        white-space: nowrap;
        overflow: hidden;
      }
      .done {
        border-color: var(--water-line);
      }
      .now {
        border-color: var(--ink);
      }
      /* The name of what is now begins with its phase, and further left where the ribbon ends too soon for it. */
      .present {
        position: absolute;
        inset: 7px 0 auto;
        display: flex;
        font-size: var(--t-s);
        line-height: 1.2;
        font-weight: var(--w-strong);
        white-space: nowrap;
      }
      .present i {
        flex: 0 1 auto;
        min-width: 0;
      }
      .present span {
        flex: none;
        background: var(--ground);
        padding-right: 6px;
      }
      .next {
        color: var(--ink);
      }
      svg.curve {
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .band {
        fill: var(--heart-band);
      }
      .line {
        fill: none;
        stroke: var(--heart);
        stroke-width: 2.5;
        stroke-linejoin: round;
      }
      .tick {
        position: absolute;
        top: 30px;
        bottom: 24px;
        border-left: 2px solid var(--ink);
      }
      .what {
        position: absolute;
        top: 34px;
        font-size: var(--t-xs);
        color: var(--ink-2);
        white-space: nowrap;
      }
      .glyphs .i {
        position: absolute;
        width: 18px;
        height: 18px;
        top: 4px;
        margin-left: -9px;
        stroke-width: 2.2;
      }
      @media (max-height: 859px) {
        .ribbon {
          height: 76px;
        }
      }
      @media (max-width: 1199px) {
        .ribbon {
          margin: 0 24px;
        }
      }
      @media (max-width: 999px) {
        .ribbon {
          height: 80px;
        }
      }
      @media (max-width: 699px) {
        .ribbon {
          margin: 0 16px;
          height: 54px;
          grid-template-rows: 28px 24px;
        }
        svg.curve,
        .tick,
        .what {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  /** Session time now, as of the last rendering. */
  @property({ attribute: false }) at: Ms = 0;
  @state() private _width = 0;
  #curve: { at: Ms; end: Ms; drawn: ReturnType<typeof curveOf> } | undefined;
  readonly #size = new ResizeObserver(([entry]) => {
    // Less the margins at both ends.
    const width = Math.max(0, (entry?.contentRect.width ?? 0) - 64);
    requestAnimationFrame(() => (this._width = width));
  });

  constructor() {
    super();
    const concerns = (event: SessionEvent): void => {
      if (event.type !== 'measurement') this.requestUpdate();
    };
    new SessionWatch(this, () => this.session, concerns);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#curve = undefined;
  }

  /** The curve of the moment; kept while it would look the same. */
  #drawn(session: Session, { end }: RibbonLayout): ReturnType<typeof curveOf> {
    const known = this.#curve;
    if (known === undefined || this.at - known.at >= REDRAW || known.end !== end || this.at < known.at)
      this.#curve = { at: this.at, end, drawn: curveOf(waveTrend(session), end) };
    return this.#curve?.drawn;
  }

  /** From where to where the name of what is now takes room, px: from where its phase begins, or further left where the ribbon ends too soon for it. */
  #nameOfNow(pieces: readonly RibbonPiece[], end: Ms): NameRoom {
    const now = pieces.find(({ state }) => state === 'now');
    if (now === undefined) return { left: this._width, right: 0 };
    const room = words.ribbon.now(now.phase, this.at - now.from).length * LETTER;
    const left = Math.max(0, Math.min((now.from / end) * this._width, this._width - room));
    return { left, right: left + room };
  }

  #name({ phase, state, from, to }: RibbonPiece, end: Ms, taken: NameRoom): string {
    if (state === 'now') return words.ribbon.now(phase, this.at - from);
    // On a phone only what is now has a name there; the rest is in the list of phases.
    if (this._width < 600) return '';
    const name = state === 'done' ? words.phaseName(phase) : words.ribbon.then(phase);
    // A name begins where its phase does; under the name of what is now there is no room for one.
    const left = (from / end) * this._width;
    const right = Math.min((to / end) * this._width, left < taken.left ? taken.left : Infinity);
    const free = left < taken.left || left >= taken.right;
    return free && name.length * LETTER < right - left ? name : '';
  }

  override render(): TemplateResult {
    const { session, at } = this;
    if (session === undefined) return html`${nothing}`;
    const { course, procedures, moments } = session.state;
    const phases = phasesOf(course, procedures);
    const layout = ribbonLayout(phases, course.planned, at);
    const { end, pieces } = layout;
    const drawn = this.#drawn(session, layout);
    const now = 100 * placeOf(layout, at);
    // Time that went by before any phase.
    const before = Math.min(now, (100 * (pieces[0]?.from ?? end)) / end);
    const taken = this.#nameOfNow(pieces, end);
    const names = pieces.map((piece) => this.#name(piece, end, taken));
    const text = words.ribbon.text(
      pieces.map(({ phase }) => words.phaseName(phase)),
      moments.marks.length,
    );
    return html`<div class="ribbon" role="group" aria-label=${words.ribbon.label}>
      <p class="vh">${text}</p>
      <div class="phases" aria-hidden="true">
        <span class="piece" ${placed({ left: '0', width: '100%' })} ?hidden=${pieces.length > 0}></span>
        <span class="piece done" ${placed({ left: '0', width: `calc(${before}% - 2px)` })}></span>
        ${pieces.map(
          ({ state, from, to }, i) =>
            html`<span
              class="piece ${state}"
              ${placed({ left: `${(100 * from) / end}%`, width: `calc(${(100 * (to - from)) / end}% - 2px)` })}
              >${state === 'now' ? nothing : names[i]}</span
            >`,
        )}
        ${pieces.map(({ state, from }, i) =>
          state !== 'now'
            ? nothing
            : html`<div class="present">
                <i ${placed({ 'flex-basis': `${(100 * from) / end}%` })}></i><span>${names[i]}</span>
              </div>`,
        )}
      </div>
      <svg class="curve" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
        ${
          drawn === undefined
            ? nothing
            : svg`<path class="band" d=${drawn.band} /><path class="line" d=${drawn.line} vector-effect="non-scaling-stroke" />`
        }
      </svg>
      <span class="tick" ${placed({ left: `${now}%` })}></span>
      ${
        drawn === undefined || now > 80
          ? nothing
          : html`<span class="what" aria-hidden="true" ${placed({ left: `calc(${now}% + 14px)` })}
              >${words.ribbon.wave}</span
            >`
      }
      <div class="glyphs" aria-hidden="true">
        ${moments.marks.map(
          (mark) =>
            html`<svg
              class="i"
              viewBox="0 0 24 24"
              ${placed({ left: `${100 * placeOf(layout, mark.moment)}%` })}
            >
              <path d=${shapePath(mark)} />
            </svg>`,
        )}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-ribbon': AttuneRibbon;
  }
}
