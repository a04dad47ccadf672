/** Return times of a session's marks: which marks ask for one, and until when each is searched. The mathematics is in signal/return-time.ts. */
import { returnTime, type ReturnTime } from '../signal/return-time.ts';
import type { Mark } from './moments.ts';
import type { Session } from './session.ts';
import { heartOf } from './stretch-figures.ts';

/** A mark after which the heart rate may have risen, and how long it took to be back. */
export interface MarkReturn {
  readonly mark: Mark;
  readonly time: ReturnTime;
}

const asks = ({ kind }: Mark): boolean => kind === 'activation' || kind === 'speech';
/** After these the heart may rise again, so the way back from an earlier one is looked for no further. */
const raises = (mark: Mark): boolean => asks(mark) || mark.kind === 'movement' || mark.kind === 'too-much';

/** The return time of each mark of activation or speech, up to the next mark after which the heart may rise again, or the session's end. */
export function returnTimes(session: Session): MarkReturn[] {
  const { moments, at } = session.state;
  const marks = moments.marks.filter(raises);
  const record = heartOf(session);
  return marks.flatMap((mark, i) =>
    asks(mark) ? [{ mark, time: returnTime(record, mark.moment, marks[i + 1]?.moment ?? at) }] : [],
  );
}
