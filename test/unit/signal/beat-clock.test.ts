/** The beat clock on packets of an imagined strap whose true beat times are known. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BeatClock, type ClockPacket } from '../../../src/signal/beat-clock.ts';
import { strapPackets } from '../../fixtures/packets.ts';

function run(packets: readonly ClockPacket[]): BeatClock {
  const clock = new BeatClock();
  for (const packet of packets) clock.push(packet);
  return clock;
}

const monotone = (clock: BeatClock): boolean =>
  clock.beats.every((beat, i) => i === 0 || beat.at > clock.beats[i - 1]!.at);

/** One packet per interval, arriving `latency` after its beat: a strap that sends at each beat. */
function atEachBeat(rr: readonly number[], latency: (n: number) => number): ClockPacket[] {
  let s = 0;
  return rr.map((ms, n) => {
    s += ms;
    return { at: s + latency(n), rr: [ms], bpm: 70, connection: 1 };
  });
}

describe('anchoring', () => {
  it('puts beats where they were, up to a constant, however they were packed', () => {
    const { truth, rr, packets } = strapPackets({ beats: 400 });
    const clock = run(packets);
    expect(clock.beats.map((b) => b.rr)).toEqual(rr.slice(3));
    expect(clock.gaps).toEqual([]);
    const late = clock.beats.map((b, i) => b.at - truth[i + 3]!).slice(60);
    expect(Math.max(...late) - Math.min(...late)).toBeLessThan(60);
    // The constant is the strap's latency, which nobody can know from outside.
    expect(Math.min(...late)).toBeGreaterThan(590);
    expect(monotone(clock)).toBe(true);
  });

  it('gives the same intervals and nearly the same times however the strap packs them', () => {
    const [often, seldom] = [300, 2300].map((every) =>
      run(strapPackets({ beats: 300, seed: 3, every }).packets),
    );
    expect(often!.beats.map((b) => [b.rr, b.segment])).toEqual(seldom!.beats.map((b) => [b.rr, b.segment]));
    often!.beats
      .slice(100)
      .forEach((b, i) => expect(Math.abs(b.at - seldom!.beats[i + 100]!.at)).toBeLessThan(150));
  });

  it('never gives a beat a time later than its packet', () => {
    const { packets } = strapPackets({ beats: 300, seed: 5, latency: 300 });
    const clock = new BeatClock();
    for (const packet of packets)
      for (const beat of clock.push(packet)) expect(beat.at).toBeLessThanOrEqual(packet.at);
    expect(clock.beats.length).toBe(297);
  });

  it('does not space beats by arrival: a heart at 60 that walks through the packing loses nothing', () => {
    for (const ms of [990, 1000.4, 1010, 1050, 950]) {
      const clock = run(strapPackets({ beats: 900, rr: () => ms }).packets);
      expect(clock.gaps, `${ms} ms`).toEqual([]);
      expect(clock.beats.length).toBe(897);
    }
  });

  it('follows a strap whose clock runs 1.5 % off, and tells by how much', () => {
    for (const drift of [0.985, 1.015]) {
      const { truth, packets } = strapPackets({ beats: 1500, drift });
      const clock = run(packets);
      expect(clock.drift).toBeGreaterThan(drift - 0.001);
      expect(clock.drift).toBeLessThan(drift + 0.001);
      const late = clock.beats.map((b, i) => b.at - truth[i + 3]!).slice(300);
      expect(Math.max(...late) - Math.min(...late)).toBeLessThan(200);
      expect(clock.gaps).toEqual([]);
    }
  });

  it('takes drift for drift, not for lost or repeated beats', () => {
    for (const drift of [0.985, 1.015]) {
      for (const base of [760, 850, 940]) {
        const rr = (n: number): number => base + 50 * Math.sin(n / 2) + 20 * Math.sin(n * 7.3);
        expect(run(strapPackets({ beats: 1500, drift, rr }).packets).gaps, `${base} ms`).toEqual([]);
      }
    }
  });

  it('keeps times monotone and intervals untouched whatever arrives', () => {
    const packet = fc.record({
      step: fc.integer({ min: 0, max: 7000 }),
      rr: fc.array(fc.oneof(fc.integer({ min: 0, max: 65535 }), fc.integer({ min: 400, max: 1300 })), {
        maxLength: 9,
      }),
      bpm: fc.constantFrom(0, 70),
      contact: fc.constantFrom(undefined, true, true, true, false),
      link: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 80 }), (steps) => {
        let at = 0;
        let connection = 1;
        const sent: number[] = [];
        const clock = run(
          steps.map(({ step, rr, bpm, contact, link }) => {
            at += step;
            if (link === 0) connection++;
            sent.push(...rr);
            return { at, rr, bpm, contact, connection };
          }),
        );
        expect(monotone(clock)).toBe(true);
        let from = 0;
        for (const beat of clock.beats) {
          from = sent.indexOf(beat.rr, from) + 1;
          expect(from).toBeGreaterThan(0);
          expect(beat.rr).toBeGreaterThanOrEqual(200);
          expect(beat.rr).toBeLessThanOrEqual(3000);
        }
      }),
    );
  });
});

