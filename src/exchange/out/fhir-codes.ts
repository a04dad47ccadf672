/**
 * What a measure is called in a FHIR bundle. Two codes of LOINC are certain (heart rate; SDNN); what has no verified code carries one of
 * Attune's own system and says in words what it is. Plain data.
 */

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text: string;
}

/** Attune's own codes. A name, not an address: nothing is fetched from it. */
const OWN = 'urn:attune:measure';
const LOINC = 'http://loinc.org';

const own = (code: string, text: string): CodeableConcept => ({ coding: [{ system: OWN, code }], text });

export const codes = {
  heartRate: { coding: [{ system: LOINC, code: '8867-4', display: 'Heart rate' }], text: 'Mean heart rate' },
  sdnn: {
    coding: [
      { system: LOINC, code: '80404-7', display: 'R-R interval.standard deviation (Heart rate variability)' },
    ],
    text: 'SDNN: standard deviation of NN intervals outside slow, guided breathing',
  },
  rmssd: own('rmssd', 'RMSSD: root mean square of successive differences, outside slow, guided breathing'),
  pnn50: own('pnn50', 'pNN50: successive differences above 50 ms, outside slow, guided breathing'),
  sd1: own('sd1', 'SD1 of the Poincaré plot, outside slow, guided breathing'),
  sd2: own('sd2', 'SD2 of the Poincaré plot, outside slow, guided breathing'),
  heartWave: own('heart-wave', 'Heart wave: mean peak to trough of heart rate over guided breaths'),
  acceptedRate: own('accepted-breathing-rate', 'Breathing rate accepted for practice'),
  rangeLow: own('range-80-low', '80 % range of the estimate, low end'),
  rangeHigh: own('range-80-high', '80 % range of the estimate, high end'),
  intervals: own('intervals', 'RR intervals that it rests on'),
  breaths: own('breaths', 'Guided breaths that it rests on'),
  corrected: own('corrected', 'Share of beats that were corrected'),
  missing: own('missing', 'Share of time without beats'),
  rating: (scale: string, name: string | undefined): CodeableConcept =>
    own(`rating-${scale}`, `${name ?? scale}, 0 to 10 as the client said`),
} as const;

/** Units of UCUM: what they are called, and their code. */
export const units = {
  perMinute: ['beats/minute', '/min'],
  breathsPerMinute: ['breaths/minute', '/min'],
  ms: ['ms', 'ms'],
  percent: ['%', '%'],
  beats: ['beats', '{beats}'],
  breaths: ['breaths', '{breaths}'],
  ofTen: ['of 10', '{score}'],
} as const;

export type Unit = keyof typeof units;

export const VITAL_SIGNS = 'vital-signs';
const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category';
export const category = (code: string): CodeableConcept => ({
  coding: [{ system: CATEGORIES, code }],
  text: code,
});

/** What a simulated session is marked with: test health data. */
export const TEST_DATA: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};

/** Why a value is missing: it was measured, and is not valid. */
export const NOT_VALID: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  code: 'unknown',
  display: 'Unknown',
};
