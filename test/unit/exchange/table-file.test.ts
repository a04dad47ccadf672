/** What is a text at all, and what is said of one that holds no rows, or words among few of them. */
import { describe, expect, it } from 'vitest';
import { readTableFile, tableFile } from '../../../src/exchange/formats/table-file.ts';
import { sourceOfText } from '../../../src/exchange/source-file.ts';
import { readTable } from '../../../src/exchange/table/table.ts';
import { wave } from '../../fixtures/small-files.ts';

const refusal = (text: string, name = 'x.txt'): unknown => {
  try {
    readTableFile(readTable(text), name);
    return undefined;
  } catch (cause) {
    const { code, line } = cause as { code: string; line?: number };
    return line === undefined ? code : `${code} ${line}`;
  }
};
const list = (count: number): string[] => wave(count).map(String);

describe('a text', () => {
  const isText = (head: string): boolean => tableFile.recognises(sourceOfText('x', head));
  it('may have two signs in a hundred that no text has', () => {
    const text = (strange: string, count: number): boolean =>
      isText('x'.repeat(100 - count) + strange.repeat(count));
    for (const strange of ['\0', '\u001f', '\uFFFD', '\u000b'])
      expect([text(strange, 2), text(strange, 3)]).toEqual([true, false]);
    for (const plain of ['\t', '\n', '\r', '\f', ' ', 'ä']) expect(text(plain, 50)).toBe(true);
    expect(isText('')).toBe(true);
  });

  it('without rows is empty, unless it is prose', () => {
    expect(['', '\n', 'a word', 'x'.repeat(60)].map((text) => refusal(text))).toEqual(Array(4).fill('empty'));
    expect(['x'.repeat(61), 'a < b', 'a > b', 'one\ntwo'].map((text) => refusal(text))).toEqual(
      Array(4).fill('unknown-format'),
    );
  });

  it('of one column may have words between its rows where there are twenty', () => {
    const spoilt = (count: number): unknown => refusal(list(count).toSpliced(2, 0, 'oops').join('\n'));
    expect([spoilt(19), spoilt(20)]).toEqual(['bad-line 3', undefined]);
    const two = list(10).map((rr, i) => `${i};${rr}`);
    expect(refusal(two.toSpliced(4, 0, 'pause').join('\n'))).toBeUndefined();
  });
});

describe('a list', () => {
  const opened = (text: string, name: string) => readTableFile(readTable(text), name);
  const day = new Date(2026, 2, 4, 9, 30).getTime();
  it('begins when its own words say, else its name', () => {
    const begun = (text: string, name = 'x.txt'): unknown => {
      const read = opened(text, name);
      return 'recording' in read && read.recording.epoch;
    };
    const rows = list(30).join('\n');
    expect(begun(`2026-03-04 09:30\n${rows}`)).toBe(day);
    expect(begun(rows, '2026-03-04 09-30.txt')).toBe(day);
    expect(begun(`2026-03-04 09:30\n${rows}`, '2025-01-01 01-01.txt')).toBe(day);
    expect(begun(rows)).toBeUndefined();
  });

  it('that is in question takes along what its words say', () => {
    const rows = list(30).map((rr, i) => `${rr};${400 + ((i * 37) % 300)}`);
    expect(opened(rows.join('\n'), '2026-03-04 09-30.txt')).toMatchObject({
      question: { also: { epoch: day } },
    });
  });
});
