/** A text as sections of rows: titles, headers, comments and words between them, and how much of everything is taken. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/exchange/table/table.ts';

/** A table in plain words: numbers by column, a word where one stands, '' for an empty cell. */
function read(text: string) {
  const { sections, ...rest } = readTable(text);
  return {
    ...rest,
    sections: sections.map(({ columns, lines, ...section }) => ({
      ...section,
      lines: [...lines],
      columns: columns.map(({ kinds, values, words }) =>
        Array.from(kinds, (kind, i) => words.at(i) ?? (kind === 0 ? '' : (values[i] ?? NaN))),
      ),
    })),
  };
}
const refusal = (text: string): unknown => {
  try {
    readTable(text);
    return undefined;
  } catch (cause) {
    return (cause as { code: unknown }).code;
  }
};
const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n') + '\n';

describe('a text of rows', () => {
  it('has titles and a header before them, words and comments between them', () => {
    const text = `Recording of a walk

# made by hand
First list
n;RR
1;856
// pause
# here

2;870
3;845;late
words
4;860
`;
    expect(read(text)).toEqual({
      sections: [
        {
          title: ['Recording of a walk', 'First list'],
          header: ['n', 'RR'],
          rows: 3,
          lines: [6, 10, 11],
          columns: [
            [1, 2, 3],
            [856, 870, 845],
            ['', '', 'late'],
          ],
          comments: [
            { row: 1, words: 'pause' },
            { row: 1, words: 'here' },
          ],
        },
        { title: [], header: ['words'], rows: 1, lines: [13], columns: [[4], [860]], comments: [] },
      ],
      wordLines: [12],
      preamble: ['Recording of a walk', '# made by hand', 'First list', 'n;RR'],
      unsure: false,
    });
  });

  it('of nothing, of blanks and of words alone has no section', () => {
    const none = { sections: [], wordLines: [], unsure: false };
    expect(read('')).toEqual({ ...none, preamble: [] });
    expect(read(' \n\t\n')).toEqual({ ...none, preamble: [] });
    expect(read('one\n two \n')).toEqual({ ...none, preamble: ['one', 'two'] });
  });

  const headed = (header: string, ...rows: string[]): unknown => {
    const [section] = read([header, ...rows].join('\n')).sections;
    return [section?.title, section?.header];
  };
  it.each<[string, string, string[], unknown]>([
    ['as many names as columns', 'a;b', ['1;2', '3;4'], [[], ['a', 'b']]],
    ['one name less', 'a;b', ['1;2;3', '4;5;6'], [[], ['a', 'b']]],
    ['one name more', 'a;b;c', ['1;2', '3;4'], [[], ['a', 'b', 'c']]],
    ['two names more', 'a;b;c;d', ['1;2', '3;4'], [['a;b;c;d'], []]],
    ['empty names at its end', 'a;b;;;', ['1;2', '3;4'], [[], ['a', 'b']]],
    ['one name over one column', 'RR', ['856', '870'], [[], ['RR']]],
    ['words with a border over one column', 'RR;b', ['856', '870'], [[], ['RR;b']]],
    ['nothing but borders', ';', ['1;2', '3;4'], [[';'], []]],
  ])('has a header of %s or a title', (_, header, rows, expected) => {
    expect(headed(header, ...rows)).toEqual(expected);
  });

  it('begins with a header that has numbers in it where words head numbers alone', () => {
    expect(read('1772613000.0, IBI,\n0.5, 0.86, 1\n1.4, 0.87, 2\n').sections).toEqual([
      {
        title: [],
        header: ['1772613000', 'IBI', ''],
        rows: 2,
        lines: [2, 3],
        columns: [
          [0.5, 1.4],
          [0.86, 0.87],
          [1, 2],
        ],
        comments: [],
      },
    ]);
    const rowsOf = (text: string): number | undefined => read(text).sections[0]?.rows;
    expect(rowsOf('5;a\n1;856\n')).toBe(2);
    expect(rowsOf('5;a\n1;856\n2;b\n')).toBe(3);
    expect(rowsOf('5;a\n1;\n2;\n')).toBe(3);
    expect(rowsOf('5;a\n1;856\n2;\n')).toBe(2);
  });

  it('has a row that is a moment alone where it is as wide as the others', () => {
    const wide = '09:30:00;856\n09:30:01;\n09:30:02;845\n';
    expect(read(wide).sections).toMatchObject([
      {
        rows: 3,
        columns: [
          [34_200_000, 34_201_000, 34_202_000],
          [856, '', 845],
        ],
      },
    ]);
    expect(read('09:30:00;856\n09:30:01\n09:30:02;845\n').sections).toMatchObject([{ rows: 1 }, { rows: 1 }]);
  });

  it('takes a line of one star for a value that is missing and no comment', () => {
    expect(read('856\n*\n870\n').sections[0]?.columns).toEqual([[856, NaN, 870]]);
    expect(read('856\n* 5\n870\n').sections[0]?.comments).toEqual([{ row: 1, words: '5' }]);
  });

  it('has no comments of nothing, and none behind its last row', () => {
    expect(read('856\n#\n870\n# end\n').sections).toMatchObject([{ rows: 2, comments: [] }]);
    expect(read('856\n# said\nwords\n870\n').sections.map(({ comments }) => comments)).toEqual([[], []]);
  });
});

