/** The two kinds of text in an EDF+ file: header fields of fixed width in plain ASCII, and time-stamped annotation lists. It knows no session. */

/** One annotation: when, for how long (0 = a moment), and what. Times in s from the file's start. */
export interface Annotation {
  readonly onset: number;
  readonly duration: number;
  readonly text: string;
}

/** What a signal's header says where its lowest value stands for no sample. */
export const NO_SAMPLE = 'lowest value = no sample';

/** Words of a header in ASCII; what has no letter there becomes `_`. */
export const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/g, '_');

/** One subfield of the identification: no blanks, and `X` where nothing is known. */
export const subfield = (text: string | undefined): string =>
  text === undefined || text.trim() === '' ? 'X' : ascii(text.trim()).replaceAll(' ', '_');

/** A field of `width` characters, cut or filled with blanks. */
export const field = (value: string | number, width: number): string =>
  String(value).slice(0, width).padEnd(width);

/** Seconds without an exponent; ten decimals hold every interval of a strap, which counts in 1/1024 s. */
const seconds = (value: number): string => value.toFixed(10).replace(/\.?0+$/, '');

/** A time-stamped annotation list, as bytes. The two marks of the format and line breaks in the words become blanks. */
export function annotationBytes({ onset, duration, text }: Annotation): Uint8Array {
  // oxlint-disable-next-line no-control-regex
  const words = text.replace(/[\u0000-\u001f]+/g, ' ');
  const start = `${onset < 0 ? '-' : '+'}${seconds(Math.abs(onset))}`;
  const lasting = duration > 0 ? `\u0015${seconds(duration)}` : '';
  return new TextEncoder().encode(`${start}${lasting}\u0014${words}\u0014\0`);
}

/** The list that begins every record and tells its time. */
export const timeKeeping = (record: number): Uint8Array =>
  new TextEncoder().encode(`+${record}\u0014\u0014\0`);

/**
 * Lays annotations into `records` records of one second each, those of its own second first, later where one is full. Returns the bytes of
 * each record, all of the same even length.
 */
export function layAnnotations(annotations: readonly Annotation[], records: number): Uint8Array[] {
  const waiting = annotations
    .toSorted((a, b) => a.onset - b.onset)
    .map((one) => ({
      from: Math.min(records - 1, Math.max(0, Math.floor(one.onset))),
      bytes: annotationBytes(one),
    }));
  const longest = waiting.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  const fits = (size: number): Uint8Array[] | undefined => {
    const laid: Uint8Array[] = [];
    let next = 0;
    for (let record = 0; record < records; record++) {
      const bytes = new Uint8Array(size);
      const begin = timeKeeping(record);
      bytes.set(begin);
      let used = begin.length;
      for (;;) {
        const one = waiting[next];
        if (one === undefined || one.from > record || used + one.bytes.length > size) break;
        bytes.set(one.bytes, used);
        used += one.bytes.length;
        next += 1;
      }
      laid.push(bytes);
    }
    return next === waiting.length ? laid : undefined;
  };
  const begin = timeKeeping(records).length;
  for (let size = 2 * Math.ceil(Math.max(60, begin + longest) / 2); ; size *= 2) {
    const laid = fits(size);
    if (laid !== undefined) return laid;
  }
}
