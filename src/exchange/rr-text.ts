/** Plain RR intervals as text, one a line: the common denominator of heart rate programs. Reading it is the table's (`formats/table-file.ts`). */
import type { Ms } from '../terms/units.ts';

/** RR intervals as text, one a line, as they came. */
export function writeRrText(rr: Iterable<Ms>): string {
  let text = '';
  for (const value of rr) text += `${value}\n`;
  return text;
}
