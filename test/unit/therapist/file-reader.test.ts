/** What the reader of a file says to the requests that it gets, answer by answer. */
import { describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { FileAnswer, FileRequest } from '../../../src/therapist/file-messages.ts';
import { fileReader } from '../../../src/therapist/file-reader.ts';
import { started } from '../../fixtures/started.ts';

const about = { name: 'a.jsonl', epoch: 5, origin: 'o', app: 'x' };
const log = (packets: number): SessionEvent[] => [
  started,
  ...Array.from({ length: packets }, (_, i): SessionEvent => ({
    type: 'measurement',
    at: 1000 * (i + 1),
    who: 'client',
    bpm: 60,
    rr: [1000],
  })),
];
/** Two columns of which either could be the intervals. */
const unclear = `a;b\n${Array.from({ length: 60 }, (_, i) => `${800 + ((i * 37) % 50)};${900 + ((i * 53) % 70)}`).join('\n')}`;

async function answers(...requests: FileRequest[]): Promise<FileAnswer[]> {
  const said: FileAnswer[] = [];
  const obey = fileReader((answer) => said.push(answer));
  for (const request of requests) await obey(request);
  return said.filter(({ says }) => says !== 'progress');
}
const read = (text: string, name = 'a.jsonl'): FileRequest => ({
  ask: 'read',
  file: new Blob([text]),
  about: { ...about, name },
});

describe('the reader of a file', () => {
  it('hands a session over in messages of two thousand facts, and says that it is done', async () => {
    const said = await answers(read(writeSessionFile(log(4500), 'x')));
    expect(said.map((one) => (one.says === 'facts' ? one.facts.length : one))).toEqual([
      ...[2000, 2000, 501],
      { says: 'done' },
    ]);
    const [first] = said;
    expect(first?.says === 'facts' && first.facts[1]).toEqual(log(1)[1]);
    const exact = await answers(read(writeSessionFile(log(1999), 'x')));
    expect(exact.map(({ says }) => says)).toEqual(['facts', 'done']);
    const cut = await answers(read(writeSessionFile(log(3), 'x').trimEnd().slice(0, -4)));
    expect(cut.at(-1)).toEqual({ says: 'done', cutAt: 5 });
  });

  it('asks about columns, asks anew as they are read otherwise, and reads them as a person says', async () => {
    const said = await answers(
      read(unclear, 'b.csv'),
      { ask: 'read-as', roles: ['none', 'interval-ms'] },
      { ask: 'take', roles: ['none', 'interval-ms'] },
      { ask: 'take', roles: ['interval-ms', 'none'], epoch: 77 },
    );
    expect(said.map(({ says }) => says)).toEqual(['question', 'question', 'recording', 'recording']);
    const [first, second, third, fourth] = said;
    if (first?.says !== 'question' || second?.says !== 'question') throw new Error('nothing is asked');
    expect(first.asked.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(second.asked.columns.map(({ role }) => role)).toEqual(['none', 'interval-ms']);
    if (third?.says !== 'recording' || fourth?.says !== 'recording') throw new Error('nothing is read');
    expect([third.recording.rr[0], third.recording.epoch, third.about.name]).toEqual([
      900,
      undefined,
      'b.csv',
    ]);
    expect([fourth.recording.rr[0], fourth.recording.epoch]).toEqual([800, 77]);
  });

  it('says nothing to answers where it has asked nothing', async () => {
    const roles = ['interval-ms'] as const;
    expect(await answers({ ask: 'read-as', roles }, { ask: 'take', roles })).toEqual([]);
  });

  it('refuses by a code, with the line where there is one, also what a person has told', async () => {
    expect(await answers(read('what is this', 'a.txt'))).toEqual([{ says: 'refused', code: 'empty' }]);
    const lines = writeSessionFile(log(2), 'x').split('\n').toSpliced(2, 0, '{"type":"?"}');
    expect(await answers(read(lines.join('\n')))).toEqual([{ says: 'refused', code: 'bad-line', line: 3 }]);
    const none = await answers(read(unclear, 'b.csv'), { ask: 'take', roles: ['none', 'none'] });
    expect(none.at(-1)?.says).toBe('refused');
  });

  it('says that a file is unreadable where the device does not hand it over, and hides no other fault', async () => {
    const gone = { size: 5, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    expect(await answers({ ask: 'read', file: gone, about })).toEqual([{ says: 'unreadable' }]);
    const wrong = { ask: 'take', roles: undefined } as unknown as FileRequest;
    await expect(answers(read(unclear, 'b.csv'), wrong)).rejects.toBeInstanceOf(TypeError);
  });
});
