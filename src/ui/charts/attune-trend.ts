/**
 * How one number went over a session: its line with its range as a band, the guide's rate as steps, and a strip that tells
 * how good the signal was. Where the number was not valid the picture is empty.
 */
import { customElement, property } from 'lit/decorators.js';
import type { QualitySpan, RateSpan, TrendPoint } from '../../session/chart-series.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { decimal, position } from '../words/format.ts';
import type { ChartTable, Reading } from './chart-element.ts';
import { roundValues } from './frame.ts';
import { PlotChart, type Painter, type PlotSpec } from './plot-chart.ts';
import { thinned } from './thinned.ts';
import { timeTicks, withRoom } from './time-ticks.ts';

/** Height of the strip, px. */
const STRIP = 8;

/** Room of a rate's label, px. */
const NOTE = 30;

@customElement('attune-trend')
export class AttuneTrend extends PlotChart {
  @property() name = '';
  @property() unit = '';
  @property({ attribute: false }) points: readonly TrendPoint[] = [];
  @property({ attribute: false }) quality: readonly QualitySpan[] = [];
  @property({ attribute: false }) rates: readonly RateSpan[] = [];
  @property({ attribute: false }) from: Ms = 0;
  @property({ attribute: false }) to: Ms = 60_000;

  protected get subject(): string {
    return this.name;
  }

  protected inputs(): readonly unknown[] {
    return [this.points, this.quality, this.rates, this.from, this.to, this.unit];
  }

  protected spec(palette: Palette): PlotSpec {
    const highest = this.points.reduce((most, { value, high }) => Math.max(most, high ?? value ?? 0), 0);
    const top = (this.blank() ? 10 : highest) * 1.25;
    // From nought, so that a small change does not look like a large one. The strip lies below it.
    const range: [number, number] = [-top * 0.16, top];
    const points = thinned(this.points, this.width);
    const none = null as number | null;
    return {
      x: withRoom(this.from, this.to, this.width),
      y: range,
      data: [
        points.map((point) => point.at / 1000),
        points.map((point) => (point.value === undefined ? none : (point.high ?? point.value))),
        points.map((point) => (point.value === undefined ? none : (point.low ?? point.value))),
        points.map((point) => point.value ?? none),
      ],
      series: [
        { stroke: 'transparent', spanGaps: false, points: { show: false } },
        { stroke: 'transparent', spanGaps: false, points: { show: false } },
        { stroke: palette.heart, width: 2.5, spanGaps: false, points: { show: false } },
      ],
      bands: [{ series: [1, 2], fill: palette.heartBand }],
      before: this.#steps(palette, range),
      after: this.#after(palette, range, points),
      lines: roundValues(top * 0.08, this.blank() ? 0 : top * 0.85)
        .reverse()
        .map((value, i) => ({ value, text: i === 0 ? `${decimal(value)} ${this.unit}` : decimal(value) })),
      ticks: timeTicks(this.from, this.to, this.width, false),
      notes: this.#rateNotes(top * 0.9),
    };
  }

  /** The guide's rates beside their steps; one that would lie over its neighbour is left out, its step is drawn all the same. */
  #rateNotes(y: number): { value: number; y: number; text: string }[] {
    const [left, right] = withRoom(this.from, this.to, this.width);
    const room = (NOTE * (right - left)) / this.width;
    let last = -Infinity;
    return this.rates.flatMap(({ from, breathsPerMin }) => {
      const value = from / 1000;
      if (value < last + room) return [];
      last = value;
      return { value, y, text: decimal(breathsPerMin, 1) };
    });
  }

  #steps(palette: Palette, [, top]: readonly [number, number]): Painter {
    return (context, x, y) => {
      context.strokeStyle = palette.breath;
      context.lineWidth = 4;
      for (const rate of this.rates) {
        context.beginPath();
        context.moveTo(x(rate.from / 1000), y(top * 0.97));
        context.lineTo(x(rate.to / 1000), y(top * 0.97));
        context.stroke();
      }
    };
  }

  #after(palette: Palette, [bottom]: readonly [number, number], points: readonly TrendPoint[]): Painter {
    return (context, x, y) => {
      const height = y(bottom) - STRIP;
      for (const { from, to, state } of this.quality) {
        const left = x(from / 1000);
        const right = x(to / 1000);
        context.strokeStyle = state === 'gap' ? palette.ink : palette.waterLine;
        context.setLineDash(state === 'good' ? [] : state === 'corrected' ? [4, 4] : [2, 4]);
        context.lineWidth = state === 'gap' ? 2 : STRIP;
        context.beginPath();
        const line = height + (state === 'gap' ? STRIP - 1 : STRIP / 2);
        context.moveTo(left, line);
        context.lineTo(Math.max(left + 1, right - 1), line);
        context.stroke();
      }
      context.setLineDash([]);
      // A lone point between two gaps has no line; it is drawn as a dot.
      context.fillStyle = palette.heart;
      points.forEach(({ at, value }, i) => {
        if (value === undefined) return;
        if (points[i - 1]?.value !== undefined || points[i + 1]?.value !== undefined) return;
        context.beginPath();
        context.arc(x(at / 1000), y(value), 3, 0, 2 * Math.PI);
        context.fill();
      });
    };
  }

  protected override blank(): boolean {
    return this.points.every(({ value }) => value === undefined);
  }

  protected summary(): string {
    const values = this.points.flatMap(({ value }) => (value === undefined ? [] : [value]));
    return values.length === 0
      ? chartWords.trend.empty(this.name)
      : chartWords.trend.summary(this.name, Math.min(...values), Math.max(...values), this.unit);
  }

  protected readings(): readonly Reading[] {
    const { unit } = this;
    return this.points.flatMap(({ at, value }) =>
      value === undefined
        ? []
        : [
            {
              x: this.toX(at / 1000),
              y: this.toY(value),
              // Of very many one is told.
              get text() {
                return chartWords.trend.reading(at, value, unit);
              },
            },
          ],
    );
  }

  protected rows(): ChartTable {
    return {
      head: chartWords.trend.columns(this.name, this.unit),
      rows: this.points.map(({ at, value }) => [
        position(at),
        value === undefined ? chartWords.trend.notShown : decimal(value, 1),
      ]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-trend': AttuneTrend;
  }
}
