/** The measured breath's own layer of the live chart: it comes many times a second, and the heart's needs no drawing for it. */
import type { Ms } from '../../terms/units.ts';
import type { BreathView } from '../model/breath-view.ts';
import type { Palette } from '../theme/theme.ts';
import type { BreathCanvases, drawBreath } from './breath-line.ts';
import { drawInFrame, dropDrawing } from './draw-in-frame.ts';
import type { TideFrame } from './tide.ts';

/** Time between two drawings, ms of real time. */
const PERIOD: Ms = 200;

/** Whether the curve says nothing about the breath, though there is one. */
const isUnclear = ({ following, state }: BreathView): boolean =>
  following?.state !== 'with' && state !== undefined && state !== 'clear' && state !== 'starting';

export class BreathLayer {
  #draw: typeof drawBreath | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `due` is called, in a frame, whenever it is time to draw: to draw on a canvas between two frames costs several times as much. */
  constructor(private readonly due: () => void) {}

  /** Begins to draw, or ceases; what draws is fetched with the first time. */
  follow(wanted: boolean): void {
    if (!wanted) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      dropDrawing(this.due);
      return;
    }
    if (this.#draw === undefined)
      void import('./breath-line.ts').then((part) => (this.#draw = part.drawBreath));
    this.#timer ??= setInterval(() => drawInFrame(this.due), PERIOD);
  }

  /** Draws the curve on canvases that are made as large as `frame` together; nothing before what draws is here. */
  paint(canvases: BreathCanvases, breath: BreathView, frame: TideFrame, palette: Palette, now: Ms): void {
    this.#draw?.(canvases, breath.curve(), frame, palette, isUnclear(breath), now);
  }
}
