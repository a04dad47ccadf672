/**
 * Whether something read from outside has the shape of a fact. It checks what the fold and the beat clock rely on, so that
 * a damaged file is refused with its line instead of failing later.
 */
import type { SessionEvent } from '../session/events.ts';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const number: Check = (v) => typeof v === 'number' && Number.isFinite(v);
/** No session is longer than a year; a time beyond it is damage, and every picture would have to reach there. */
const LONGEST = 366 * 86_400_000;
const time: Check = (v) => number(v) && (v as number) >= 0 && (v as number) <= LONGEST;
/** A moment of the guide; it may lie a day before the session's start, when the guide ran already. */
const moment: Check = (v) => number(v) && (v as number) >= -86_400_000 && (v as number) <= LONGEST;
const text: Check = (v) => typeof v === 'string';
const flag: Check = (v) => typeof v === 'boolean';
const who: Check = (v) => v === 'client' || v === 'therapist';
const optional =
  (check: Check): Check =>
  (v) =>
    v === undefined || check(v);
const list =
  (check: Check): Check =>
  (v) =>
    Array.isArray(v) && v.every(check);
const between =
  (low: number, high: number): Check =>
  (v) =>
    number(v) && (v as number) >= low && (v as number) <= high;
const object =
  (fields: Fields): Check =>
  (v) =>
    typeof v === 'object' &&
    v !== null &&
    Object.entries(fields).every(([name, check]) => check((v as Record<string, unknown>)[name]));

const oneOf =
  (...words: readonly string[]): Check =>
  (v) =>
    words.includes(v as string);
const all =
  (...checks: readonly Check[]): Check =>
  (v) =>
    checks.every((check) => check(v));

const rate = between(1, 60);
const share = between(0.05, 0.95);
const either =
  (...shapes: readonly Check[]): Check =>
  (v) =>
    shapes.some((shape) => shape(v));
const missing: Check = (v) => v === undefined;

/** A change that leads somewhere: a way of a thousandth of a millisecond a breath would never arrive. */
const away =
  (from: number, least: number): Check =>
  (v) =>
    number(v) && Math.abs((v as number) - from) >= least;
const pace = object({
  breathsPerMin: rate,
  inhaleShare: share,
  holdInMs: optional(time),
  holdOutMs: optional(time),
  // Either by a ratio or by steps: a way without a measure never arrives.
  ramp: optional(
    all(
      object({ fromBreathsPerMin: rate }),
      either(
        object({ ratio: all(between(0.5, 2), away(1, 0.001)), stepMs: missing }),
        object({ stepMs: all(number, away(0, 1)), ratio: missing }),
      ),
    ),
  ),
});

const step = all(
  object({ id: text, attempt: time }),
  either(
    object({ kind: oneOf('quiet', 'free'), durationMs: time }),
    object({
      kind: oneOf('ramp', 'paced', 'slide', 'unguided'),
      pace,
      breaths: between(0, 100_000),
      rate,
    }),
  ),
);

const assessment = all(
  object({ inhaleShare: share, floor: rate, baselineMs: time }),
  either(
    object({ protocol: oneOf('adaptive'), capMs: time }),
    object({ protocol: oneOf('stepped', 'retest'), rates: list(rate), stepMs: time }),
    object({ protocol: oneOf('sliding') }),
  ),
);

const shapes: Readonly<Record<string, Fields>> = {
  started: { schema: number, id: text, epoch: between(0, 1e13), app: text, origin: text },
  simulated: { who, scenario: text },
  link: { who, state: text, connection: time, retryInMs: optional(time), code: optional(text) },
  device: { who, name: optional(text) },
  battery: { who, percent: between(0, 100) },
  measurement: {
    who,
    bpm: between(0, 65_535),
    rr: list(time),
    contact: optional(flag),
    energyKj: optional(time),
  },
  malformed: { who, reason: text, bytes: text },
  pace: { pace, since: moment },
  rest: { since: moment, by: text },
  stop: { by: text },
  resume: { by: text },
  named: { name: text },
  client: { code: text },
  continued: { missingMs: time },
  assessment: { plan: assessment },
  practice: { plan: object({ rate, inhaleShare: share, lengthMs: time }) },
  step: { step, since: moment },
  'step-extended': { step },
  'step-ended': { id: text, attempt: time, until: moment, why: text },
  'step-asked': { id: text },
  rating: { scale: text, value: between(0, 10), id: optional(text) },
  'led-ended': { why: text },
  'rate-accepted': { rate, low: optional(rate), high: optional(rate), source: text },
  'own-rate': { breathsPerMin: rate, source: text },
};

/** Whether `value` is a fact that this program can read, or one of a type that it does not know. */
export function isFact(value: unknown): value is SessionEvent {
  if (!object({ type: text, at: time })(value)) return false;
  const fields = shapes[(value as SessionEvent).type];
  return fields === undefined || object(fields)(value);
}
