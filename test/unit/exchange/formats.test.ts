/** Files of other programs, each written here in a few lines: every interval, hole, note and beginning of them, and what is refused. */
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/exchange/open-source.ts';
import type { Recording } from '../../../src/exchange/recording.ts';
import { fitFile } from '../../fixtures/small-files.ts';

const opened = async (text: string | Uint8Array<ArrayBuffer>, name = 'x.txt'): Promise<Recording> => {
  const bytes = typeof text === 'string' ? Uint8Array.from(Buffer.from(text)) : text;
  const read = await openBytes(name, bytes);
  if (!('recording' in read)) throw new Error('it is in question');
  return { ...read.recording, rr: [...read.recording.rr] };
};
const refusal = (text: string | Uint8Array<ArrayBuffer>, name?: string): Promise<unknown> =>
  opened(text, name).then(
    () => 'opened',
    (cause: unknown) => {
      const { code, line } = cause as { code?: string; line?: number };
      return line === undefined ? code : `${code} ${line}`;
    },
  );
const BEGUN = new Date(2026, 2, 4, 9, 30).getTime();
const RR = [856, 870, 845, 860, 872];

describe('a list in parts', () => {
  const hrm = (list: string, head = 'Date=20260304\nStartTime=09:30:00.0\nInterval=238\n'): string =>
    `[Params]\n${head}\n[HRData]\n${list}`;

  it('of Polar has the first number of each line; a mark is a hole', async () => {
    expect(await opened(hrm('856\n870\t1\n0\n"845";7\nNaN\n860 3\n872\n'))).toEqual({
      rr: RR,
      holes: [
        { before: 2, ms: undefined },
        { before: 3, ms: undefined },
      ],
      notes: [],
      epoch: BEGUN,
    });
  });

  it('of Polar may say neither when it began nor what its numbers are', async () => {
    expect(await opened(hrm('0\n' + RR.join('\n'), ''))).toEqual({ rr: RR, holes: [], notes: [] });
    expect((await opened(hrm(RR.join('\n'), 'Date=20260304\n'))).epoch).toBe(new Date(2026, 2, 4).getTime());
  });

  it('of Polar is refused where it is of rates, spoilt or empty', async () => {
    expect(await refusal(hrm('70\n71\n72', 'Interval=5\n'))).toBe('heart-rate-only');
    expect(await refusal(hrm('70\n71\n72'))).toBe('heart-rate-only');
    expect(await refusal(hrm('70\n71\n72', ''))).toBe('heart-rate-only');
    expect(await refusal(hrm(RR.join('\n'), 'Interval=1\n'))).toBe('heart-rate-only');
    expect(await refusal(hrm('856\nwords\n845', 'Interval=238\n'))).toBe('bad-line 6');
    expect(await refusal(hrm('856\n3600001\n845', 'Interval=238\n'))).toBe('bad-line 6');
    expect(await refusal(hrm(''))).toBe('empty');
    expect(await refusal('[Params]\nInterval=238\n')).toBe('empty');
  });

  it('of Suunto begins at its start time, whose seconds stand behind a dot', async () => {
    const sdf = (list: readonly number[]): string =>
      `[HEADER]\r\nSTARTTIME=04.03.2026 09:30.05\r\n[CUSTOM1]\r\n${list.join('\r\n')}`;
    expect(await opened(sdf(RR))).toEqual({ rr: RR, holes: [], notes: [], epoch: BEGUN + 5000 });
    expect(await refusal(sdf([70, 71, 72]))).toBe('no-intervals');
    expect(await refusal(sdf([]))).toBe('empty');
  });
});

