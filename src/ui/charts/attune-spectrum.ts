/** The rhythm's spectrum with its bands and the guide's frequency. It shows density; it names no balance and no state. */
import { customElement, property } from 'lit/decorators.js';
import type { SpectrumSeries } from '../../session/spectrum-series.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { decimal } from '../words/format.ts';
import type { ChartTable, Reading } from './chart-element.ts';
import { roundValues } from './frame.ts';
import { PlotChart, type Painter, type PlotSpec } from './plot-chart.ts';

/** Frequencies shown, Hz, and the borders of the bands among them. */
const FROM = 0;
const TO = 0.42;
const BORDERS = [0.04, 0.15, 0.4];
/** Spacing of what is read out and tabled, Hz. */
const STEP = 0.01;

@customElement('attune-spectrum')
export class AttuneSpectrum extends PlotChart {
  /** `undefined` = there is not enough of a clean stretch. */
  @property({ attribute: false }) spectrum: SpectrumSeries | undefined;
  /** How long until there is enough; `undefined` = that is not known. */
  @property({ attribute: false }) left: Ms | undefined;

  protected get subject(): string {
    return chartWords.spectrum.name;
  }

  protected inputs(): readonly unknown[] {
    return [this.spectrum];
  }

  protected spec(palette: Palette): PlotSpec | undefined {
    const { spectrum } = this;
    if (spectrum === undefined) return undefined;
    const count = Math.min(spectrum.density.length, Math.ceil(TO / spectrum.df) + 1);
    const x = Array.from({ length: count }, (_, k) => k * spectrum.df);
    const y = Array.from(spectrum.density.subarray(0, count));
    const top = Math.max(...y, 1) * 1.12;
    return {
      x: [FROM, TO],
      y: [0, top],
      data: [x, y],
      series: [{ stroke: palette.heart, width: 2.5, fill: palette.heartBand, points: { show: false } }],
      before: this.#borders(palette, top),
      after: this.#guide(palette, top),
      lines: roundValues(top * 0.1, top * 0.98)
        .reverse()
        .map((value, i) => ({ value, text: i === 0 ? chartWords.spectrum.density(value) : decimal(value) })),
      ticks: [
        ...BORDERS.map((value) => ({ value, text: chartWords.spectrum.hz(value) })),
        { value: (0.04 + 0.15) / 2, text: 'LF' },
        { value: (0.15 + 0.4) / 2, text: 'HF' },
      ],
      ...(spectrum.guideHz !== undefined && {
        notes: [
          {
            value: spectrum.guideHz,
            y: top * 0.94,
            text: chartWords.spectrum.guide(spectrum.guideHz * 60),
          },
        ],
      }),
    };
  }

  #borders(palette: Palette, top: number): Painter {
    return (context, x, y) => {
      context.strokeStyle = palette.rule;
      context.lineWidth = 1;
      for (const border of BORDERS) {
        context.beginPath();
        context.moveTo(x(border), y(0));
        context.lineTo(x(border), y(top));
        context.stroke();
      }
    };
  }

  #guide(palette: Palette, top: number): Painter {
    return (context, x, y) => {
      const hz = this.spectrum?.guideHz;
      if (hz === undefined) return;
      context.strokeStyle = palette.breath;
      context.lineWidth = 2;
      context.setLineDash([2, 5]);
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(x(hz), y(0));
      context.lineTo(x(hz), y(top));
      context.stroke();
    };
  }

  #samples(): { hz: number; density: number }[] {
    const { spectrum } = this;
    if (spectrum === undefined) return [];
    return Array.from({ length: Math.floor(TO / STEP) }, (_, i) => {
      const hz = (i + 1) * STEP;
      return { hz, density: spectrum.density[Math.round(hz / spectrum.df)] ?? 0 };
    });
  }

  protected override blank(): boolean {
    return this.spectrum === undefined;
  }

  protected summary(): string {
    const { spectrum } = this;
    if (spectrum === undefined)
      return this.left === undefined ? chartWords.spectrum.empty : chartWords.spectrum.soon(this.left);
    return chartWords.spectrum.summary(spectrum.peakHz, spectrum.guideHz);
  }

  protected readings(): readonly Reading[] {
    return this.#samples().map(({ hz, density }) => ({
      x: this.toX(hz),
      y: this.toY(density),
      text: chartWords.spectrum.reading(hz, density),
    }));
  }

  protected rows(): ChartTable {
    return {
      head: chartWords.spectrum.columns,
      rows: this.#samples().map(({ hz, density }) => [decimal(hz, 2), decimal(density)]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-spectrum': AttuneSpectrum;
  }
}
