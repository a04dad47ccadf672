/** The evenly sampled signals of an EDF+ file: heart rate four times a second, and whatever a breathing sensor sent. It knows no bytes. */
import { axesOf, samplesOf } from '../../session/breath-samples.ts';
import type { BreathKind, BreathSamplesFact } from '../../session/breath-events.ts';
import type { Who } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import { heartRateLine } from '../../signal/heart-rate-line.ts';
import type { Ms } from '../../terms/units.ts';
import { NO_SAMPLE } from './edf-text.ts';

/** One signal. `digital` holds its samples from the file's start; the physical value is that times `unit`. */
export interface EdfSignal {
  readonly label: string;
  readonly transducer: string;
  readonly dimension: string;
  readonly unit: number;
  readonly digitalMin: number;
  readonly digitalMax: number;
  readonly note: string;
  readonly perSecond: number;
  readonly digital: Int16Array;
}

const HEART_RATE_PER_S = 4;
const HUNDREDTH = 0.01;
const LARGEST = 32_767;
/** Where a breathing signal has no sample. */
const NONE = -32_768;

/** Heart rate from the clean beats; 0 where there are none. `undefined` = this heart was not recorded. */
function heartRate(session: Session, who: Who, offset: Ms, seconds: number): EdfSignal | undefined {
  const { beats, labels } = session.track(who);
  if (who === 'therapist' && beats.length === 0) return undefined;
  const step = 1000 / HEART_RATE_PER_S;
  const line = heartRateLine({ beats, kinds: labels.kinds }, -offset, seconds * 1000 - offset, step);
  const digital = new Int16Array(seconds * HEART_RATE_PER_S);
  for (let i = 0; i < digital.length; i++)
    if (line?.covered[i] === 1) digital[i] = Math.min(LARGEST, Math.round((line.bpm[i] ?? 0) / HUNDREDTH));
  const { device } = session.state.straps[who];
  return {
    label: who === 'client' ? 'HR' : 'HR therapist',
    transducer: device.name ?? 'BLE heart rate strap',
    dimension: 'bpm',
    unit: HUNDREDTH,
    digitalMin: 0,
    digitalMax: LARGEST,
    note: '0 = no clean beats; from RR intervals, linear',
    perSecond: HEART_RATE_PER_S,
    digital,
  };
}

const NAMES: Record<BreathKind, { readonly labels: readonly string[]; readonly dimension: string }> = {
  acceleration: { labels: ['ACC X', 'ACC Y', 'ACC Z'], dimension: 'mg' },
  force: { labels: ['Resp belt'], dimension: 'N' },
  respiration: { labels: ['Resp'], dimension: '' },
  ecg: { labels: ['ECG'], dimension: 'uV' },
};

/** The client's samples of one kind, each at the nearest tick of an even clock. */
function breathing(session: Session, kind: BreathKind, offset: Ms, seconds: number): EdfSignal[] {
  const facts = session.log.filter(
    (fact): fact is BreathSamplesFact =>
      fact.type === 'breath-samples' && fact.kind === kind && fact.who === 'client',
  );
  const [first] = facts;
  if (first === undefined) return [];
  const perSecond = Math.max(1, Math.round(first.hz));
  const { labels, dimension } = NAMES[kind];
  const axes = labels.slice(0, axesOf(kind)).map(() => new Int16Array(seconds * perSecond).fill(NONE));
  for (const fact of facts)
    for (const { at, values } of samplesOf(fact)) {
      const tick = Math.round(((at + offset) / 1000) * perSecond);
      axes.forEach((digital, axis) => {
        const count = Math.round((values[axis] ?? 0) / first.unit);
        if (tick >= 0 && tick < digital.length) digital[tick] = Math.max(-LARGEST, Math.min(LARGEST, count));
      });
    }
  return axes.map((digital, axis) => ({
    label: labels[axis] ?? kind,
    transducer: first.source,
    dimension,
    unit: first.unit,
    digitalMin: NONE,
    digitalMax: LARGEST,
    note: NO_SAMPLE,
    perSecond,
    digital,
  }));
}

/** Every signal of a session over `seconds` whole seconds; `offset`: session time 0 in ms from the file's start. */
export function edfSignals(session: Session, offset: Ms, seconds: number): EdfSignal[] {
  const hearts = (['client', 'therapist'] as const).map((who) => heartRate(session, who, offset, seconds));
  const kinds = Object.keys(NAMES) as BreathKind[];
  return [
    ...hearts.filter((signal) => signal !== undefined),
    ...kinds.flatMap((kind) => breathing(session, kind, offset, seconds)),
  ];
}
