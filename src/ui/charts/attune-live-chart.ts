/**
 * The picture of the last minute: the guide as a tide, the heart's line over it, and the guide's next breath as dots. It is
 * drawn when a beat comes and at most once a second else; in between the compositor moves it along.
 */
import { html, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import uPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';
import { guideMoment } from '../../pacing/guide.ts';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import { SessionWatch } from '../parts/session-watch.ts';
import { windowClock } from '../parts/window-clock.ts';
import type { BreathView } from '../model/breath-view.ts';
import type { Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { decimal } from '../words/format.ts';
import { language } from '../words/language.ts';
import { BreathLayer } from './breath-layer.ts';
import { CalmRange, gridValues, type Range } from './calm-range.ts';
import { ChartElement, type ChartTable, type Reading } from './chart-element.ts';
import { placeLines, placeTicks } from './frame.ts';
import { Glide } from './glide.ts';
import { heartLine, type HeartLine } from './heart-line.ts';
import { livePlot } from './live-plot.ts';
import { liveStyles } from './live-styles.ts';
import { TIDE_BASE, drawTide, drawTideAhead } from './tide.ts';

/** Time drawn beyond what is seen, so that the picture may glide on if a drawing comes late. */
const MARGIN: Ms = 2000;
/** How often it is looked whether a drawing is late, ms of real time; and after how much session time it is: together less than the margin. */
const PERIOD: Ms = 500;
const LATE: Ms = 1200;
/** Shortest time between two sentences for screen readers, session ms. */
const SPEAK: Ms = 10_000;

@customElement('attune-live-chart')
export class AttuneLiveChart extends ChartElement {
  static override styles = [...ChartElement.styles, unsafeCSS(uplotCss), liveStyles];

  @property({ attribute: false }) session: Session | undefined;
  /** Session time now. */
  @property({ attribute: false }) now: () => Ms = () => 0;

  /** The measured breath; `undefined` = none. */
  @property({ attribute: false }) breath: BreathView | undefined;

  /** Time goes by in steps: between two of them the picture stands still. */
  @property({ type: Boolean }) stepped = false;

  @query('.past .glide') private readonly _past!: HTMLElement | null;
  @query('.past .breath') private readonly _breath!: HTMLElement | null;
  @query('.future .glide') private readonly _future!: HTMLCanvasElement | null;
  @query('.frame') private readonly _frame!: HTMLElement | null;

  protected get subject(): string {
    return chartWords.live.name;
  }
  readonly #layer = new BreathLayer(() => this.#paintBreath());
  readonly #range = new CalmRange();
  #bounds: Range = { min: 50, max: 80 };
  #line: HeartLine = { x: [], y: [] };
  #drawnAt: Ms = 0;
  #plot: uPlot | undefined;
  #drawnWith: Palette | undefined;
  readonly #glide = new Glide();
  /** What gridlines and labels were placed for. */
  #placed: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #clock = windowClock(
    window,
    () => this.now(),
    () => this.requestDraw(),
  );
  #summary: string = chartWords.live.empty;
  #spokenIn = language();
  #spokenAt: Ms | undefined;

  constructor() {
    super();
    new SessionWatch(
      this,
      () => this.session,
      (event) => {
        if (
          event.type === 'measurement' ||
          event.type === 'pace' ||
          event.type === 'rest' ||
          event.type === 'link'
        ) {
          this.requestDraw();
        }
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Where packets come each second they draw it; the clock does where none comes.
    this.#timer = setInterval(() => {
      if (Math.abs(this.now() - this.#drawnAt) >= LATE) this.requestDraw();
    }, PERIOD);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#layer.follow(false);
    this.#destroy();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('table')) this.#destroy();
    if (changed.has('breath'))
      this.#layer.follow(this.breath !== undefined && this.breath.stream !== 'off' && this.isConnected);
  }

  get #narrow(): boolean {
    return this.width < 700;
  }
  get #back(): Ms {
    return this.#narrow ? 30_000 : 60_000;
  }
  get #ahead(): Ms {
    return this.#narrow ? 6000 : 9000;
  }
  get #pxPerMs(): number {
    return this.width / (this.#back + this.#ahead);
  }

  #destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#glide.stop();
    this.#placed = undefined;
  }

  protected draw(palette: Palette): void {
    const { session, _past: past, _future: future } = this;
    if (session === undefined || past === null || future === null) return;
    const now = this.now();
    const back = this.#back;
    this.#drawnAt = now;
    this.#line = heartLine(session, now - back - 3000);
    const shown = this.#line.y.filter((value) => value !== null);
    this.#bounds = this.#range.next(Math.min(...shown), Math.max(...shown), now);

    if (palette !== this.#drawnWith) this.#destroy();
    this.#drawnWith = palette;
    const width = Math.ceil((back + MARGIN) * this.#pxPerMs);
    this.#plot ??= livePlot(past, {
      width,
      height: this.height,
      stroke: palette.heart,
      under: (plot) => this.#drawTide(plot, palette),
      over: (plot) => this.#drawDot(plot, palette),
    });
    const plot = this.#plot;
    plot.batch(() => {
      if (plot.width !== width || plot.height !== this.height) plot.setSize({ width, height: this.height });
      plot.setData([this.#line.x, this.#line.y], false);
      const from = now - back;
      // As long as the plot is wide: its width is whole pixels, the line lies over the tide to the millisecond.
      plot.setScale('x', { min: from / 1000, max: (from + width / this.#pxPerMs) / 1000 });
      plot.setScale('y', { min: this.#bounds.min, max: this.#bounds.max });
    });
    const ahead = this.#ahead + MARGIN;
    const frame = { from: now, to: now + ahead, width: ahead * this.#pxPerMs, height: this.height };
    drawTideAhead(future, session.state.guide, frame, palette);
    this.#place();
    this.#paintBreath();
    // A layer that is not shown would be moved by the page's thread, in every frame.
    const breath = this.breath === undefined ? null : this._breath;
    this.#moveOn(now, [past, future, ...(breath === null ? [] : [breath])]);
    this.#speak(session, now);
  }

  #paintBreath(): void {
    const { breath, palette } = this;
    if (breath === undefined || palette === undefined || document.hidden || this.table) return;
    const place = this._breath;
    const [still, end] = [place?.firstElementChild, place?.lastElementChild];
    if (!(still instanceof HTMLCanvasElement) || !(end instanceof HTMLCanvasElement)) return;
    const from = this.#drawnAt - this.#back;
    const width = Math.ceil((this.#back + MARGIN) * this.#pxPerMs);
    const frame = { from, to: from + width / this.#pxPerMs, width, height: this.height };
    this.#layer.paint({ still, end }, breath, frame, palette, this.now());
  }

  #drawTide(plot: uPlot, palette: Palette): void {
    const guide = this.session?.state.guide ?? [];
    const { ctx, width, height } = plot;
    ctx.save();
    ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
    const from = this.#drawnAt - this.#back;
    drawTide(ctx, guide, { from, to: from + width / this.#pxPerMs, width, height }, palette, false);
    ctx.restore();
  }

  #drawDot(plot: uPlot, palette: Palette): void {
    const last = this.#line.x.length - 1;
    const x = this.#line.x[last];
    const y = this.#line.y[last];
    // The dot marks a heart that is heard; a line that has ended just ends.
    if (x === undefined || y === undefined || y === null || this.#drawnAt - x * 1000 > 4000) return;
    const { ctx } = plot;
    const radius = 7.5 * uPlot.pxRatio;
    // A beat of just now is marked by a whole dot, not by one that is cut at the edge of the past.
    const edge = plot.valToPos(this.#drawnAt / 1000, 'x', true) - radius;
    ctx.save();
    ctx.fillStyle = palette.heart;
    ctx.beginPath();
    ctx.arc(Math.min(plot.valToPos(x, 'x', true), edge), plot.valToPos(y, 'y', true), radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.restore();
  }

  /** Gridlines, labels and the border between past and future; they stand still while the picture glides. */
  #place(): void {
    const { min, max } = this.#bounds;
    const frame = this._frame;
    const placed = [min, max, this.width, this.height, language()].join(' ');
    if (frame === null || placed === this.#placed) return;
    this.#placed = placed;
    const values = gridValues(this.#bounds).reverse();
    placeLines(
      frame,
      values.map((value, i) => ({
        at: ((max - value) / (max - min)) * this.height,
        text: i === 0 ? chartWords.bpm(value) : decimal(value),
      })),
    );
    const step = this.#narrow ? 10_000 : 15_000;
    const agos = Array.from({ length: this.#back / step }, (_, i) => i * step);
    placeTicks(
      frame,
      agos.map((ago) => ({
        at: (this.#back - ago) * this.#pxPerMs,
        text: ago === 0 ? chartWords.live.now : chartWords.live.ago(ago / 1000),
      })),
    );
    this.plot.style.setProperty('--now', `${this.#back * this.#pxPerMs}px`);
    this.plot.style.setProperty('--base', `${TIDE_BASE * 100}%`);
  }

  /** Moves the layers along from where they were drawn for, `now`. */
  #moveOn(now: Ms, layers: readonly Element[]): void {
    if (this.stepped || matchMedia('(prefers-reduced-motion: reduce)').matches) this.#glide.stop();
    else this.#glide.start(layers, this.#clock.read().timelineOf(now), MARGIN * this.#pxPerMs, MARGIN);
  }

  #speak(session: Session, now: Ms): void {
    if (this.#spokenIn === language() && this.#spokenAt !== undefined && now - this.#spokenAt < SPEAK) return;
    this.#spokenAt = now;
    this.#spokenIn = language();
    const shown = this.#line.y.filter((value) => value !== null);
    const words = chartWords.live;
    const heart =
      shown.length === 0 ? words.empty : words.summary(this.#back, Math.min(...shown), Math.max(...shown));
    const moment = guideMoment(session.state.guide, now);
    const guide = moment === undefined ? words.rest : words.guide(60_000 / moment.periodMs);
    this.#summary = `${heart} ${guide}`;
    this.requestUpdate();
  }

  protected summary(): string {
    return this.#summary;
  }

  protected readings(): readonly Reading[] {
    const { min, max } = this.#bounds;
    const now = this.now();
    return this.#line.x.flatMap((x, i) => {
      const y = this.#line.y[i];
      const ago = now - x * 1000;
      if (y === null || y === undefined || ago > this.#back) return [];
      return {
        x: (this.#back - ago) * this.#pxPerMs,
        y: ((max - y) / (max - min)) * this.height,
        text: chartWords.live.reading(ago / 1000, y),
      };
    });
  }

  protected rows(): ChartTable {
    const now = this.now();
    const line = this.session === undefined ? this.#line : heartLine(this.session, now - this.#back);
    const rows = line.x.flatMap((x, i) => {
      const y = line.y[i];
      return y === null || y === undefined ? [] : [[decimal(now / 1000 - x, 1), decimal(y)]];
    });
    return { head: chartWords.live.columns, rows: rows.reverse() };
  }

  protected content(): TemplateResult {
    return html`
      <div class="base"></div>
      <div class="past">
        <div class="glide"></div>
        <div class="breath" ?hidden=${this.breath === undefined}><canvas></canvas><canvas></canvas></div>
      </div>
      <div class="future"><canvas class="glide"></canvas></div>
      <div class="frame"></div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-live-chart': AttuneLiveChart;
  }
}
