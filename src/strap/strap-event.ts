/**
 * What a strap reports, in the order in which it happened: the session's facts of the radio, before anybody has said
 * whose heart it is. Types only. Nothing else leaves this room.
 */
import type { LinkState } from '../terms/link-state.ts';
import type { StrapErrorCode } from '../terms/strap-codes.ts';
import type { Ms } from '../terms/units.ts';
import type { Measurement } from './services/heart-rate.ts';

interface Reported<T extends string> {
  readonly type: T;
  /** Time of the clock that was handed in. */
  readonly at: Ms;
}

export interface LinkEvent extends Reported<'link'> {
  readonly state: LinkState;
  /** Number of the connection that is up, was lost or is sought; from 1, one more after each that came up. */
  readonly connection: number;
  /** Delay until the next attempt by itself, ms; only with `lost`. */
  readonly retryInMs?: Ms;
  /** What went wrong, if anything did. */
  readonly code?: StrapErrorCode;
}

/** What the strap says of itself; each part is read on its own and may be missing. Once for each strap taken up. */
export interface DeviceEvent extends Reported<'device'> {
  readonly name?: string;
  readonly location?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
  readonly firmware?: string;
  readonly software?: string;
}

/** The battery's charge, when it is first known and when it changes. */
interface BatteryEvent extends Reported<'battery'> {
  /** 0 to 100. */
  readonly percent: number;
}

/** One heart rate packet; `at` is its arrival. */
type MeasurementEvent = Reported<'measurement'> & Measurement;

/** A packet that could not be read, or (`odd-byte`) could not be read to its end. */
interface MalformedEvent extends Reported<'malformed'> {
  readonly reason: string;
  /** The packet as hexadecimal digits. */
  readonly bytes: string;
}

export type StrapEvent = LinkEvent | DeviceEvent | BatteryEvent | MeasurementEvent | MalformedEvent;
