/** Lists of intervals as a file holds them: nothing was sent over a link, so every interval is a beat, whatever its length. */
import { describe, expect, it } from 'vitest';
import { BeatClock } from '../../../src/signal/beat-clock.ts';

/** A clock that has taken these packets of a file, each closing at `at`. */
function listed(...packets: readonly (readonly [at: number, ...rr: number[]] | 'hole')[]): BeatClock {
  const clock = new BeatClock();
  for (const packet of packets) {
    if (packet === 'hole') clock.break('lost');
    else clock.push({ at: packet[0], rr: packet.slice(1), bpm: 60, connection: 0 });
  }
  clock.finish();
  return clock;
}

describe('a list of intervals', () => {
  it('is beats laid end to end, those of no heart too', () => {
    const { beats, gaps, outOfRange, duplicates } = listed(
      [800, 800],
      [2700, 900, 1000],
      [2850, 150],
      [6350, 3500],
    );
    expect(beats).toEqual([
      { at: 800, rr: 800, segment: 0 },
      { at: 1700, rr: 900, segment: 0 },
      { at: 2700, rr: 1000, segment: 0 },
      { at: 2850, rr: 150, segment: 0 },
      { at: 6350, rr: 3500, segment: 0 },
    ]);
    expect([gaps, outOfRange, duplicates]).toEqual([[], 0, 0]);
  });

  it('goes on behind a hole wherever that ends, without a beat left out', () => {
    const { beats, gaps } = listed([800, 800], [1600, 800], 'hole', 'hole', [9400, 800], [10_300, 900]);
    expect(beats.map(({ at, segment }) => [at, segment])).toEqual([
      [800, 0],
      [1600, 0],
      [9400, 1],
      [10_300, 1],
    ]);
    expect(gaps).toEqual([{ segment: 1, reason: 'lost' }]);
  });

  it('has no hole before its first beat', () => {
    expect(listed('hole', [800, 800])).toMatchObject({ gaps: [], beats: [{ at: 800, rr: 800, segment: 0 }] });
  });

  it('is one while each packet closes within a ms of where it ought to', () => {
    const second = (at: number) => listed([800, 800], [at, 100]).beats.length;
    // A tenth of a second is no interval of a strap.
    expect([900.99, 901].map(second)).toEqual([2, 1]);
  });

  it('does not begin late: what was never sent has no interval to drop', () => {
    expect(listed([5000, 800], [5800, 800]).beats).toHaveLength(2);
  });
});

describe('beats that were lost', () => {
  /** Packets of one interval each, laid end to end; two seconds of beats are lost before packet 39. */
  const gaps = (rr: (i: number) => number) => {
    const clock = new BeatClock();
    let at = 0;
    for (let i = 0; i < 60; i++) {
      at += rr(i) + (i === 39 ? 2000 : 0);
      clock.push({ at, rr: [rr(i)], bpm: 60, connection: 1 });
    }
    clock.finish();
    return clock.gaps.map(({ reason, beats }) => [reason, beats]);
  };
  it('are as many as the middle one of the last intervals fits into the time, whatever the newest one is', () => {
    expect(gaps(() => 1000)).toEqual([['lost', 2]]);
    // It shows after five seconds: with the interval of packet 44, or of 45 where that is short.
    expect(gaps((i) => (i === 44 || i === 45 ? 500 : 1000))).toEqual([['lost', 2]]);
    expect(gaps((i) => (i === 36 || i === 37 ? 500 : 1000))).toEqual([['lost', 2]]);
    expect(gaps((i) => (i >= 37 && i <= 40 ? 600 : 1000))).toEqual([['lost', 2]]);
  });
});
