/** A file that is read beside the window: what its reader says becomes one result, and what was asked is asked. */
import { describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { readInThread, type FileResult } from '../../../src/therapist/file-thread.ts';
import { started } from '../../fixtures/started.ts';

const about = { name: 'a', epoch: 5, origin: 'o', app: 'x' };
const log: SessionEvent[] = [
  started,
  { type: 'measurement', at: 1000, who: 'client', bpm: 60, rr: [1000] },
  { type: 'ended', at: 2000 },
];

function reading(text: string, name = 'a.jsonl') {
  const heard: string[] = [];
  const thread = readInThread(
    new File([text], name),
    { ...about, name },
    {
      progress: (share) =>
        void (share >= 0 && share <= 1 ? heard.push('progress') : heard.push(String(share))),
      asked: ({ columns }) => void heard.push(`asked ${columns.length}`),
    },
  );
  return { thread, heard };
}
const resultOf = (text: string, name?: string): Promise<FileResult> => reading(text, name).thread.result;

describe('a file that is read', () => {
  it('is a session with its facts, and says where it was cut only if it was', async () => {
    expect(await resultOf(writeSessionFile(log, 'x'))).toEqual({ is: 'session', facts: log });
    const cut = writeSessionFile(log, 'x').trimEnd().slice(0, -3);
    expect(await resultOf(cut)).toEqual({ is: 'session', facts: log.slice(0, 2), cutAt: 4 });
  });

  it('is the recording of another program, with what is known about it', async () => {
    const rr = Array.from({ length: 70 }, (_, i) => 850 + (i % 7) * 10);
    const result = await resultOf(rr.join('\n'), 'rr.txt');
    if (result.is !== 'recording') throw new Error(result.is);
    expect([...result.recording.rr]).toEqual(rr);
    expect(result.about).toMatchObject({ name: 'rr.txt', origin: 'o' });
  });

  it('is refused by a code, with the line where there is one', async () => {
    expect(await resultOf('what is this', 'letter.txt')).toEqual({ is: 'refused', code: 'empty' });
    const lines = writeSessionFile(log, 'x').split('\n');
    const broken = [...lines.slice(0, 2), '{"type":"measurement","at":"soon"}', ...lines.slice(2)].join('\n');
    const refused = await resultOf(broken);
    expect(refused).toMatchObject({ is: 'refused' });
    if (refused.is === 'refused') expect(Object.keys(refused).toSorted()).toEqual(['code', 'is', 'line']);
  });

  it('is unreadable where the device does not hand it over', async () => {
    const gone = {
      name: 'a.jsonl',
      size: 5,
      slice: () => {
        throw new DOMException('', 'NotFoundError');
      },
      stream: () => {
        throw new DOMException('', 'NotFoundError');
      },
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
    } as unknown as File;
    const { result } = readInThread(gone, about, { progress: () => undefined, asked: () => undefined });
    expect(await result).toEqual({ is: 'unreadable' });
  });

  it('is given up at once', async () => {
    const { thread } = reading(writeSessionFile(log, 'x'));
    thread.stop();
    expect(await thread.result).toEqual({ is: 'stopped' });
  });
});
