/** The keys over the picture of a session: they move what is read, an edge of a stretch, or the picture. They know only what they are told of it. */
import type { Overview } from '../../session/overview.ts';
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';

/** What a key moves an edge by, and the reading at most. */
const STEP: Ms = 10_000;
const LEAST_STEP: Ms = 1000;

/** What the picture lets keys do. */
export interface UnderKeys {
  readonly overview: Overview;
  /** What is seen of the session. */
  readonly seen: Stretch;
  /** What is read; `undefined` = nothing. */
  readonly at: Ms | undefined;
  /** The stretch that the arrows move; `undefined` = they move the reading. */
  readonly moving: Stretch | undefined;
  readonly read: (at: Ms) => void;
  readonly show: (from: Ms, to: Ms) => void;
  readonly zoom: (factor: number) => void;
  readonly choose: (stretch: Stretch) => void;
  readonly begin: (which: 'a' | 'b') => void;
  readonly stop: () => void;
}

/** What a key without an arrow does. */
const KEYS: Readonly<Record<string, (under: UnderKeys) => void>> = {
  '+': ({ zoom }) => zoom(0.6),
  '-': ({ zoom }) => zoom(1 / 0.6),
  PageUp: ({ show, seen: { from, to } }) => show(2 * from - to, from),
  PageDown: ({ show, seen: { from, to } }) => show(to, 2 * to - from),
  Home: ({ read }) => read(0),
  End: ({ read, overview }) => read(overview.length),
  a: ({ begin }) => begin('a'),
  b: ({ begin }) => begin('b'),
  m: ({ read, overview, at = -1 }) =>
    read(overview.moments.marks.find(({ moment }) => moment > at)?.moment ?? 0),
  Escape: ({ stop }) => stop(),
};

/** Does what a key says. Returns whether it says anything here. */
export function pressed(event: KeyboardEvent, under: UnderKeys): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (arrow === 0) {
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    act?.(under);
    return act !== undefined;
  }
  const { moving, seen, at = seen.from } = under;
  if (moving === undefined) {
    under.read(at + arrow * Math.max(LEAST_STEP, Math.min(STEP, (seen.to - seen.from) / 100)));
    return true;
  }
  const by = arrow * STEP;
  under.choose({ from: event.shiftKey ? moving.from : moving.from + by, to: moving.to + by });
  return true;
}
