/**
 * What the client's picture does while a session of the past is replayed: it moves at the pace of life and no other, finishes its breath before it
 * stands still or goes elsewhere, and begins again with an onset. Without a replay it is the session's own guide. Pure; it is told the time.
 */
import { changeMoment, guideMoment, type Guide } from '../pacing/guide.ts';
import type { ShownSession } from '../session/shown.ts';
import type { ShownReplay } from '../session/shown-replay.ts';
import type { Ms } from '../terms/units.ts';
import { leadsOn, rejoined, settled } from '../ui/client/rejoin.ts';

/** What is to be seen. */
export interface Seen {
  readonly guide: Guide;
  /** Session time minus the window's own. */
  readonly shift: Ms;
  /** Time until it must be looked at anew, ms; `undefined` = when something is told. */
  readonly again?: Ms;
}

/** A timer may come a little early. */
const SOON: Ms = 4;
const AT_REST: Guide = [];

export class ReplayPicture {
  /** The guide as it is shown, what it was made of, and whose time it runs on. */
  #guide: Guide = AT_REST;
  #from: Guide = AT_REST;
  #run = 'live';
  #shift: Ms = 0;
  #settling = false;

  /**
   * `time` is session time as the window that leads has it, `own` the window's own time; `replay` as it was told, `undefined` = the session is
   * led now.
   */
  look(state: ShownSession, replay: ShownReplay | undefined, time: Ms, own: Ms): Seen {
    const run = replay === undefined ? 'live' : replay.speed === 1 ? `${replay.here} ${replay.at}` : 'stands';
    const guide = run === 'stands' ? AT_REST : state.guide;
    const before = own + this.#shift;
    if (run !== this.#run) {
      // What is under way comes to its end on the clock that it began with.
      if (guideMoment(this.#guide, before) !== undefined) {
        if (!this.#settling) this.#guide = settled(this.#guide, before);
        this.#settling = true;
        return this.#seen(before);
      }
      this.#run = run;
      this.#from = guide;
      this.#guide = rejoined(guide, time);
    } else if (guide !== this.#from) {
      const led = guideMoment(this.#guide, before) !== undefined;
      if (run === 'live') this.#guide = guide;
      else if (!led) this.#guide = rejoined(guide, time);
      // The client stopped it then, in the middle of a breath; nobody stops it now.
      else this.#guide = guideMoment(guide, time) === undefined ? settled(this.#guide, before) : guide;
      this.#from = guide;
    }
    this.#settling = false;
    this.#shift = time - own;
    return run === 'live' ? { guide: this.#guide, shift: this.#shift } : this.#seen(time);
  }

  #seen(at: Ms): Seen {
    const guide = this.#guide;
    const shift = this.#shift;
    if (leadsOn(guide, at)) return { guide, shift };
    // At rest there is nothing to pause.
    if (guideMoment(guide, at) === undefined) return { guide: AT_REST, shift };
    return { guide, shift, again: changeMoment(guide, at) - at + SOON };
  }
}