describe('lost beats and bursts', () => {
  it('finds two lost beats where the envelope steps from 0.42 to 2.11 s (domain example)', () => {
    const rr = Array.from({ length: 400 }, () => 850);
    // 350 beats are about 5 min; then the latency steps up by (2.11 - 0.42) s and wanders to 2.3 s.
    const clock = run(atEachBeat(rr, (n) => (n < 350 ? 420 + (n % 5) * 40 : 2110 + (n % 4) * 60)));
    expect(clock.gaps).toEqual([{ segment: 1, reason: 'lost', beats: 2 }]);
    const first = clock.beats.find((b) => b.segment === 1)!;
    const before = clock.beats[clock.beats.indexOf(first) - 1]!;
    expect(first.at - first.rr - before.at).toBeCloseTo(1690, -2);
  });

  it('finds packets lost from a strap that sends once a second', () => {
    let found = 0;
    let counted = 0;
    for (const beats of [1, 2]) {
      for (let seed = 1; seed <= 25; seed++) {
        const { packets } = strapPackets({ beats: 400, seed });
        const gone = packets.findIndex((p, i) => i > 150 && p.rr.length === beats);
        const { gaps } = run(packets.filter((_, i) => i !== gone));
        expect(gaps.length, `seed ${seed}`).toBeLessThanOrEqual(1);
        if (gaps[0]?.reason === 'lost') found++;
        if (gaps[0]?.beats === beats) counted++;
      }
    }
    // One beat lost from a strap that packs by the second may hide in its packing; two cannot.
    expect(found).toBeGreaterThanOrEqual(46);
    expect(counted).toBeGreaterThanOrEqual(43);
  });

  it('takes a burst after a stall for what it is', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { rr, packets } = strapPackets({ beats: 400, seed });
      const held = packets.map((p, i) => {
        const released = packets[Math.ceil(i / 40) * 40]?.at ?? p.at;
        return i % 40 >= 37 || i % 40 === 0
          ? { ...p, at: Math.max(p.at, released + (i % 40 === 0 ? 30 : (i % 40) - 37)) }
          : p;
      });
      const clock = run(held);
      expect(clock.gaps, `seed ${seed}`).toEqual([]);
      expect(clock.beats.map((b) => b.rr)).toEqual(rr.slice(3));
    }
  });
});

