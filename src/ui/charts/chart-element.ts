/**
 * What every chart shares: its size, its colours, one drawing per animation frame, a sentence for screen readers, a table
 * one key away, and a reading that pointer and arrow keys share. It draws nothing itself.
 */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../parts/styles.ts';
import { onThemeChange } from '../theme/theme-change.ts';
import { readPalette, type Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { chartStyles } from './chart-styles.ts';
import { drawInFrame, dropDrawing } from './draw-in-frame.ts';

/** One point that can be read: where it lies in the plot, CSS px, and what it says. */
export interface Reading {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The same facts as rows of a table. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export abstract class ChartElement extends LitElement {
  static override styles = [baseStyles, buttonStyles, chartStyles, css``];

  /** Whether the table is shown in the picture's place. */
  @property({ type: Boolean, attribute: false }) table = false;
  @state() private _index: number | undefined;
  @query('.plot') protected readonly plot!: HTMLElement;
  @query('.reading') private readonly _reading!: HTMLElement | null;

  /** Size of the plot, CSS px. */
  protected width = 0;
  protected height = 0;
  protected palette: Palette | undefined;
  #stopTheme: (() => void) | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    this.width = Math.floor(width);
    this.height = Math.floor(height);
    this.requestDraw();
  });

  /** What the chart shows, as a noun: "heart rate". */
  protected abstract get subject(): string;
  /** One sentence that says what there is to see. */
  protected abstract summary(): string;
  protected abstract rows(): ChartTable;
  /** Points that can be read, from left to right. Called when somebody reads. */
  protected abstract readings(): readonly Reading[];
  /** Draws at `width` by `height` with `palette`. Called at most once per frame and only while the page is visible. */
  protected abstract draw(palette: Palette): void;
  /** Content of the plot, under the reading. */
  protected abstract content(): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopTheme = onThemeChange(() => {
      this.palette = undefined;
      this.requestDraw();
    });
    window.addEventListener('beforeprint', this.#print);
    this.requestDraw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#print);
    this.#stopTheme?.();
    this.#sizes.disconnect();
    dropDrawing(this.#drawNow);
  }

  override updated(): void {
    if (!this.table && this.isConnected) this.#sizes.observe(this.plot);
    this.requestDraw();
  }

  /** Paper has another width and light colours, and no frame comes before it is printed. */
  readonly #print = (): void => {
    if (this.table) return;
    this.width = Math.floor(this.plot.clientWidth);
    this.height = Math.floor(this.plot.clientHeight);
    if (this.width < 20 || this.height < 20) return;
    this.palette = readPalette(this);
    this.draw(this.palette);
  };

  readonly #drawNow = (): void => {
    if (this.table || this.width < 20 || this.height < 20) return;
    this.palette ??= readPalette(this);
    this.draw(this.palette);
    if (this._index !== undefined) this.#show(this.readings());
  };

  /** Draws once in the next frame that has room for it. */
  protected requestDraw(): void {
    drawInFrame(this.#drawNow);
  }

  #show(readings: readonly Reading[]): void {
    const element = this._reading;
    const reading = readings[Math.min(this._index ?? 0, readings.length - 1)];
    if (element === null || reading === undefined) return;
    element.style.transform = `translate(${reading.x}px, ${reading.y}px)`;
    element.classList.toggle('left', reading.x > this.width / 2);
    element.dataset.text = reading.text;
  }

  readonly #point = (event: PointerEvent): void => {
    const readings = this.readings();
    const x = event.clientX - this.plot.getBoundingClientRect().left;
    let best: number | undefined;
    readings.forEach((reading, i) => {
      if (best === undefined || Math.abs(reading.x - x) < Math.abs((readings[best]?.x ?? 0) - x)) best = i;
    });
    this._index = best;
    this.#show(readings);
  };

  readonly #leave = (): void => {
    this._index = undefined;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 't') {
      this.table = true;
      return;
    }
    const last = this.readings().length - 1;
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
    const by = steps[event.key];
    if (last < 0 || (by === undefined && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    const from = this._index ?? last;
    this._index =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : Math.min(last, Math.max(0, this._index === undefined ? last : from + (by ?? 0)));
  };

  readonly #toggle = (): void => {
    this.table = !this.table;
  };

  override render(): TemplateResult {
    return html`<figure>
      ${this.table ? this.#renderTable() : this.#renderPlot()}
      <button
        class="quiet small tb"
        aria-label=${this.table ? chartWords.pictureOf(this.subject) : chartWords.tableOf(this.subject)}
        aria-pressed=${this.table}
        @click=${this.#toggle}
      >
        ${this.table ? chartWords.picture : chartWords.table}
      </button>
    </figure>`;
  }

  #renderPlot(): TemplateResult {
    const readings = this._index === undefined ? [] : this.readings();
    const index = Math.min(this._index ?? 0, Math.max(0, readings.length - 1));
    return html`<div class="plot">
      <div class="pic" role="img" aria-label=${this.summary()}>${this.content()}</div>
      ${this._index === undefined ? nothing : html`<div class="reading"></div>`}
      <div
        class="read"
        role="slider"
        tabindex="0"
        aria-label=${chartWords.read(this.subject)}
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, readings.length - 1)}
        aria-valuenow=${index}
        aria-valuetext=${readings[index]?.text ?? this.summary()}
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${this.#leave}
        @blur=${this.#leave}
        @keydown=${this.#key}
      ></div>
    </div>`;
  }

  #renderTable(): TemplateResult {
    const { head, rows } = this.rows();
    return html`<div class="tw" role="region" tabindex="0" aria-label=${chartWords.tableOf(this.subject)}>
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