describe('of a text is taken', () => {
  it('forty lines before the first row, the first ones, and the nearest as title, each of two hundred letters', () => {
    const long = 'x'.repeat(300);
    const { preamble, sections } = read(many(60, (i) => `w${i} ${long}`) + '1;856;2\n');
    expect(preamble).toEqual(Array.from({ length: 40 }, (_, i) => `w${i} ${long}`.slice(0, 200)));
    expect(sections[0]?.title).toEqual(
      Array.from({ length: 40 }, (_, i) => `w${i + 20} ${long}`.slice(0, 200)),
    );
    const commented = read(many(60, (i) => `# c${i}`) + '856\n');
    expect(commented.preamble).toHaveLength(40);
    expect(commented.sections[0]).toMatchObject({ title: [], comments: [] });
  });

  it('two hundred letters of a word or a comment', () => {
    const long = 'x'.repeat(300);
    const [section] = read(`1;${long}\n# ${long}\n2;b\n`).sections;
    expect(section?.columns[1]).toEqual([long.slice(0, 200), 'b']);
    expect(section?.comments).toEqual([{ row: 1, words: long.slice(0, 200) }]);
  });

  it('two hundred runs of rows at most', () => {
    const runs = (count: number): string => many(count, (i) => `${800 + i}\nwords`);
    expect(read(runs(200)).sections).toHaveLength(200);
    expect(read(runs(200)).wordLines).toHaveLength(200);
    expect(refusal(runs(201))).toBe('unknown-format');
    expect(
      read('856\n' + many(300, (i) => `words ${String.fromCharCode(97 + (i % 26))}`)).wordLines,
    ).toHaveLength(200);
  });

  it('a million rows at most', () => {
    const rows = (count: number, row: string): string => row.repeat(count);
    expect(refusal(rows(1_000_001, '8\n'))).toBe('too-large');
    expect(readTable(rows(1_000_000, '8\n')).sections[0]?.rows).toBe(1_000_000);
  });

  it('a list in one line, its empty cells left out', () => {
    const line = (count: number): string => Array.from({ length: count }, (_, i) => 800 + (i % 9)).join(';');
    expect(read(line(64)).sections[0]?.columns).toHaveLength(64);
    expect(read(line(65)).sections[0]).toMatchObject({ rows: 65, header: [], lines: Array(65).fill(1) });
    const spoilt = read(`title\n${line(70)};;x;5 ms\n${line(66)}\n`);
    expect(spoilt.sections).toHaveLength(1);
    expect(spoilt.sections[0]).toMatchObject({ rows: 138, title: [], header: ['title'] });
    expect(spoilt.sections[0]?.columns[0]?.slice(69, 73)).toEqual([806, 'x', 5, 800]);
    expect(refusal('8;'.repeat(400_000))).toBe('too-large');
  });

  it('how far it is, now and then', () => {
    const said: number[] = [];
    const text = many(140_000, () => '856');
    readTable(text, (share) => said.push(share));
    expect(said).toEqual([65_536, 131_072].map((line) => (4 * line - 1) / text.length));
    const two: number[] = [];
    readTable(
      many(70_000, () => '1;2'),
      (share) => two.push(share),
    );
    expect(two).toEqual([(4 * 65_536 - 1) / 280_000]);
  });
});
