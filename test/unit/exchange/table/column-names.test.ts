/** What the names of columns say, in the spellings of many programs. */
import { describe, expect, it } from 'vitest';
import { nameSays, wordsOf, type NameSays } from '../../../../src/exchange/table/column-names.ts';

/** What a name says, without what it does not. */
const said = (name: string): Partial<NameSays> =>
  Object.fromEntries(
    Object.entries(nameSays(name)).filter(([, value]) => value !== false && value !== undefined),
  );

it('a name is its words in small letters', () => {
  expect(wordsOf('rawIBI [ms]')).toBe('raw ibi ms');
  expect(wordsOf('  Beat_to-Beat__Intervalle (s) ')).toBe('beat to beat intervalle s');
  expect(wordsOf('HerzFrequenz/Größe2')).toBe('herz frequenz größe2');
  expect(wordsOf('[]')).toBe('');
});

describe('a name', () => {
  it.each<[string, Partial<NameSays>]>([
    ['RR', { interval: true }],
    ['rr-interval [ms]', { interval: true, unit: 1 }],
    ['IBI (s)', { interval: true, unit: 1000 }],
    ['R-R', { interval: true }],
    ['NN', { interval: true, corrected: true }],
    ['Intervalle roh', { interval: true, raw: true }],
    ['Intervalle korrigierte', { interval: true, corrected: true }],
    ['interbeat', { interval: true }],
    ['RRIntervals', { interval: true }],
    ['RRs', { interval: true }],
    ['Inter-Beat', { interval: true, time: true }],
    ['number of intervals', {}],
    ['RR count', {}],
    ['Resp rate interval', { breath: true }],
    ['RR (rpm)', {}],
    ['HR', { rate: true }],
    ['Heart Rate [bpm]', { rate: true }],
    ['Puls', { rate: true }],
    ['HRV HR', { other: true }],
    ['breathing pulse', { breath: true }],
    ['Zeit', { time: true }],
    ['elapsed seconds', { time: true, unit: 1000 }],
    ['timestamp (msec)', { time: true, unit: 1 }],
    ['Peaks', { time: true }],
    ['Millisekunden', { unit: 1 }],
    ['Sekunden', { unit: 1000 }],
    ['Notiz', { marks: true }],
    ['event marker', { marks: true }],
    ['ECG [µV]', { other: true }],
    ['temperature', { other: true }],
    ['RMSSD', { other: true, figure: true }],
    ['ln RMSSD', { other: true, figure: true }],
    ['pNN50', { figure: true }],
    ['pNN20 [%]', { figure: true }],
    ['hrv rr', { interval: true }],
    ['', { plain: true }],
    ['x', { plain: true }],
    ['Column2', { plain: true }],
    ['12', { plain: true }],
    ['Unnamed: 0', { plain: true }],
    ['weight', {}],
  ])('says what it is: %s', (name, expected) => expect(said(name)).toEqual(expected));
});
