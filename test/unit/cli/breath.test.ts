/** The breath in recordings: of paced people where the data folder has them, and of files that cannot be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breathOfRecording } from '../../../src/cli/breath-figures.ts';
import { readAccelerationCsv } from '../../../src/exchange/acceleration-csv.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

const folder = 'breath/paced';
const files = hasData(folder) ? readdirSync(dataFile(folder)).filter((name) => name.endsWith('.csv')) : [];

describe.skipIf(files.length === 0)(
  'recordings of somebody who breathed with a metronome, lying down',
  () => {
    it('give its rate from 4 to 15 breaths a minute', () => {
      let judged = 0;
      for (const file of files) {
        const cycle = Number(/(\d+)s\.csv$/.exec(file)?.[1]);
        if (cycle < 4 || cycle > 12) continue;
        judged += 1;
        const samples = readAccelerationCsv(readFileSync(dataFile(`${folder}/${file}`), 'utf8'));
        const { coverage, mae, onsetsS, windows } = breathOfRecording(samples, cycle);
        expect(coverage, file).toBeGreaterThan(0.6);
        expect(mae, file).toBeLessThan(0.5);
        expect(onsetsS.length, file).toBeGreaterThanOrEqual(9);
        const ends = windows.map(({ endS }) => endS);
        ends.slice(1).forEach((end, i) => expect(end - ends[i]!).toBeCloseTo(5, 2));
      }
      expect(judged).toBeGreaterThanOrEqual(5);
    });
  },
);

describe('a recording with a hole', () => {
  it('says that nothing was seen in it', () => {
    const samples = Array.from({ length: 5000 }, (_, k) => {
      const p = 0.5 + 0.02 * Math.sin((2 * Math.PI * k) / 250);
      return { at: k * 20, values: [-1000 * Math.cos(p), 0, 1000 * Math.sin(p)] };
    }).filter(({ at }) => at < 40_000 || at > 60_000);
    const { windows } = breathOfRecording(samples);
    expect(windows.map(({ state }) => state)).toContain('lost');
    expect(windows[0]?.state).toBe('starting');
  });
});

describe('a file of samples', () => {
  it('is read line by line', () => {
    const read = readAccelerationCsv(
      't_s,x_mg,y_mg,z_mg\r\n0.005,-537.1,-30.4,865.8\n\n0.022,-520.5,-23.7,846.8\n',
    );
    expect(read).toEqual([
      { at: 5, values: [-537.1, -30.4, 865.8] },
      { at: 22, values: [-520.5, -23.7, 846.8] },
    ]);
  });

  it.each([
    ['a,b,c,d\n1,2,3,4', 'unknown-format'],
    ['t_s,x_mg,y_mg,z_mg\n', 'empty'],
    ['t_s,x_mg,y_mg,z_mg\n1,2,3\n', 'bad-line'],
    ['t_s,x_mg,y_mg,z_mg\n1,2,,3\n', 'bad-line'],
    ['t_s,x_mg,y_mg,z_mg\n1,2,3,4\n0,2,3,4\n', 'bad-line'],
  ])('is refused: %j', (text, code) => {
    expect(() => readAccelerationCsv(text)).toThrow(expect.objectContaining({ code }));
  });
});
