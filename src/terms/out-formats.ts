/** Names of the formats in which a session can leave, in the order in which they are offered. */

export const OUT_FORMATS = ['attune', 'rr', 'beats', 'windows', 'breaths', 'edf', 'fhir'] as const;
export type OutFormat = (typeof OUT_FORMATS)[number];
