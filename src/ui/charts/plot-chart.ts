/**
 * A chart that stands still: it is drawn anew when its data, its size or its look changes, and never else. Subclasses say
 * what to draw; uPlot draws the series, hooks draw the rest.
 */
import { css, html, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import uPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';
import type { Palette } from '../theme/theme.ts';
import { language } from '../words/language.ts';
import { ChartElement } from './chart-element.ts';
import { placeLines, placeNotes, placeTicks } from './frame.ts';

/** Room for the labels at the base, and for air at the top, px. */
const BASE = 26;
const TOP = 6;

/** A value with its label. */
export interface Labelled {
  readonly value: number;
  readonly text: string;
}

/** A word inside the picture. */
export interface Note extends Labelled {
  /** Height at which it stands, in the unit of the y axis. */
  readonly y: number;
}

/** Draws on the plot in CSS px; `x` and `y` turn values into px. */
export type Painter = (
  context: CanvasRenderingContext2D,
  x: (value: number) => number,
  y: (value: number) => number,
) => void;

/** Everything of one drawing. */
export interface PlotSpec {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly data: uPlot.AlignedData;
  readonly series: readonly uPlot.Series[];
  readonly bands?: uPlot.Band[];
  readonly before?: Painter;
  readonly after?: Painter;
  readonly lines: readonly Labelled[];
  readonly ticks: readonly Labelled[];
  readonly notes?: readonly Note[];
}

export abstract class PlotChart extends ChartElement {
  static override styles = [
    ...ChartElement.styles,
    unsafeCSS(uplotCss),
    css`
      .canvas {
        position: absolute;
        top: ${TOP}px;
        left: 0;
        z-index: 1;
      }
      .frame {
        top: ${TOP}px;
      }
      .blank {
        position: absolute;
        inset: 0 0 ${BASE}px;
        display: grid;
        place-content: center;
        text-align: center;
        padding: 0 24px;
        z-index: 2;
      }
    `,
  ];

  @query('.canvas') private readonly _canvas!: HTMLElement | null;
  @query('.frame') private readonly _frame!: HTMLElement | null;
  #plot: uPlot | undefined;
  #drawn: readonly unknown[] = [];
  #spec: PlotSpec | undefined;

  /** What the drawing depends on besides size, look and language. */
  protected abstract inputs(): readonly unknown[];
  protected abstract spec(palette: Palette): PlotSpec | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clear();
  }

  #clear(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#drawn = [];
  }

  protected get plotHeight(): number {
    return Math.max(10, this.height - BASE - TOP);
  }

  /** Place of a value in the plot, CSS px. */
  protected toX(value: number): number {
    const [min, max] = this.#spec?.x ?? [0, 1];
    return ((value - min) / (max - min)) * this.width;
  }

  /** Place of a value in the plot, CSS px from its top. */
  protected toY(value: number): number {
    const [min, max] = this.#spec?.y ?? [0, 1];
    return TOP + ((max - value) / (max - min)) * this.plotHeight;
  }

  protected draw(palette: Palette): void {
    const { _canvas: canvas, _frame: frame } = this;
    if (canvas === null || frame === null) return;
    const inputs = [this.width, this.height, palette, canvas, language(), ...this.inputs()];
    if (inputs.length === this.#drawn.length && inputs.every((input, i) => input === this.#drawn[i])) return;
    this.#clear();
    this.#drawn = inputs;
    const spec = this.spec(palette);
    this.#spec = spec;
    const y = (value: number): number => this.toY(value) - TOP;
    placeLines(frame, spec?.lines.map(({ value, text }) => ({ at: y(value), text })) ?? []);
    placeTicks(frame, spec?.ticks.map(({ value, text }) => ({ at: this.toX(value), text })) ?? []);
    placeNotes(
      frame,
      spec?.notes?.map((note) => ({ at: this.toX(note.value), top: y(note.y), text: note.text })) ?? [],
    );
    if (spec === undefined) return;
    this.#plot = this.#create(spec, canvas);
  }

  #create(spec: PlotSpec, canvas: HTMLElement): uPlot {
    const [xMin, xMax] = spec.x;
    const [yMin, yMax] = spec.y;
    const paint = (painter: Painter | undefined) => (plot: uPlot) => {
      if (painter === undefined) return;
      const { ctx } = plot;
      ctx.save();
      ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
      painter(
        ctx,
        (value) => this.toX(value),
        (value) => this.toY(value) - TOP,
      );
      ctx.restore();
    };
    return new uPlot(
      {
        width: this.width,
        height: this.plotHeight,
        pxAlign: 0,
        padding: [0, 0, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [xMin, xMax] }, y: { range: [yMin, yMax] } },
        axes: [{ show: false }, { show: false }],
        series: [{}, ...spec.series],
        ...(spec.bands !== undefined && { bands: spec.bands }),
        hooks: { drawClear: [paint(spec.before)], draw: [paint(spec.after)] },
      },
      spec.data,
      canvas,
    );
  }

  /** Whether there is nothing to draw; the summary then stands in the picture's place. */
  protected blank(): boolean {
    return false;
  }

  protected content(): TemplateResult {
    return html`<div class="frame"></div>
      <div class="canvas"></div>
      ${this.blank() ? html`<p class="blank soft">${this.summary()}</p>` : nothing}`;
  }
}