describe('JSON', () => {
  it('is a list, or one under a name that says so, however deep, with the beginning that it tells', async () => {
    const list = JSON.stringify(RR);
    expect((await opened(list)).rr).toEqual(RR);
    expect(
      await opened(`{"a":{"startTime":"2026-03-04T08:30:00Z","endDate":"2027-01-01","b":[{"rr":${list}}]}}`),
    ).toMatchObject({ rr: RR, epoch: Date.UTC(2026, 2, 4, 8, 30) });
    expect(await opened(`\uFEFF {"ibi":[856,null,870,845,860,872]}`)).toMatchObject({
      rr: RR,
      holes: [{ before: 1, ms: undefined }],
    });
  });

  it('is rows under the same names', async () => {
    const rows = RR.map((rr, i) => ({
      time: `2026-03-04T08:30:0${i}Z`,
      rr,
      note: i === 2 ? 'warm' : 'calm',
    }));
    expect(await opened(JSON.stringify({ beats: rows }))).toMatchObject({
      rr: RR,
      notes: [
        { before: 0, words: 'calm' },
        { before: 2, words: 'warm' },
        { before: 3, words: 'calm' },
      ],
    });
  });

  it('is read to a depth of twenty', async () => {
    const deep = (depth: number): string =>
      '{"a":'.repeat(depth) + `{"rr":${JSON.stringify(RR)}}` + '}'.repeat(depth);
    expect((await opened(deep(19))).rr).toEqual(RR);
    expect(await refusal(deep(20))).toBe('unknown-format');
  });

  it('tells its beginning to a depth of twenty', async () => {
    const deep = (depth: number): string =>
      `{"rr":${JSON.stringify(RR)},"a":${'{"a":'.repeat(depth)}{"start":"2026-03-04T08:30:00Z"}${'}'.repeat(depth)}}`;
    expect((await opened(deep(19))).epoch).toBe(Date.UTC(2026, 2, 4, 8, 30));
    expect((await opened(deep(20))).epoch).toBeUndefined();
  });

  it('is refused where it has no list, two lists, or figures of a bundle', async () => {
    expect(await refusal('{"a":[1,2],"rr":[]}')).toBe('unknown-format');
    expect(await refusal('{"rr":[null,null]}')).toBe('unknown-format');
    expect(await refusal('{"a":1,}')).toBe('unknown-format');
    expect(await refusal(`{"rr":${JSON.stringify(RR)},"nn":${JSON.stringify(RR)}}`)).toBe('several');
    expect(await refusal('{"resourceType":"Bundle","entry":[{"value":70},{"value":71}]}')).toBe(
      'figures-only',
    );
    expect(await refusal(`{"resourceType":"Bundle","rr":${JSON.stringify(RR)}}`)).toBe('opened');
  });

  it('that is none, but a list in brackets, is read as one', async () => {
    expect((await opened('[ 856 870 845\n 860 872 ]')).rr).toEqual(RR);
  });
});

describe('OpenHRV', () => {
  const at = (s: number): string => `2026-03-04T08:30:0${s}Z`;
  it('has its beats with what stands between them', async () => {
    const text = `event,value,timestamp
IBI ignored
InterBeatInterval,856,${at(1)}
HeartRateVariability,40,${at(1)}
Annotation,warm, calm,${at(1)}
event,value,timestamp
PacerRate,6,${at(2)}
InterBeatInterval,870,${at(2)}
Other,,${at(2)}
Mood,fine,${at(2)}
InterBeatInterval,845,${at(9)}
`;
    expect(await opened(text)).toEqual({
      rr: [856, 870, 845],
      holes: [{ before: 2, ms: 6155 }],
      notes: [
        { before: 1, words: 'warm, calm' },
        { before: 1, words: 'Pacer 6/min' },
        { before: 2, words: 'fine' },
      ],
      epoch: Date.UTC(2026, 2, 4, 8, 30, 1) - 856,
    });
  });
  it.each([`-5,${at(1)}`, `856,soon`, `x,${at(1)}`])(
    'is refused at a beat that is none: %s',
    async (beat) => {
      expect(await refusal(`event,value,timestamp\nInterBeatInterval,${beat}\n`)).toBe('bad-line 2');
    },
  );
});

describe('Firstbeat', () => {
  const xml = (
    data: string,
    head = '<StartDate>04.03.2026</StartDate><StartTime>09:30:00</StartTime>',
  ): string => `<FirstbeatExchange>${head}<IBIData>${data}</IBIData></FirstbeatExchange>`;
  it('has its intervals between tags or blanks, and a hole at a mark', async () => {
    expect(
      await opened(xml('<IBI>0</IBI><IBI>856</IBI><IBI>870 845</IBI><IBI>0</IBI><IBI>860;872</IBI>')),
    ).toEqual({
      rr: RR,
      holes: [{ before: 3, ms: undefined }],
      notes: [],
      epoch: BEGUN,
    });
    expect(await opened(xml(RR.join(' '), ''))).toEqual({ rr: RR, holes: [], notes: [] });
    expect((await opened(`<FirstbeatExchange><IBIData><IBI>${RR.join('</IBI><IBI>')}</IBI>`)).rr).toEqual(RR);
  });
  it('is refused with words, with short numbers, with two lists and with none', async () => {
    expect(await refusal(xml('856 words'))).toBe('unknown-format');
    expect(await refusal(xml('70 71 72'))).toBe('no-intervals');
    expect(await refusal(xml('856</IBIData><IBIData>870'))).toBe('several');
    expect(await refusal('<FirstbeatExchange></FirstbeatExchange>')).toBe('empty');
  });
});

