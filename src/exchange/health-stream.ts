/**
 * A health export of any size as a text of which only what counts here is left: the records that have beats in them, the newest ones. It is read through as it comes
 * and never lies in memory whole. It knows where such a record begins and ends, and reads none.
 */
import { ExchangeError } from './exchange-error.ts';

const LIST = '<HeartRateVariabilityMetadataList';
const LIST_END = '</HeartRateVariabilityMetadataList';
const RECORD = '<Record';
/** Letters that are kept of what was read: the head of a record stands before its list. */
const BEFORE = 4200;
/** Letters of one record at most. */
const LONGEST = 4_000_000;
/** Letters of all that is kept; of more the oldest are left out, as they would be when they are read. */
const MOST = 30_000_000;
/** More bytes than anybody's export has. */
const MOST_BYTES = 8e9;
/** A record of it has no beats. */
const RATE = 'HKQuantityTypeIdentifierHeartRate"';

/** What is left of it. `read` is told how many bytes have been read. @throws ExchangeError `too-large` */
export async function healthRecords(
  bytes: AsyncIterable<Uint8Array>,
  read: (bytes: number) => void = () => undefined,
): Promise<string> {
  const decoder = new TextDecoder();
  const kept: string[] = [];
  let letters = 0;
  let count = 0;
  let rest = '';
  /** Says that there is a heart rate; empty = there is none. */
  let rate = '';

  function take(text: string): void {
    rest += text;
    if (rest.includes(RATE)) rate = `<Record type="${RATE}/>`;
    for (;;) {
      const list = rest.indexOf(LIST);
      if (list < 0) break;
      const end = rest.indexOf(LIST_END, list);
      const open = rest.lastIndexOf(RECORD, list);
      if (end < 0) {
        if (rest.length - list > LONGEST) throw new ExchangeError('too-large');
        // The record goes on with what comes next.
        rest = rest.slice(Math.max(0, open < 0 ? list : open));
        return;
      }
      const record = rest.slice(open < 0 ? list : open, end);
      kept.push(record);
      letters += record.length;
      while (letters > MOST) letters -= kept.shift()?.length ?? letters;
      rest = rest.slice(end + LIST_END.length);
    }
    // A name may have been cut in two.
    rest = rest.slice(-BEFORE);
  }

  for await (const piece of bytes) {
    count += piece.length;
    if (count > MOST_BYTES) throw new ExchangeError('too-large');
    read(count);
    take(decoder.decode(piece, { stream: true }));
  }
  take(decoder.decode());
  return `<HealthData>${rate}${kept.map((record) => `${record}${LIST_END}></Record>`).join('\n')}</HealthData>`;
}
