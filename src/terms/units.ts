/**
 * Names for the units that numbers carry through the program. They are aliases, not brands: they make
 * signatures speak and cost nothing. Time and intervals are in ms, heart rate in bpm, breathing in
 * breaths per minute, frequency in Hz, power in ms².
 */

/** Milliseconds: an interval, or a time since the session's start where the name says `at`. */
export type Ms = number;
/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;
/** Heart beats per minute. Never used for breathing. */
export type Bpm = number;
/** Breaths per minute. */
export type BreathsPerMin = number;
/** Cycles per second. */
export type Hz = number;
/** Spectral power in ms². */
export type Ms2 = number;
/** A share of a whole, 0 to 1. */
export type Share = number;
