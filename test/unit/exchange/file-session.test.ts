/** A file as the facts of a session. */
import { describe, expect, it } from 'vitest';
import { ExchangeError } from '../../../src/exchange/exchange-error.ts';
import { endedSession, identified, readFile, renamed } from '../../../src/exchange/file-session.ts';
import { sourceOf } from '../../../src/exchange/source-file.ts';
import { checkSize } from '../../../src/exchange/open-source.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';

const about = { name: 'walk.txt', epoch: 1_700_000_000_000, origin: 'o', app: 'x' };
const text = '800\n812\n790\n805\n';

describe('a file as a session', () => {
  it('is the same session each time, another list another one', () => {
    const [first, again, other] = [text, text, text + '801\n'].map((t) => readFile(t, about).facts);
    expect(first).toEqual(again);
    expect(first?.[0]).not.toEqual(other?.[0]);
  });

  it('ends where it stops, and keeps its own end', () => {
    const facts = readFile(text, about).facts;
    expect(endedSession(facts).log).toEqual(facts);
    const open = endedSession(facts.slice(0, -1));
    expect(open.log).toEqual(facts);
  });

  it('has the same facts under an identity of its own', () => {
    const facts = readFile(text, about).facts;
    const copy = renamed(facts, 'new');
    expect(copy[0]).toMatchObject({ type: 'started', id: 'new' });
    expect(copy.slice(1)).toEqual(facts.slice(1));
  });

  it('has an identity of its text, and where that is none of its bytes', () => {
    const id = (bytes: Uint8Array): string =>
      identified({ rr: [800], holes: [], notes: [] }, sourceOf('x', bytes), about).id;
    const of = (text: string): string => id(Uint8Array.from(Buffer.from(text)));
    // FNV-1a of nothing and of an a, as its authors give them.
    expect([of(''), of('a')]).toEqual(['intervals-0-811c9dc5', 'intervals-1-e40c292c']);
    expect(of('a\0ä')).toMatch(/^intervals-4-/);
    expect(of('aaä')).toMatch(/^intervals-3-/);
  });

  it('is refused where it lasts longer than a week', () => {
    const lasting = (ms: number): unknown =>
      identified(
        { rr: [800, 800], holes: [{ before: 1, ms: ms - 1600 }], notes: [] },
        sourceOf('x', new Uint8Array()),
        about,
      );
    expect(() => lasting(604_800_000)).not.toThrow();
    expect(() => lasting(604_800_001)).toThrow(new ExchangeError('too-large').message);
  });

  it('is refused where it is larger than any session', () => {
    expect(() => checkSize(3_000_000)).not.toThrow();
    expect(() => checkSize(100_000_000)).toThrow(new ExchangeError('too-large').message);
    expect(() => readFile('800\n'.repeat(400_001), about)).toThrow(new ExchangeError('too-large').message);
  });
});

describe('a session file that holds more than any session', () => {
  const pace = { breathsPerMin: 6, inhaleShare: 0.4 };
  const guided = (days: number): string =>
    writeSessionFile(
      [
        { type: 'started', at: 0, schema: 1, id: 's', epoch: 0, app: 'x', origin: 'o' },
        { type: 'pace', at: 0, since: 0, pace },
        { type: 'battery', at: days * 86_400_000, who: 'client', percent: 5 },
      ],
      'test',
    );

  it('is refused before anything is folded: a guide that runs for a month', () => {
    expect(readFile(guided(6.9), about).facts).toHaveLength(3);
    expect(() => readFile(guided(7.1), about)).toThrow('too-large');
    expect(() => readFile(guided(31), about)).toThrow('too-large');
  });

  it('is refused as a list of so many intervals is', () => {
    const rr = Array<number>(200).fill(800);
    const packets = (count: number): SessionEvent[] =>
      Array.from({ length: count }, (_, i) => ({ type: 'measurement', at: i, who: 'client', bpm: 60, rr }));
    const file = (count: number): string =>
      writeSessionFile(
        [{ type: 'started', at: 0, schema: 1, id: 's', epoch: 0, app: 'x', origin: 'o' }, ...packets(count)],
        'test',
      );
    expect(readFile(file(2000), about).facts).toHaveLength(2001);
    expect(() => readFile(file(2001), about)).toThrow('too-large');
  });
});
