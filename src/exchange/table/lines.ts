/** The lines of a text, by their places in it. */

/** Where a line of a text begins and ends, without its end, where the next one begins, and its number, from 1. */
export interface Line {
  from: number;
  to: number;
  next: number;
  number: number;
}

/** Goes through the lines of a text; one object for all of them, as a list of a million lines has no room for more. Whoever takes lines beyond the one that is told moves `next` and `number` on. */
export function* placesOf(text: string): Generator<Line> {
  // Old programs end a line with a carriage return alone.
  const end = text.includes('\n') ? '\n' : '\r';
  const line: Line = { from: 0, to: 0, next: text.charCodeAt(0) === 0xfeff ? 1 : 0, number: 0 };
  while (line.next <= text.length) {
    line.from = line.next;
    line.to = text.indexOf(end, line.from);
    if (line.to < 0) line.to = text.length;
    line.next = line.to + 1;
    line.number += 1;
    if (line.to > line.from && text.charCodeAt(line.to - 1) === 13) line.to -= 1;
    yield line;
  }
}

/** The lines of a text with their numbers, from 1; none is made before it is asked for. */
export function* linesOf(text: string): Generator<readonly [string, number]> {
  for (const { from, to, number } of placesOf(text)) yield [text.slice(from, to), number];
}
