/**
 * What is known of a client at the least: a code, accepted rates with their dates, whether the cautions were seen. No names. Up to version
 * 0.1.0 it was kept beside the facts; now `client.ts` folds it from them. Plain data and pure helpers.
 */
import type { RateAcceptedFact } from './assessment-events.ts';
import type { Added } from './fact.ts';
import { flag, list, object, optional, text, whole, type Check } from '../terms/check.ts';
import type { BreathsPerMin, EpochMs } from '../terms/units.ts';

/** A rate that was made the client's own for practice. */
export interface AcceptedRate {
  readonly rate: BreathsPerMin;
  /** 80 % range of the estimate it rests on; both `undefined` if it rests on none. */
  readonly low?: BreathsPerMin;
  readonly high?: BreathsPerMin;
  readonly epoch: EpochMs;
  readonly source: RateAcceptedFact['source'];
}

/** What the therapist keeps of a client that no session tells: that there is one, a note, and whether it is archived. */
export interface ClientCard {
  readonly code: string;
  /** Random identity, under which it is erased; `undefined` = it was made before there were any. */
  readonly id?: string;
  /** Where and in what order it was last changed, so that two devices agree on it; `undefined` = before anything that has one. */
  readonly changed?: Added;
  /** What the therapist wants to remember; no names. */
  readonly note?: string;
  /** Out of the list until it is wanted; nothing is erased. */
  readonly archived?: boolean;
}

/** Most cards that are read from outside. */
const MOST_CARDS = 20_000;

/** Whether a value from outside is a list of cards. */
export const areCards: Check<readonly ClientCard[]> = list(
  object<ClientCard>({
    code: text(200),
    id: optional(text(200)),
    changed: optional(object<Added>({ origin: text(200), order: whole(0, 1e9) })),
    note: optional(text(100_000)),
    archived: optional(flag),
  }),
  MOST_CARDS,
);

/** One client. */
export interface ClientRecord {
  /** What the therapist calls them here, e.g. `K-17`. */
  readonly code: string;
  /** Accepted rates, oldest first; the last one counts. */
  readonly rates: readonly AcceptedRate[];
  /** When the therapist read the cautions for this client; `undefined` = not yet. */
  readonly cautionsSeen?: EpochMs;
}

/** Longest code. */
export const CODE_LENGTH = 12;

/** A code as it is kept: trimmed, single spaces, at most twelve characters; `undefined` if nothing is left. */
export function tidyCode(text: string): string | undefined {
  const code = text.trim().replace(/\s+/g, ' ').slice(0, CODE_LENGTH).trim();
  return code === '' ? undefined : code;
}

/** A code that is not taken, after the pattern of the largest one: `K-17` is followed by `K-18`; the first is `C-01`. */
export function nextCode(codes: readonly string[]): string {
  const found = codes
    .map((code) => /^(.*?)(\d+)$/.exec(code))
    .filter((match) => match !== null)
    .sort((a, b) => Number(a[2]) - Number(b[2]))
    .at(-1);
  const [, before = 'C-', digits = '00'] = found ?? [];
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}`.slice(0, CODE_LENGTH);
}

/** The rate that counts; `undefined` = none was accepted. */
export const currentRate = (client: ClientRecord | undefined): AcceptedRate | undefined =>
  client?.rates.at(-1);
