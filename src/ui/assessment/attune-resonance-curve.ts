/** Amplitude against breathing rate: the fitted curve with its band, each rate with its error, the 80 % range and the estimate. */
import { css } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RateFigures } from '../../session/assessment-criteria.ts';
import type { ResonanceFigures } from '../../signal/resonance.ts';
import type { Bpm, BreathsPerMin } from '../../terms/units.ts';
import type { ChartTable, Reading } from '../charts/chart-element.ts';
import { roundValues } from '../charts/frame.ts';
import { PlotChart, type Labelled, type Note, type Painter, type PlotSpec } from '../charts/plot-chart.ts';
import type { Palette } from '../theme/theme.ts';
import { decimal } from '../words/format.ts';
import { rateText } from '../words/rates.ts';
import { resonanceWords } from '../words/resonance.ts';

/** Room beside the outermost rate. */
const MARGIN: BreathsPerMin = 0.25;

interface Point {
  readonly rate: BreathsPerMin;
  readonly amplitude: Bpm;
  readonly error: Bpm | undefined;
}

@customElement('attune-resonance-curve')
export class AttuneResonanceCurve extends PlotChart {
  static override styles = [
    ...PlotChart.styles,
    css`
      :host([peak]) .nt:last-child {
        font-size: var(--t-m);
        font-weight: var(--w-strong);
      }
    `,
  ];

  @property({ attribute: false }) criteria: readonly RateFigures[] = [];
  /** The estimate, or the range without a peak; `undefined` = only the points are shown. */
  @property({ attribute: false }) figures: ResonanceFigures | undefined;
  /** Whether the estimate is drawn as a line: not where there is no peak. */
  @property({ type: Boolean, reflect: true }) peak = false;

  protected get subject(): string {
    return resonanceWords.curve.name;
  }

  protected inputs(): readonly unknown[] {
    return [this.criteria, this.figures, this.peak];
  }

  get #points(): Point[] {
    return this.criteria
      .flatMap(({ rate, amplitude, error }) => (amplitude === undefined ? [] : [{ rate, amplitude, error }]))
      .sort((a, b) => a.rate - b.rate);
  }

  protected spec(palette: Palette): PlotSpec | undefined {
    const points = this.#points;
    const { figures } = this;
    if (points.length === 0) return undefined;
    const rates = [...points.map(({ rate }) => rate), ...(figures ? [figures.low, figures.high] : [])];
    const x: [number, number] = [Math.min(...rates) - MARGIN, Math.max(...rates) + MARGIN];
    const curve = (figures?.fit.posterior.curve ?? []).filter(
      ({ rate }) => rate >= x[0] - 0.13 && rate <= x[1] + 0.13,
    );
    const values = [
      ...points.flatMap(({ amplitude, error = 0 }) => [amplitude - error, amplitude + error]),
      ...curve.flatMap(({ low, high }) => [low, high]),
    ];
    const low = Math.max(0, Math.min(...values));
    const high = Math.max(...values);
    const y: [number, number] = [Math.max(0, low - 0.15 * (high - low)), high + 0.22 * (high - low) + 0.2];
    const bare = curve.length < 2;
    const { curve: words } = resonanceWords;
    return {
      x,
      y,
      data: bare
        ? [
            [x[0], x[1]],
            [null, null],
            [null, null],
            [null, null],
          ]
        : [
            curve.map(({ rate }) => rate),
            curve.map((point) => point.high),
            curve.map((point) => point.low),
            curve.map(({ amplitude }) => amplitude),
          ],
      series: [
        { points: { show: false }, width: 0, stroke: palette.heartBand },
        { points: { show: false }, width: 0, stroke: palette.heartBand },
        { points: { show: false }, width: 2.5, stroke: palette.heart },
      ],
      bands: [{ series: [1, 2], fill: palette.heartBand }],
      before: this.#range(palette, y),
      after: this.#marks(palette, points, y),
      // A label stands above its line: none so high that it would be cut.
      lines: roundValues(y[0], y[1] - 0.08 * (y[1] - y[0]), 4)
        .reverse()
        .map((value, i) => ({
          value,
          text: i === 0 ? words.bpm(value) : decimal(value, value % 1 === 0 ? 0 : 1),
        })),
      ticks: this.#ticks(x),
      notes: this.#notes(y),
    };
  }

  #ticks([from, to]: [number, number]): Labelled[] {
    const ticks: Labelled[] = [];
    for (let rate = Math.ceil((from + 0.05) * 2) / 2; rate <= to - 0.05; rate += 0.5) {
      ticks.push({ value: rate, text: resonanceWords.curve.rate(rate) });
    }
    return ticks;
  }

  #notes([bottom, top]: [number, number]): Note[] {
    const { figures } = this;
    if (figures === undefined) return [];
    const notes: Note[] = [
      { value: figures.low, y: bottom + 0.05 * (top - bottom), text: resonanceWords.curve.range },
    ];
    if (this.peak) {
      notes.push({ value: figures.rate, y: top - 0.05 * (top - bottom), text: decimal(figures.rate, 1) });
    }
    return notes;
  }

  #range(palette: Palette, [bottom, top]: [number, number]): Painter {
    return (context, x, y) => {
      const { figures } = this;
      if (figures === undefined) return;
      const left = x(figures.low);
      const right = x(figures.high);
      context.fillStyle = palette.water;
      context.fillRect(left, y(top), right - left, y(bottom) - y(top));
      context.strokeStyle = palette.ink2;
      context.lineWidth = 1.5;
      context.beginPath();
      for (const edge of [left, right]) {
        context.moveTo(edge, y(top));
        context.lineTo(edge, y(bottom));
      }
      context.stroke();
    };
  }

  #marks(palette: Palette, points: readonly Point[], [bottom, top]: [number, number]): Painter {
    return (context, x, y) => {
      context.strokeStyle = palette.ink;
      context.fillStyle = palette.ink;
      context.lineWidth = 2;
      for (const { rate, amplitude, error = 0 } of points) {
        context.beginPath();
        context.moveTo(x(rate), y(amplitude - error));
        context.lineTo(x(rate), y(amplitude + error));
        context.stroke();
        context.beginPath();
        context.arc(x(rate), y(amplitude), 6, 0, 2 * Math.PI);
        context.fill();
      }
      const { figures } = this;
      if (figures === undefined || !this.peak) return;
      context.setLineDash([2, 6]);
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(x(figures.rate), y(top));
      context.lineTo(x(figures.rate), y(bottom));
      context.stroke();
    };
  }

  protected summary(): string {
    const points = this.#points;
    const best = points.toSorted((a, b) => b.amplitude - a.amplitude)[0];
    const { curve } = resonanceWords;
    if (best === undefined) return curve.empty;
    return curve.summary(
      best.rate,
      best.amplitude,
      points[0]?.rate ?? best.rate,
      points.at(-1)?.rate ?? best.rate,
    );
  }

  protected readings(): readonly Reading[] {
    return this.#points.map(({ rate, amplitude, error }) => ({
      x: this.toX(rate),
      y: this.toY(amplitude),
      text: resonanceWords.curve.reading(rate, amplitude, error),
    }));
  }

  protected rows(): ChartTable {
    return {
      head: resonanceWords.curve.columns,
      rows: this.#points.map(({ rate, amplitude, error }) => [
        rateText(rate),
        decimal(amplitude, 1),
        error === undefined ? '' : decimal(error, 1),
      ]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-resonance-curve': AttuneResonanceCurve;
  }
}
