/** What of a packet is believed: which heart rates are none, and when a denial of skin contact is set aside, on both sides of every bound. */
import { describe, expect, it } from 'vitest';
import { heartRateOf, PacketBelief, type SentPacket } from '../../../src/signal/packet-belief.ts';

/** A packet a second that denies contact, with the intervals that `rr` gives the second. */
const denying = (seconds: number, rr: (s: number) => readonly number[] = () => [1000]): SentPacket[] =>
  Array.from({ length: seconds + 1 }, (_, s) => ({ at: 1000 * s, bpm: 60, rr: rr(s), contact: false }));

/** Arrivals of the packets whose denial was set aside. */
function setAside(packets: readonly SentPacket[], belief = new PacketBelief()): number[] {
  return packets.flatMap((packet) =>
    packet.contact === false && belief.read(packet).contact === undefined ? [packet.at] : [],
  );
}

it('a heart rate is one from 20 to 250 bpm', () => {
  expect([19, 20, 250, 251].map(heartRateOf)).toEqual([undefined, 20, 250, undefined]);
  expect(new PacketBelief().read({ at: 0, bpm: 255, rr: [], contact: true }).bpm).toBe(0);
});

it('an empty slot is no interval, be it 0 or the highest number of two bytes', () => {
  const rr = [0, 800, (65_535 * 1000) / 1024, 810, (65_534 * 1000) / 1024];
  expect(new PacketBelief().read({ at: 0, bpm: 75, rr }).rr).toEqual([800, 810, (65_534 * 1000) / 1024]);
});

describe('a denial of contact', () => {
  it('is set aside once steady intervals have filled ten seconds', () => {
    expect(setAside(denying(12))).toEqual([10_000, 11_000, 12_000]);
  });

  it('is believed of a strap that has felt skin, until another strap is put on', () => {
    const belief = new PacketBelief();
    belief.read({ at: 0, bpm: 60, rr: [1000], contact: true });
    expect(setAside(denying(20), belief)).toEqual([]);
    belief.restart();
    expect(setAside(denying(20), belief)[0]).toBe(10_000);
  });

  it('is not there where a strap does not speak of contact', () => {
    const belief = new PacketBelief();
    for (const { at, bpm, rr } of denying(12))
      expect(belief.read({ at, bpm, rr })).toEqual({ at, bpm, rr, contact: undefined });
  });

  it.each([
    [790, false],
    [810, true],
    [1190, true],
    [1210, false],
  ])('is set aside where a second brings %s ms of intervals: %s', (ms, aside) => {
    expect(setAside(denying(12, () => [ms])).length > 0).toBe(aside);
  });

  it('stands again after more than five seconds without an interval, and without a heart rate', () => {
    // Intervals for 20 s, then none for so many packets, then a packet with what the pause held.
    const paused = (without: number): number[] =>
      setAside(
        denying(30, (s) =>
          s <= 20
            ? [1000]
            : s <= 20 + without
              ? []
              : Array.from({ length: s === 21 + without ? 1 + without : 1 }, () => 1000),
        ),
      ).filter((at) => at > 25_500);
    expect(paused(4)).toEqual([26_000, 27_000, 28_000, 29_000, 30_000]);
    expect(paused(5)).toEqual([]);
    const unknown = denying(30).map((packet) => (packet.at === 20_000 ? { ...packet, bpm: 0 } : packet));
    expect(setAside(unknown)).toEqual([
      10_000, 11_000, 12_000, 13_000, 14_000, 15_000, 16_000, 17_000, 18_000, 19_000, 30_000,
    ]);
  });

  it.each([
    [1.19, true],
    [1.21, false],
  ])('of intervals that go up and down by the factor %s is set aside: %s', (factor, aside) => {
    // Down is less of a share than up, so only the ways up may be jumps: every second interval.
    const rr = (s: number): number[] => [s % 2 === 0 ? 1000 / Math.sqrt(factor) : 1000 * Math.sqrt(factor)];
    expect(setAside(denying(20, rr)).length > 0).toBe(aside);
  });

  it('stands while more intervals jump than three, and than three in ten', () => {
    /** One long interval between even ones jumps up and down again: two jumps. */
    const jumping = (places: readonly number[]) => (s: number) => [places.includes(s) ? 1300 : 1000];
    const aside = (places: readonly number[], at: number): boolean =>
      setAside(denying(45, jumping(places))).includes(at);
    // Three jumps of ten intervals, four of ten.
    expect(aside([3, 10], 10_000)).toBe(true);
    expect(aside([3, 6], 10_000)).toBe(false);
    // Six jumps may be in twenty intervals, not in nineteen.
    expect(aside([3, 6, 9], 19_000)).toBe(false);
    expect(aside([3, 6, 9], 20_000)).toBe(true);
  });

  it('is judged by what is no older than about forty seconds', () => {
    // Too full for forty seconds, then even. What was is halved whenever more than forty seconds are kept, at 41 s and at 61 s: 26.25 s of intervals
    // are left then since 40.75 s, and at 71 s they are 36.25 s in 30.25 s, for the first time less than the factor 1.2.
    const rr = (s: number): number[] => (s <= 40 ? [800, 800] : [1000]);
    const first = setAside(denying(200, rr))[0];
    expect(first).toBe(71_000);
  });
});
