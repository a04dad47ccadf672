/** How the client's strap is doing, as every screen that shows it is told. */

/** How the strap's signal is, in one word; each has its own shape and word. */
export type StrapSignal =
  | 'none'
  | 'choosing'
  | 'connecting'
  | 'settling'
  | 'good'
  | 'poor'
  | 'hr-only'
  | 'no-contact'
  | 'silent'
  | 'lost'
  | 'reconnecting';

export interface StrapView {
  readonly signal: StrapSignal;
  /** One sentence about the strap that says more than its badge: an error, a lack of skin contact. */
  readonly strapSentence?: string;
  /** The browser's list of straps has been open for long: the strap may not be in it. */
  readonly listSilent?: boolean;
}
