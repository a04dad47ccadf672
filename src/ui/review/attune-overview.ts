/** The session as one picture on one clock: it is read, moved and magnified by pointer, touch and keys, and A and B are chosen in it. A table stands behind it. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Overview } from '../../session/overview.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';
import { drawInFrame, dropDrawing } from '../charts/draw-in-frame.ts';
import { placed } from '../parts/placed.ts';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { onThemeChange } from '../theme/theme-change.ts';
import { readPalette, type Palette } from '../theme/theme.ts';
import { momentWords } from '../words/moments.ts';
import { overviewWords } from '../words/overview.ts';
import './attune-overview-table.ts';
import { OverviewHands } from './overview-hands.ts';
import { pressed } from './overview-keys.ts';
import { drawOverview } from './overview-plot.ts';
import { readingOf } from './overview-reading.ts';
import { rowsOf, type OverviewFrame, type OverviewRow } from './overview-rows.ts';
import { OverviewSpan } from './overview-span.ts';
import { overviewStyles } from './overview-styles.ts';
import { StretchChosen } from './stretch-chosen.ts';

/** A stretch that is begun with a key is this long. */
const STRETCH: Ms = 120_000;

@customElement('attune-overview')
export class AttuneOverview extends LitElement {
  static override styles = [baseStyles, buttonStyles, overviewStyles];

