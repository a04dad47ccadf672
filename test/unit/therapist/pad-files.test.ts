/** The pad's copies in the browser's own files: which are read, where they lie, and what comes of the thread that writes them. */
import { describe, expect, it } from 'vitest';
import { padOf } from '../../../src/therapist/pad-files.ts';
import workerAddress from '../../../src/therapist/pad-worker.ts?worker&url';
import { MemoryFolder } from '../../fixtures/memory-folder.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const bytes = (...list: number[]): Uint8Array => new Uint8Array(list);

/** What a writing thread does with its question; by default it has written three copies. */
type Does = { readonly answer: object } | { readonly fails: string };

function bench({ own, buckets, does = { answer: { written: 3 } } }: Bench = {}) {
  const did: unknown[] = [];
  class Worker {
    readonly heard = new Map<string, (event: object) => void>();
    constructor(address: string, options: object) {
      did.push(['begun', address, options]);
    }
    addEventListener(type: string, work: (event: object) => void): void {
      this.heard.set(type, work);
    }
    postMessage(question: unknown): void {
      did.push(['asked', question]);
      if ('answer' in does) this.heard.get('message')?.({ data: does.answer });
      else this.heard.get('error')?.({ message: does.fails });
    }
    terminate(): void {
      did.push('ended');
    }
  }
  const locks = new WindowLocks();
  const window = {
    location: { href: 'https://a.example/at tune/index.html' },
    navigator: {
      locks: locks.of('here'),
      storage: { getDirectory: () => Promise.resolve((own ?? new MemoryFolder('')).handle) },
      ...(buckets !== undefined && { storageBuckets: buckets }),
    },
    Worker,
  };
  return { did, locks, window: window as never };
}

interface Bench {
  readonly own?: MemoryFolder;
  readonly buckets?: object;
  readonly does?: Does;
}

function folderOf(files: Record<string, Uint8Array>): MemoryFolder {
  const folder = new MemoryFolder('');
  for (const [name, content] of Object.entries(files)) folder.disk.files.set(name, content);
  return folder;
}

/** A browser with places apart; `opened` are the ones that were asked for. */
function bucketsOf(apart: MemoryFolder, there: readonly string[]) {
  const opened: string[] = [];
  return {
    opened,
    keys: () => Promise.resolve(there),
    open: (name: string) => {
      opened.push(name);
      return Promise.resolve({ getDirectory: () => Promise.resolve(apart.handle) });
    },
  };
}

describe('the copies of the pad', () => {
  const name = '%2Fat%2520tune%2F';

  it('are two in the own folder, under the name of the place, and one that is not there is told as such', async () => {
    const own = folderOf({ [`pad-1 ${name}`]: bytes(1, 2), 'pad-0 elsewhere': bytes(9) });
    expect(await padOf(bench({ own }).window)?.read()).toEqual([undefined, bytes(1, 2)]);
    expect(await padOf(bench({ own }).window, 'elsewhere')?.read()).toEqual([bytes(9), undefined]);
  });

  it('are three where the place apart is there, which is not made by looking for it', async () => {
    const own = folderOf({ [`pad-0 ${name}`]: bytes(1), [`pad-1 ${name}`]: bytes(2) });
    const apart = folderOf({ [`pad ${name}`]: bytes(3) });
    const there = bucketsOf(apart, ['another', 'attune-pad']);
    expect(await padOf(bench({ own, buckets: there }).window)?.read()).toEqual([
      bytes(1),
      bytes(2),
      bytes(3),
    ]);
    expect(there.opened).toEqual(['attune-pad']);
    const none = bucketsOf(apart, ['another']);
    expect(await padOf(bench({ own, buckets: none }).window)?.read()).toEqual([bytes(1), bytes(2)]);
    expect(none.opened).toEqual([]);
  });

  it('are the two of the own folder where the place apart cannot be had', async () => {
    const own = folderOf({ [`pad-0 ${name}`]: bytes(1), [`pad-1 ${name}`]: bytes(2) });
    const buckets = { keys: () => Promise.reject(new Error('refused')) };
    expect(await padOf(bench({ own, buckets }).window)?.read()).toEqual([bytes(1), bytes(2)]);
  });

  it('are not taken for missing where the storage does not answer', async () => {
    for (const cause of [new DOMException('', 'InvalidStateError'), new Error('NotFoundError')]) {
      const own = { handle: { getFileHandle: () => Promise.reject(cause) } } as unknown as MemoryFolder;
      await expect(padOf(bench({ own }).window)?.read()).rejects.toBe(cause);
    }
  });

  it('are not to be had where the browser has no such files', () => {
    expect(padOf({ location: { href: 'https://a.example/' } } as never)).toBeUndefined();
    expect(padOf({ location: { href: 'https://a.example/' }, navigator: {} } as never)).toBeUndefined();
    const without = { location: { href: 'https://a.example/' }, navigator: { storage: {} } };
    expect(padOf(without as never)).toBeUndefined();
  });

  it('are worked on by one window of this place at a time', async () => {
    const { window, locks } = bench();
    const held = await padOf(window)?.alone('turn', () =>
      Promise.resolve([locks.holders('attune /at%20tune/ turn'), locks.holders('attune /at%20tune/ begin')]),
    );
    expect(held).toEqual([['here'], []]);
    const begun = await padOf(window, 'apart')?.alone('begin', () =>
      Promise.resolve(locks.holders('attune apart begin')),
    );
    expect(begun).toEqual(['here']);
  });
});

describe('writing the pad', () => {
  const written = (does: Does) => {
    const { did, window } = bench({ does });
    return { did, result: padOf(window, '/a/')?.write(7, bytes(1, 2)) };
  };

  it('is one question to a thread of its own, which ends with the answer', async () => {
    const { did, result } = written({ answer: { written: 1, failed: 'QuotaExceededError' } });
    expect(await result).toBe(true);
    expect(did).toEqual([
      ['begun', workerAddress, { type: 'module' }],
      ['asked', { name: '%2Fa%2F', at: 7, bytes: bytes(1, 2) }],
      'ended',
    ]);
  });

  it('is not possible where the thread has no such files', async () => {
    expect(await written({ answer: { written: 0, unable: true } }).result).toBe(false);
  });

  it('has failed where not one copy was written', async () => {
    const full = written({ answer: { written: 0, failed: 'QuotaExceededError' } });
    await expect(full.result).rejects.toMatchObject({ code: 'disk-full' });
    for (const answer of [{ written: 0 }, { written: 0, failed: 'Error' }])
      await expect(written({ answer }).result).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('has failed with the thread, which ends all the same', async () => {
    const { did, result } = written({ fails: 'no script' });
    await expect(result).rejects.toThrow('no script');
    expect(did.at(-1)).toBe('ended');
  });
});
