/** The canvas of the last minute: the heart's line between what is drawn under it and over it. It scales nothing and moves nothing. */
import uPlot from 'uplot';

export interface LivePlot {
  /** Size, CSS px. */
  readonly width: number;
  readonly height: number;
  /** Colour of the line. */
  readonly stroke: string;
  readonly under: (plot: uPlot) => void;
  readonly over: (plot: uPlot) => void;
}

/** An empty plot in `parent`, whose scales `x` and `y` the caller sets. */
export const livePlot = (parent: HTMLElement, { width, height, stroke, under, over }: LivePlot): uPlot =>
  new uPlot(
    {
      width,
      height,
      pxAlign: 0,
      padding: [0, 0, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, auto: false }, y: { auto: false } },
      axes: [{ show: false }, { show: false }],
      series: [
        {},
        {
          stroke,
          width: 3.5,
          paths: uPlot.paths.spline?.() ?? (() => null),
          points: { show: false },
          spanGaps: false,
        },
      ],
      hooks: { drawClear: [under], draw: [over] },
    },
    [[], []],
    parent,
  );
