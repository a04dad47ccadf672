/** The rhythm gate: what opens it, what closes it, and that a hole in the recording is no jump. */
import { describe, expect, it } from 'vitest';
import { labelStretch } from '../../../src/signal/artefacts.ts';
import type { BeatKind } from '../../../src/signal/beats.ts';
import { gateStates, RhythmGate } from '../../../src/signal/rhythm-gate.ts';
import { normal, uniform } from '../../fixtures/random.ts';
import { swingingHeart } from '../../fixtures/swinging-heart.ts';

const calm = swingingHeart({ seed: 2, meanBpm: 68, swingBpm: 14, minutes: 3 });
const states = (rr: readonly number[]): boolean[] => gateStates(rr, labelStretch(rr));

describe('the rhythm gate', () => {
  it('opens on intervals without any order, within 35 s', () => {
    const gauss = normal(uniform(4));
    const rr = Array.from({ length: 120 }, () => Math.max(350, 750 * (1 + 0.2 * gauss())));
    const first = states(rr).indexOf(true);
    const seconds = rr.slice(0, first + 4).reduce((sum, interval) => sum + interval, 0) / 1000;
    expect(first).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(35);
  });

  it('opens on bigeminy and closes again when the rhythm is back', () => {
    const bigeminy = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 560 : 1140));
    const on = states([...calm, ...bigeminy, ...calm]);
    expect(on.slice(0, calm.length).some(Boolean)).toBe(false);
    expect(on.slice(calm.length + 15, calm.length + 40)).toContain(true);
    expect(on.at(-1)).toBe(false);
  });

  it('opens on a signal that is mostly noise', () => {
    const gate = new RhythmGate();
    const kinds: BeatKind[] = [
      'short',
      'normal',
      'extra',
      'normal',
      'long',
      'normal',
      'normal',
      'gap',
      'missed',
    ];
    for (let i = 0; i < 29; i++) gate.push(800, kinds[i % kinds.length] ?? 'normal', 0.05);
    expect(gate.on).toBe(false);
    gate.push(800, 'normal', 0.05);
    expect(gate.on).toBe(true);
  });

  it('stays shut for large changes that were expected, and for surprises without jumps', () => {
    const expected = new RhythmGate();
    const surprising = new RhythmGate();
    const both = new RhythmGate();
    for (let i = 0; i < 60; i++) {
      expected.push(i % 2 === 0 ? 700 : 900, 'normal', 0.08);
      surprising.push(800, 'normal', 0.2);
      both.push(i % 2 === 0 ? 700 : 900, 'normal', 0.1);
    }
    expect([expected.on, surprising.on, both.on]).toEqual([false, false, true]);
  });

  it('stays shut for breathing swings so large that beats jump', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const rr = swingingHeart({ seed, meanBpm: 62, swingBpm: 50, minutes: 6 });
      const jumps = rr.filter(
        (interval, i) => i > 0 && Math.abs(Math.log(interval / (rr[i - 1] ?? NaN))) > 0.16,
      );
      expect(jumps.length / rr.length).toBeGreaterThan(0.3);
      expect(states(rr)).not.toContain(true);
    }
  });

  it('takes no change across a hole', () => {
    const gates = [new RhythmGate(), new RhythmGate()];
    for (let i = 0; i < 80; i++) {
      // Every interval is far from the one before; in the first gate across a hole.
      const rr = i % 2 === 0 ? 700 : 1000;
      gates.forEach((gate, g) => {
        if (g === 0) gate.break();
        gate.push(rr, 'normal', 0.1);
      });
    }
    expect(gates.map((gate) => gate.on)).toEqual([false, true]);
  });
});
