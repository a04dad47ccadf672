/**
 * Whether something read from outside has the shape of a fact. It checks what the fold and the beat clock rely on, so that
 * a damaged file is refused with its line instead of failing later.
 */
import type { SessionEvent } from '../session/events.ts';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const number: Check = (v) => typeof v === 'number' && Number.isFinite(v);
const time: Check = (v) => number(v) && (v as number) >= 0;
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

const rate = between(1, 60);
const share = between(0.05, 0.95);
const pace = object({
  breathsPerMin: rate,
  inhaleShare: share,
  holdInMs: optional(time),
  holdOutMs: optional(time),
  ramp: optional((v) =>
    object({ fromBreathsPerMin: rate, ratio: optional(number), stepMs: optional(number) })(v),
  ),
});

const step = object({
  id: text,
  attempt: time,
  kind: text,
  pace: optional(pace),
  breaths: optional(time),
  durationMs: optional(time),
});

const shapes: Readonly<Record<string, Fields>> = {
  started: { schema: number, id: text, epoch: number, app: text, origin: text },
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
  pace: { pace, since: number },
  rest: { since: number, by: text },
  stop: { by: text },
  resume: { by: text },
  named: { name: text },
  client: { code: text },
  continued: { missingMs: time },
  assessment: { plan: object({ protocol: text, inhaleShare: share, floor: rate, baselineMs: time }) },
  practice: { plan: object({ rate, inhaleShare: share, lengthMs: time }) },
  step: { step, since: number },
  'step-extended': { step },
  'step-ended': { id: text, attempt: time, until: number, why: text },
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
