/** A page that was frozen, and a computer that slept, are told in one line when they come back; a hidden page that is only slow is not. */
import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { watchStandstill } from '../../../src/therapist/stood-still.ts';
import { clock } from '../../../src/ui/words/format.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';

const BEGAN = 1_764_000_000_000;

function stage(running = true) {
  const session = Session.from([
    { type: 'started', at: 0, schema: 1, id: 'a', epoch: BEGAN, app: 'x', origin: 'o' },
  ]);
  const notices = keepNotices(() => undefined);
  let monotonic = 0;
  let wall = BEGAN;
  let visibilityState: DocumentVisibilityState = 'visible';
  let freeze = (): void => undefined;
  const watch = watchStandstill({
    desk: { running, follow: (work) => void work(session) },
    notices,
    monotonic: () => monotonic,
    wall: () => wall,
    document: {
      get visibilityState() {
        return visibilityState;
      },
      addEventListener: (_: string, listener: () => void) => void (freeze = listener),
    } as unknown as Document,
  });
  const pass = (ms: number, byMonotonic = ms): void => {
    wall += ms;
    monotonic += byMonotonic;
  };
  return {
    told: () => notices.list.map(({ lead }) => lead),
    tick: (ms = 1000, byMonotonic = ms) => {
      pass(ms, byMonotonic);
      watch.tick();
    },
    packet: (ms: number) => {
      pass(ms);
      session.record({ type: 'measurement', at: monotonic, who: 'client', bpm: 60, rr: [1000] });
    },
    hide: () => {
      visibilityState = 'hidden';
      watch.tick();
    },
    freeze: () => freeze(),
    wall: () => wall,
  };
}

describe('a page that stood still', () => {
  it.each([
    ['was frozen for a minute', 60_000, 60_000],
    ['slept, and its monotonic clock with it', 3_600_000, 1000],
    ['slept while its monotonic clock went on', 3_600_000, 3_600_000],
  ])('says so in one line: it %s', (_, ms, byMonotonic) => {
    const s = stage();
    for (let i = 0; i < 5; i++) s.tick();
    const from = s.wall();
    s.tick(ms, byMonotonic);
    expect(s.told()).toEqual([noticeWords.stoodStill.lead(from, from + ms)]);
    expect(s.told()[0]).toContain(clock(from + ms));
    // Once; what is put away stays away while the page is awake.
    for (let i = 0; i < 5; i++) s.tick();
    expect(s.told()).toHaveLength(1);
  });

  it('is told of from 55 seconds on, of a hidden page from 75 seconds on', () => {
    for (const [hides, limit] of [
      [false, 55_000],
      [true, 75_000],
    ] as const) {
      const s = stage();
      if (hides) s.hide();
      s.tick(limit - 1);
      expect(s.told()).toEqual([]);
      s.tick(limit);
      expect(s.told()).toHaveLength(1);
    }
  });

  it('is not told of a busy second, of a clock set back, or without a session', () => {
    const s = stage();
    s.tick(20_000);
    s.tick(-3_600_000, 1000);
    s.tick();
    expect(s.told()).toEqual([]);
    const looking = stage(false);
    looking.tick(600_000);
    expect(looking.told()).toEqual([]);
  });

  it('is not one that is hidden: that is woken once a minute, and every packet is a sign of life', () => {
    const s = stage();
    s.hide();
    for (let i = 0; i < 5; i++) s.tick(60_000);
    for (let i = 0; i < 200; i++) s.packet(1000);
    expect(s.told()).toEqual([]);
    // Frozen is more than hidden.
    s.freeze();
    s.tick(60_000);
    expect(s.told()).toHaveLength(1);
  });

  it('is seen by the first packet that comes, before the next tick', () => {
    const s = stage();
    s.packet(1000);
    s.packet(90_000);
    expect(s.told()).toHaveLength(1);
  });
});