describe('VNS Analyse', () => {
  it('has its raw list in s, its notes and its marks, and nothing of the corrected one', async () => {
    const text = `VNS Analyse
RR-Intervalle - Rohwerte (Nicht aktiv)
NaN
0.856\tNotiz: Ruhe\t
0.870

NaN
0.845\twarm
Mittel
9.9

RR-Intervalle - Korrigierte Werte (Aktiv)
0.900
RR-Intervalle - Rohwerte
0.860
`;
    expect(await opened(text, '2026-03-04 09-30.txt')).toEqual({
      rr: [856, 870, 845, 860],
      holes: [{ before: 2, ms: undefined }],
      notes: [
        { before: 0, words: 'Ruhe' },
        { before: 2, words: 'warm' },
      ],
      epoch: BEGUN,
    });
  });
  it('may have its list in ms, and is refused where a line is spoilt or its numbers are too short', async () => {
    const list = (text: string): string => `RR-Intervalle - Rohwerte\n${text}\n`;
    expect((await opened(list(RR.join('\n')))).rr).toEqual(RR);
    expect(await refusal(list('0.856\n-5\n'))).toBe('bad-line 3');
    expect(await refusal(list('70\n71\n72'))).toBe('no-intervals');
  });
});

describe('FIT', () => {
  it('has the filled slots of its messages, and is damaged where one byte is', async () => {
    expect(await opened(fitFile(RR.slice(0, 3)))).toEqual({
      rr: RR.slice(0, 3),
      holes: [],
      notes: [],
      epoch: expect.any(Number) as number,
    });
    const file = fitFile(RR);
    for (let i = 0; i < file.length; i++) {
      const spoilt = Uint8Array.from(file);
      spoilt[i]! ^= 1;
      expect(['damaged', 'unknown-format', 'empty']).toContain(await refusal(spoilt));
    }
  });
});

describe('HRV-ER', () => {
  it('has a hole and a note where another condition begins', async () => {
    const tsv = (rows: readonly string[]): string => `ibi\ttime\tcondition\torder\n${rows.join('\n')}\n`;
    expect(
      await opened(
        tsv([
          '856\t2\tbaseline\t1',
          '\t2\tbaseline\t1',
          '870\t2\tbaseline\t1',
          '845\t2\t10\t2',
          '0\t2\t10\t2',
          '860\t2\t10\t3',
          '872\t2\t12\t3',
        ]),
      ),
    ).toMatchObject({
      rr: RR,
      // Two of them where a value is missing and another condition begins.
      holes: [1, 2, 3, 3, 4].map((before) => ({ before, ms: undefined })),
      notes: [
        { before: 0, words: 'baseline' },
        { before: 2, words: '10 s' },
        { before: 3, words: '10 s' },
        { before: 4, words: '12 s' },
      ],
    });
  });
});

describe('Apple Health', () => {
  const record = (day: string, ...times: string[]): string =>
    `<Record startDate="${day} 09:30:00 +0000"><HeartRateVariabilityMetadataList>${times.map((time) => `<InstantaneousBeatsPerMinute bpm="70" time="${time}"/>`).join('')}</HeartRateVariabilityMetadataList></Record>`;
  const xml = (...records: string[]): string => `<HealthData>${records.join('')}</HealthData>`;
  const zoned = (day: number, ms: number): number => Date.UTC(2026, 2, day) + 34_200_000 + ms;

  it('has the time from beat to beat, a hole between two records, and the newest day alone', async () => {
    const text = xml(
      record('2026-03-03', '9:30:00.00 AM', '9:30:00.80 AM', '9:30:01.60 AM'),
      record('2026-03-04', '9:40:00,00 AM', '9:40:00,85 AM', '9:40:01,75 AM'),
      record('2026-03-04', '9:31:00.00 AM', '9:31:00.90 AM', '9:31:05.90 AM', '9:31:06.70 AM'),
    );
    const { rr, holes, epoch, device } = await opened(text);
    expect({ rr, device }).toEqual({ rr: [850, 900, 900, 800], device: 'Apple Health' });
    expect(holes).toEqual([
      { before: 2, ms: undefined },
      { before: 3, ms: 5000 },
    ]);
    expect(epoch).toBe(zoned(4, 600_000));
  });

  it('without beats is of rates, or empty', async () => {
    expect(
      await refusal('<HealthData><Record type="HKQuantityTypeIdentifierHeartRate" value="70"/></HealthData>'),
    ).toBe('heart-rate-only');
    expect(await refusal('<HealthData></HealthData>')).toBe('empty');
  });
});

describe('curves side by side', () => {
  it.each(['RAW Data export file\n1 2 3\n', 'x\nOutput rate: 32\n'])('are not opened: %s', async (text) => {
    expect(await refusal(text)).toBe('curve-only');
  });
});
