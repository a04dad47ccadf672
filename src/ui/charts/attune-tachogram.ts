/**
 * Every interval of a stretch of time, artefacts marked: the beat stays where it was as an open ring with its kind as a
 * word, and the corrected course bridges it dashed. Nothing is left out and nothing is moved.
 */
import { customElement, property } from 'lit/decorators.js';
import type uPlot from 'uplot';
import type { BeatPoint } from '../../session/chart-series.ts';
import type { Ms } from '../../terms/units.ts';
import type { Palette } from '../theme/theme.ts';
import { chartWords } from '../words/charts.ts';
import { decimal, position } from '../words/format.ts';
import type { ChartTable, Reading } from './chart-element.ts';
import { extent, roundValues } from './frame.ts';
import { PlotChart, type Note, type Painter, type PlotSpec } from './plot-chart.ts';
import { timeTicks, withRoom } from './time-ticks.ts';

/** Words beside rings are drawn only while there is room for them. */
const MOST_WORDS = 12;
/** Dots on normal beats are drawn only while they do not touch. */
const DOT_ROOM = 6;

const isArtefact = (beat: BeatPoint): boolean => beat.kind !== undefined && beat.kind !== 'normal';

@customElement('attune-tachogram')
export class AttuneTachogram extends PlotChart {
  /** Beats between `from` and `to`, oldest first. */
  @property({ attribute: false }) beats: readonly BeatPoint[] = [];
  @property({ attribute: false }) from: Ms = 0;
  @property({ attribute: false }) to: Ms = 60_000;
  /** Whether the time axis counts back from its end instead of forward from the session's start. */
  @property({ attribute: false }) ago = false;

  protected get subject(): string {
    return chartWords.tachogram.name;
  }

  protected inputs(): readonly unknown[] {
    return [this.beats, this.from, this.to];
  }

  protected spec(palette: Palette): PlotSpec {
    const normal = this.beats.filter((beat) => !isArtefact(beat)).map((beat) => beat.rr);
    const [low, high] = extent(normal) ?? [640, 960];
    // Artefacts may lie far outside; they are drawn at the edge rather than flattening everything else.
    const air = Math.max(40, (high - low) * 0.3);
    const range: [number, number] = [low - air, high + air];
    const x: number[] = [];
    const y: (number | null)[] = [];
    let segment: number | undefined;
    for (const beat of this.beats) {
      if (segment !== undefined && beat.segment !== segment) {
        x.push((beat.at - beat.rr) / 1000);
        y.push(null);
      }
      segment = beat.segment;
      x.push(beat.at / 1000);
      y.push(isArtefact(beat) ? null : beat.rr);
    }
    const line: uPlot.Series = {
      stroke: palette.heart,
      width: 2.5,
      spanGaps: false,
      points: { show: false },
    };
    return {
      x: withRoom(this.from, this.to, this.width),
      y: range,
      data: [x, y],
      series: [line],
      after: this.#marks(palette, range),
      lines: roundValues(range[0] + air * 0.3, range[1] - air * 0.3)
        .reverse()
        .map((value, i) => ({ value, text: i === 0 ? chartWords.ms(value) : decimal(value) })),
      ticks: timeTicks(this.from, this.to, this.width, this.ago),
      notes: this.#notes(range),
    };
  }

  #edge(rr: Ms, [low, high]: readonly [number, number]): number {
    const inset = (high - low) * 0.04;
    return Math.min(high - inset, Math.max(low + inset, rr));
  }

  #notes(range: readonly [number, number]): Note[] {
    const odd = this.beats.filter(isArtefact);
    if (odd.length > MOST_WORDS) return [];
    return odd.map((beat) => ({
      value: beat.at / 1000,
      y: this.#edge(beat.rr, range),
      text: chartWords.kinds[beat.kind ?? 'normal'],
    }));
  }

  #marks(palette: Palette, range: readonly [number, number]): Painter {
    return (context, x, y) => {
      const { beats } = this;
      context.strokeStyle = palette.ink2;
      context.lineWidth = 2;
      context.setLineDash([3, 5]);
      let before: BeatPoint | undefined;
      let bridged = false;
      for (const beat of beats) {
        if (before !== undefined && beat.segment !== before.segment) before = undefined;
        if (isArtefact(beat)) {
          bridged = true;
          continue;
        }
        if (before !== undefined && bridged) {
          context.beginPath();
          context.moveTo(x(before.at / 1000), y(before.rr));
          context.lineTo(x(beat.at / 1000), y(beat.rr));
          context.stroke();
        }
        before = beat;
        bridged = false;
      }
      context.setLineDash([]);
      const dots = this.width / Math.max(1, beats.length) > DOT_ROOM;
      for (const beat of beats) {
        const odd = isArtefact(beat);
        if (!odd && !dots) continue;
        context.beginPath();
        const height = odd ? this.#edge(beat.rr, range) : beat.rr;
        context.arc(x(beat.at / 1000), y(height), odd ? 4.5 : 2.75, 0, 2 * Math.PI);
        context.fillStyle = odd ? palette.ground : palette.heart;
        context.fill();
        if (!odd) continue;
        context.strokeStyle = palette.ink;
        context.stroke();
      }
    };
  }

  protected override blank(): boolean {
    return this.beats.length === 0;
  }

  protected summary(): string {
    const odd = this.beats.filter(isArtefact).length;
    return this.beats.length === 0
      ? chartWords.tachogram.empty
      : chartWords.tachogram.summary(this.beats.length, odd, this.to - this.from);
  }

  protected readings(): readonly Reading[] {
    return this.beats.map((beat) => ({
      x: this.toX(beat.at / 1000),
      y: this.toY(beat.rr),
      text: chartWords.tachogram.reading(beat.at, beat.rr, beat.kind),
    }));
  }

  protected rows(): ChartTable {
    const kind = (beat: BeatPoint): string =>
      beat.kind === undefined ? chartWords.tachogram.open : chartWords.kinds[beat.kind];
    return {
      head: chartWords.tachogram.columns,
      rows: this.beats.map((beat) => [position(beat.at), decimal(beat.rr), kind(beat)]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-tachogram': AttuneTachogram;
  }
}
