/** A recording of a motion sensor, line by line: what is read, and which line is refused. */
import { describe, expect, it } from 'vitest';
import { readAccelerationCsv } from '../../../src/exchange/acceleration-csv.ts';

const HEAD = 't_s,x_mg,y_mg,z_mg\n';
const refused = (text: string): string => {
  try {
    readAccelerationCsv(text);
    return 'read';
  } catch (cause) {
    const { code, line } = cause as { code: string; line?: number };
    return line === undefined ? code : `${code} ${line}`;
  }
};

describe('a recording of a motion sensor', () => {
  it('is its samples with their time in ms, blank lines passed over', () => {
    const text = '\uFEFFT_s, x_mg, y_mg, z_mg\r\n0,1,-2,1000\r\n\r\n0.04, 1.5 ,0,-999\r0.04,0,0,1e3\n';
    expect(readAccelerationCsv(text)).toEqual([
      { at: 0, values: [1, -2, 1000] },
      { at: 40, values: [1.5, 0, -999] },
      { at: 40, values: [0, 0, 1000] },
    ]);
  });

  it.each([
    ['', 'unknown-format 1'],
    ['t_s,x_mg,y_mg\n0,1,2\n', 'unknown-format 1'],
    [HEAD, 'empty'],
    [`${HEAD}0,1,2,3\n0.04,1,2\n`, 'bad-line 3'],
    [`${HEAD}0,1,2,3,4\n`, 'bad-line 2'],
    [`${HEAD}0,1,,3\n`, 'bad-line 2'],
    [`${HEAD}0,1,x,3\n`, 'bad-line 2'],
    [`${HEAD}\n1,1,2,3\n0.9,1,2,3\n`, 'bad-line 4'],
  ])('is refused where it is none: %j', (text, code) => expect(refused(text)).toBe(code));
});