  @property({ attribute: false }) overview: Overview | undefined;
  @property({ attribute: false }) a: Stretch | undefined;
  @property({ attribute: false }) b: Stretch | undefined;
  @state() private _table = false;
  @state() private _at: Ms | undefined;
  /** Which stretch the arrows move; `undefined` = they move the reading. */
  @state() private _moving: 'a' | 'b' | undefined;
  @state() private _width = 0;
  @query('canvas') private readonly _canvas!: HTMLCanvasElement | null;
  readonly #span = new OverviewSpan();
  #palette: Palette | undefined;
  #stopTheme: (() => void) | undefined;
  readonly #hands = new OverviewHands(() => {
    const moving = this._moving;
    return {
      seen: this.#span.seen,
      plotWidth: this._width - this.#left - 4,
      timeAt: (clientX) => this.#timeAt(clientX),
      show: (from, to) => this.#show(from, to),
      zoom: (factor, around) => this.#zoom(factor, around),
      read: (at) => (this._at = at),
      draw: moving && ((stretch) => this.#choose(moving, stretch)),
    };
  });
  readonly #sizes = new ResizeObserver(([entry]) => {
    // In the next frame: the picture's own height follows from it, and would be observed within this one.
    const width = Math.floor(entry?.contentRect.width ?? 0);
    requestAnimationFrame(() => (this._width = width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#stopTheme = onThemeChange(() => {
      this.#palette = undefined;
      this.#requestDraw();
    });
    window.addEventListener('beforeprint', this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#stopTheme?.();
    window.removeEventListener('beforeprint', this.#draw);
    dropDrawing(this.#draw);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('overview') && this.#span.take(this.overview?.length ?? 0)) this._at = undefined;
  }

  override updated(): void {
    this.#requestDraw();
  }

  /** Names stand beside the rows where there is room, else above them. */
  get #above(): boolean {
    return this._width < 700;
  }

  get #left(): number {
    return this.#above ? 34 : 164;
  }

  #layout(): { rows: readonly OverviewRow[]; height: number } {
    return this.overview === undefined ? { rows: [], height: 0 } : rowsOf(this.overview, this.#above);
  }

  #requestDraw(): void {
    drawInFrame(this.#draw);
  }

  readonly #draw = (): void => {
    const canvas = this._canvas;
    const { overview } = this;
    if (canvas === null || overview === undefined || this._width < 60) return;
    const { rows, height } = this.#layout();
    const scale = window.devicePixelRatio;
    const [w, h] = [Math.round(this._width * scale), Math.round(height * scale)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
      canvas.style.height = `${height}px`;
    }
    const ctx = canvas.getContext('2d');
    if (ctx === null) return;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    this.#palette ??= readPalette(this);
    const left = this.#left;
    const frame: OverviewFrame = {
      left,
      width: this._width - left - 4,
      height,
      ...this.#span.seen,
      a: this.a,
      b: this.b,
      at: this._at,
    };
    drawOverview(ctx, overview, rows, frame, this.#palette, {
      phaseName: (phase) => momentWords.phaseName(phase),
      time: (at) => overviewWords.time(at),
      rate: ({ breathsPerMin }) => overviewWords.rate(breathsPerMin),
    });
  };

  /** Session time under a point of the picture. */
  #timeAt(clientX: number): Ms {
    const box = this.getBoundingClientRect();
    return this.#span.at((clientX - box.left - this.#left) / Math.max(1, this._width - this.#left - 4));
  }

  #show(from: Ms, to: Ms): void {
    this.#span.show(from, to);
    this.#requestDraw();
  }

  #zoom(factor: number, around?: Ms): void {
    this.#span.zoom(factor, around);
    this.#requestDraw();
  }

  #choose(which: 'a' | 'b', stretch: Stretch): void {
    const length = this.overview?.length ?? 0;
    const from = Math.min(length, Math.max(0, stretch.from));
    const to = Math.min(length, Math.max(from, stretch.to));
    this.dispatchEvent(new StretchChosen(which, { from, to }));
  }

  /** Begins to choose a stretch: by dragging, or with the arrows from a stretch of two minutes around what is read. */
  #begin(which: 'a' | 'b'): void {
    if (this._moving === which) {
      this._moving = undefined;
      return;
    }
    this._moving = which;
    const at = this._at ?? this.#span.at(0.5);
    if (this[which] === undefined) this.#choose(which, { from: at - STRETCH / 2, to: at + STRETCH / 2 });
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { overview, _moving: moving } = this;
    if (overview === undefined) return;
    const isHere = pressed(event, {
      overview,
      seen: this.#span.seen,
      at: this._at,
      moving: moving && this[moving],
      read: (at) => this.#read(at),
      show: (from, to) => this.#show(from, to),
      zoom: (factor) => this.#zoom(factor, this._at),
      choose: (stretch) => moving && this.#choose(moving, stretch),
      begin: (which) => this.#begin(which),
      stop: () => (this._moving = undefined),
    });
    if (isHere) event.preventDefault();
  };

  /** Moves the reading, and the picture with it. */
  #read(at: Ms): void {
    this._at = this.#span.reach(at);
    this.#requestDraw();
  }

  #reading(at: Ms): string {
    const { from, to } = this.#span.seen;
    return this.overview === undefined ? '' : readingOf(this.overview, at, (to - from) / 200);
  }

  override render(): TemplateResult {
    const { overview } = this;
    if (overview === undefined) return html`${nothing}`;
    const words = overviewWords;
    const { breath } = overview;
    return html`${this._table ? html`<attune-overview-table .overview=${overview}></attune-overview-table>` : this.#renderPicture(overview)}
      <div class="tools">
        <button aria-pressed=${this._moving === 'a'} @click=${() => this.#begin('a')}>
          ${words.selectA}
        </button>
        <button aria-pressed=${this._moving === 'b'} @click=${() => this.#begin('b')}>
          ${words.selectB}
        </button>
        <button class="quiet" @click=${() => this.#zoom(0.6, this._at)}>${words.closer}</button>
        <button class="quiet" @click=${() => this.#zoom(1 / 0.6, this._at)}>${words.wider}</button>
        <button class="quiet" @click=${() => this.#show(0, overview.length)}>${words.whole}</button>
        <button class="quiet" aria-pressed=${this._table} @click=${() => (this._table = !this._table)}>
          ${this._table ? words.picture : words.table}
        </button>
      </div>
      ${breath === undefined ? nothing : html`<p class="soft small">${words.breath(breath.heard, breath.clear / breath.heard)}</p>`}
      <p class="soft small hint">${this._moving === undefined ? words.hint : words.moving(this._moving)}</p>`;
  }

  #renderPicture(overview: Overview): TemplateResult {
    const words = overviewWords;
    const { rows, height } = this.#layout();
    return html`<output aria-hidden="true">${this._at === undefined ? '' : this.#reading(this._at)}</output>
      <div class="pic ${this.#above ? 'above' : ''}" ${placed({ height: `${height}px` })}>
        <canvas aria-hidden="true"></canvas>
        ${rows.map(
          ({ name, top, height: tall }) =>
            html`<span
              class="name"
              aria-hidden="true"
              ${placed({ top: `${this.#above ? top - 20 : top + Math.min(14, tall / 2 - 10)}px` })}
              >${name === 'heart' && overview.own !== undefined ? words.clientHeart : words.rows[name]}
              <small>${words.units[name]}</small></span
            >`,
        )}
        <div
          class="read"
          role="slider"
          tabindex="0"
          aria-label=${words.read}
          aria-valuemin="0"
          aria-valuemax=${Math.round(overview.length / 1000)}
          aria-valuenow=${Math.round((this._at ?? 0) / 1000)}
          aria-valuetext=${this.#reading(this._at ?? 0)}
          @wheel=${this.#hands.wheel}
          @pointerdown=${this.#hands.down}
          @pointermove=${this.#hands.move}
          @pointerup=${this.#hands.up}
          @pointercancel=${this.#hands.up}
          @pointerleave=${this.#hands.leave}
          @keydown=${this.#key}
        ></div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-overview': AttuneOverview;
  }
}
