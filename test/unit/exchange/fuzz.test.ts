/** A small share of the fuzz in every run; the whole of it is `test/bench/fuzz-files.ts`. */
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/exchange/open-source.ts';
import { mutated, tried } from '../../fixtures/file-fuzz.ts';
import { uniform } from '../../fixtures/random.ts';
import { SMALL_FILES, wave } from '../../fixtures/small-files.ts';

describe('files changed at random', () => {
  it('are refused by the room’s own error, asked about, or opened as a session that everything can take', async () => {
    const random = uniform(Number(process.env.ATTUNE_SEED ?? 20261122));
    const seen = { refused: 0, asked: 0, opened: 0 };
    for (let i = 0; i < 800; i++) {
      const [name, bytes] = SMALL_FILES[i % SMALL_FILES.length]!;
      const [, other] = SMALL_FILES[Math.floor(random() * SMALL_FILES.length)]!;
      seen[(await tried(name, mutated(bytes, other, random))).verdict] += 1;
    }
    expect(Math.min(seen.refused, seen.asked, seen.opened)).toBeGreaterThan(20);
  });
});

describe('the small files of the fuzz', () => {
  const sum = wave(60).reduce((a, b) => a + b, 0);
  const others: Record<string, [number, number] | undefined> = {
    // A half behind each comma.
    'comma.csv': [60, sum + 30],
    // Moments of beats are one more than intervals.
    'beats.txt': [59, sum - (wave(60)[0] ?? 0)],
    'export.xml': [59, sum - (wave(60)[0] ?? 0)],
  };
  it.each(SMALL_FILES.filter(([name]) => name !== 'session.jsonl' && name !== 'unclear.csv'))(
    'opens %s',
    async (name, bytes) => {
      const opened = await openBytes(name, bytes);
      if (!('recording' in opened)) throw new Error('it is in question');
      const [beats, length] = others[name] ?? [60, sum];
      expect(opened.recording.rr).toHaveLength(beats);
      expect(Math.abs(opened.recording.rr.reduce((a, b) => a + b, 0) - length)).toBeLessThan(10);
    },
  );
  it('asks about two columns of which either could be the intervals', async () => {
    const opened = await openBytes('unclear.csv', SMALL_FILES.find(([name]) => name === 'unclear.csv')![1]);
    expect(opened).toHaveProperty('question');
  });
  it('keeps the breathing that stands beside the beats', async () => {
    for (const name of ['breath.csv', 'a.edf']) {
      const opened = await openBytes(name, SMALL_FILES.find(([one]) => one === name)![1]);
      if (!('recording' in opened)) throw new Error('it is in question');
      const { breath } = opened.recording;
      expect(breath?.hz).toBe(4);
      expect((breath?.samples.length ?? 0) / 4).toBeGreaterThan(50);
    }
  });
});