describe('packets sent twice', () => {
  it('drops an identical packet within 50 ms, wherever the packing stands', () => {
    const { rr, packets } = strapPackets({ beats: 300 });
    const twice = packets.flatMap((p, i) =>
      i % 25 === 10 && p.rr.length > 0 ? [p, { ...p, at: p.at + 20 }] : [p],
    );
    const clock = run(twice);
    expect(clock.beats.map((b) => b.rr)).toEqual(rr.slice(3));
    const repeated = packets.filter((_, i) => i % 25 === 10).flatMap((p) => p.rr).length;
    expect(clock.duplicates).toBe(repeated);
    expect(clock.duplicates).toBeGreaterThan(5);
  });

  it('keeps equal intervals that a stalled link held back', () => {
    const rr = Array.from({ length: 200 }, () => 800);
    const packets = atEachBeat(rr, () => 500).map((p, i) =>
      i > 100 && i <= 104 ? { ...p, at: 104 * 800 + 1300 + i } : p,
    );
    const clock = run(packets);
    expect(clock.beats.length).toBe(197);
    expect(clock.duplicates).toBe(0);
  });

  it('starts a new stretch when the envelope falls by about one interval and stays', () => {
    const { packets } = strapPackets({ beats: 400 });
    const at = packets.findIndex((p, i) => i > 200 && p.rr.length > 0);
    // The same beats once more a second later: nothing marks them but the clock, which has no room.
    const clock = run(packets.flatMap((p, i) => (i === at ? [p, { ...p, at: p.at + 500 }] : [p])));
    expect(clock.gaps.map((g) => g.reason)).toEqual(['twice']);
  });
});

describe('holes', () => {
  const clean = strapPackets({ beats: 300 });

  it('drops the first three intervals of every connection and joins nothing across', () => {
    const away = clean.packets.filter((p) => p.at < 60_000 || p.at > 96_000);
    const clock = run(away.map((p) => (p.at > 96_000 ? { ...p, connection: 2 } : p)));
    expect(clock.gaps).toEqual([{ segment: 1, reason: 'link' }]);
    const second = clock.beats.findIndex((b) => b.segment === 1);
    const sent = away.flatMap((p) => (p.at > 96_000 ? p.rr : []));
    expect(clock.beats.slice(second).map((b) => b.rr)).toEqual(sent.slice(3));
    expect(clock.beats[second]!.at - clock.beats[second - 1]!.at).toBeGreaterThan(30_000);
  });

  it('leaves out what comes without contact, and three intervals more', () => {
    const clock = run(
      clean.packets.map((p) => (p.at > 60_000 && p.at < 70_000 ? { ...p, contact: false } : p)),
    );
    expect(clock.gaps).toEqual([{ segment: 1, reason: 'contact' }]);
    const after = clean.packets.flatMap((p) => (p.at >= 70_000 ? p.rr : []));
    expect(clock.beats.filter((b) => b.segment === 1).map((b) => b.rr)).toEqual(after.slice(3));
  });

  it('takes heart rate 0 for 3 s as no contact, but not a single 0', () => {
    expect(run(clean.packets.map((p, i) => (i === 50 ? { ...p, bpm: 0 } : p))).gaps).toEqual([]);
    const clock = run(clean.packets.map((p, i) => (i >= 50 && i < 58 ? { ...p, bpm: 0 } : p)));
    expect(clock.gaps).toEqual([{ segment: 1, reason: 'contact' }]);
  });

  it('begins anew after more than 5 s of silence and when told to', () => {
    const silent = run(clean.packets.filter((p) => p.at < 60_000 || p.at > 66_500));
    expect(silent.gaps).toEqual([{ segment: 1, reason: 'silence' }]);
    const clock = new BeatClock();
    clean.packets.forEach((p, i) => {
      if (i === 80) {
        clock.break('recording');
        clock.break('link');
      }
      clock.push(p);
    });
    expect(clock.gaps).toEqual([{ segment: 1, reason: 'recording' }]);
  });

  it('counts impossible intervals and keeps their time', () => {
    const packets = clean.packets.map((p, i) => (i === 100 ? { ...p, rr: [...p.rr.slice(0, -1), 28] } : p));
    const clock = run(packets);
    expect(clock.outOfRange).toBe(1);
    expect(clock.gaps.map((g) => g.reason)).toContain('impossible');
    expect(clock.beats.every((b) => b.rr >= 200)).toBe(true);
    const absurd = run(clean.packets.map((p, i) => (i === 100 ? { ...p, rr: [63_999] } : p)));
    expect(absurd.gaps).toEqual([{ segment: 1, reason: 'impossible' }]);
  });
});
