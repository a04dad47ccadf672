/** A first look at a session in the form that it is kept in, and back. Pure. */
import { inOneTurn } from '../terms/turns.ts';
import { levelFor, withCoarser } from './heart-bins.ts';
import type { FirstLook } from './overview.ts';

/** Raise it whenever a look holds something else: one of another version is made anew. */
const VERSION = 1;
/** Bins that are kept at most: as many as a picture is wide. */
const MOST = 2000;
/** Heart rates are kept to a tenth. */
const PER_BPM = 10;

const DRAWN = ['low', 'high', 'mean'] as const;

interface KeptLook {
  readonly version: number;
  readonly first: Omit<FirstLook, 'overview'> & { readonly overview: Omit<FirstLook['overview'], 'heart'> };
  /** Tenths of a beat a minute; `null` = none. */
  readonly heart: Readonly<Record<(typeof DRAWN)[number], readonly (number | null)[]>> & {
    readonly step: number;
  };
}

/** As it is kept: the finest bins that are no more than a picture has room for, the rest as it is. */
export function toKeep({ overview, ...about }: FirstLook): unknown {
  const { heart, ...told } = overview;
  const level = levelFor(heart, overview.length / MOST);
  if (level === undefined) return undefined;
  const tenths = (values: Float32Array): (number | null)[] =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : Math.round(PER_BPM * value)));
  const { step, low, high, mean } = level;
  return {
    version: VERSION,
    first: { ...about, overview: told },
    heart: { step, low: tenths(low), high: tenths(high), mean: tenths(mean) },
  } satisfies KeptLook;
}

/** The look that was kept; `undefined` = it is of another version, or none. */
export function fromKept(kept: unknown): FirstLook | undefined {
  const { version, first, heart } = (kept ?? {}) as Partial<KeptLook>;
  if (version !== VERSION || first === undefined || heart === undefined) return undefined;
  const [low, high, mean] = DRAWN.map((name) =>
    Float32Array.from(heart[name], (value) => (value === null ? NaN : value / PER_BPM)),
  );
  if (low === undefined || high === undefined || mean === undefined) return undefined;
  const levels = inOneTurn(withCoarser({ step: heart.step, low, high, mean }));
  return {
    ...first,
    overview: {
      // What JSON leaves out is not there.
      ...first.overview,
      range: first.overview.range,
      waves: undefined,
      quality: undefined,
      heart: levels,
    },
  };
}
