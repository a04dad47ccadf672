/** Each interval against the next, for sessions that are over: the cloud, its two axes, and the line of no change. */
import { customElement, property } from 'lit/decorators.js';
import type { PoincareSeries } from '../../session/whole-session.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { decimal } from '../words/format.ts';
import type { ChartTable, Reading } from './chart-element.ts';
import { roundValues } from './frame.ts';
import { PlotChart, type Painter, type PlotSpec } from './plot-chart.ts';

/** Pairs that are drawn one by one. */
const MOST = 20_000;
/** Side of a place that one dot fills where there are more, px. */
const PLACE = 2;

@customElement('attune-poincare')
export class AttunePoincare extends PlotChart {
  @property({ attribute: false }) series: PoincareSeries | undefined;

  protected get subject(): string {
    return chartWords.poincare.name;
  }

  protected inputs(): readonly unknown[] {
    return [this.series];
  }

  protected spec(palette: Palette): PlotSpec | undefined {
    const { series } = this;
    if (series === undefined) return undefined;
    const [lowest, highest] = series.range;
    const low = lowest - 20;
    const high = highest + 20;
    // One scale for both axes: the wider side of the window shows more, never a stretched cloud.
    const perPx = (high - low) / Math.min(this.width, this.plotHeight);
    const middle = (low + high) / 2;
    const half = (px: number): number => (perPx * px) / 2;
    const x: [number, number] = [middle - half(this.width), middle + half(this.width)];
    const y: [number, number] = [middle - half(this.plotHeight), middle + half(this.plotHeight)];
    return {
      x,
      y,
      data: [
        [x[0], x[1]],
        [null, null],
      ],
      series: [{ points: { show: false } }],
      before: this.#cloud(palette, low, high),
      after: this.#axes(palette),
      lines: roundValues(low, high)
        .reverse()
        .map((value, i) => ({ value, text: i === 0 ? chartWords.ms(value) : decimal(value) })),
      ticks: roundValues(low, high).map((value) => ({ value, text: decimal(value) })),
    };
  }

  #cloud(palette: Palette, low: number, high: number): Painter {
    return (context, x, y) => {
      context.strokeStyle = palette.rule;
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(x(low), y(low));
      context.lineTo(x(high), y(high));
      context.stroke();
      context.fillStyle = palette.heart;
      context.globalAlpha = 0.45;
      for (const [first, second] of this.#drawn) {
        context.beginPath();
        context.arc(x(first), y(second), 2.5, 0, 2 * Math.PI);
        context.fill();
      }
    };
  }

  /** Of very many pairs one for each place of the screen: more could not be told apart. */
  get #drawn(): readonly (readonly [Ms, Ms])[] {
    const { pairs = [], range: [low, high] = [0, 0] } = this.series ?? {};
    if (pairs.length <= MOST) return pairs;
    const perMs = (this.toX(1) - this.toX(0)) / PLACE;
    const side = Math.round((high - low) * perMs) + 1;
    const taken = new Uint8Array(side * side);
    return pairs.filter((pair) => {
      const place = Math.round((pair[0] - low) * perMs) + side * Math.round((pair[1] - low) * perMs);
      if (taken[place] === 1) return false;
      taken[place] = 1;
      return true;
    });
  }

  #axes(palette: Palette): Painter {
    return (context, x, y) => {
      const { series } = this;
      if (series?.sd1 === undefined || series.sd2 === undefined || series.mean === undefined) return;
      const px = x(1) - x(0);
      context.translate(x(series.mean), y(series.mean));
      context.rotate(-Math.PI / 4);
      context.strokeStyle = palette.ink;
      context.lineWidth = 2;
      context.beginPath();
      context.ellipse(0, 0, series.sd2 * px, series.sd1 * px, 0, 0, 2 * Math.PI);
      context.moveTo(-series.sd2 * px, 0);
      context.lineTo(series.sd2 * px, 0);
      context.moveTo(0, -series.sd1 * px);
      context.lineTo(0, series.sd1 * px);
      context.stroke();
    };
  }

  protected override blank(): boolean {
    return this.series === undefined;
  }

  protected summary(): string {
    const { series } = this;
    return series?.sd1 === undefined || series.sd2 === undefined
      ? chartWords.poincare.empty
      : chartWords.poincare.summary(series.sd1, series.sd2, series.pairs.length);
  }

  protected readings(): readonly Reading[] {
    return this.#drawn
      .map(([first, second]) => ({
        x: this.toX(first),
        y: this.toY(second),
        get text() {
          return chartWords.poincare.reading(first, second);
        },
      }))
      .sort((a, b) => a.x - b.x);
  }

  protected rows(): ChartTable {
    return {
      head: chartWords.poincare.columns,
      rows: (this.series?.pairs ?? []).map(([first, second]) => [decimal(first), decimal(second)]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-poincare': AttunePoincare;
  }
}
