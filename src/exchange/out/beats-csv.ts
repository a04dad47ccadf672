/** Every beat of a session as a table: when it came, its interval as the strap sent it, and what it was taken to be. */
import type { Session } from '../../session/session.ts';
import { csvText, rounded, type Cell } from './csv.ts';

const HEADER = [
  'heart',
  'beat',
  'time_s',
  'time_utc',
  'rr_ms',
  'stretch',
  'label',
  'event',
  'rhythm',
] as const;

/**
 * One row a beat, the client's first. `time_s` is session time of the beat that closes the interval; `stretch` counts unbroken stretches from 0;
 * `event` numbers what was corrected (one early beat labels two intervals); a label that is still open is empty.
 */
export function beatsCsv(session: Session): string {
  const { epoch } = session.state;
  function* rows(): Generator<readonly Cell[]> {
    for (const who of ['client', 'therapist'] as const) {
      const { beats, labels, irregular } = session.track(who);
      for (const [i, { at, rr, segment }] of beats.entries()) {
        const label = labels.kinds[i];
        yield [
          who,
          i,
          rounded(at / 1000, 6),
          new Date(epoch + at).toISOString(),
          rr,
          segment,
          label,
          labels.events[i],
          label === undefined ? undefined : irregular[i] === true ? 'irregular' : 'regular',
        ];
      }
    }
  }
  return csvText(HEADER, rows());
}
