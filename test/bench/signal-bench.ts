/**
 * What the live engine and the whole analysis cost: rows for the bench's table, and the plain baseline they are compared with.
 * It measures nothing itself and prints nothing.
 */
import { analyse } from '../../src/signal/analysis.ts';
import { ArtefactLabeller, labelBeats } from '../../src/signal/artefacts.ts';
import { BeatClock } from '../../src/signal/beat-clock.ts';
import { breathAmplitudes } from '../../src/signal/breath-amplitudes.ts';
import { resample } from '../../src/signal/resample.ts';
import { RhythmGate } from '../../src/signal/rhythm-gate.ts';
import { SlidingWindow } from '../../src/signal/sliding-window.ts';
import { bandPower, COMMON_RECIPE, LF, welch } from '../../src/signal/spectrum.ts';
import { beatsOf } from '../fixtures/golden-series.ts';
import { evenBreaths } from '../fixtures/steady-heart.ts';
import { swingingHeart } from '../fixtures/swinging-heart.ts';
import type { BenchRow } from './artefacts-bench.ts';

/**
 * The baseline: RMSSD of 100 000 intervals by the textbook, from arrays, no labels, no windows. Every figure of the table is
 * also told as a multiple of one beat of this, so that machines can be compared.
 */
export function baseline(): BenchRow {
  const rr = swingingHeart({ seed: 2, meanBpm: 70, swingBpm: 14, minutes: 60 });
  let sink = 0;
  return {
    name: 'plain RMSSD over an array (baseline)',
    unit: 'beat',
    run: () => {
      for (let round = 0; round < 24; round++) {
        let sum = 0;
        for (let i = 1; i < rr.length; i++) sum += ((rr[i] ?? 0) - (rr[i - 1] ?? 0)) ** 2;
        sink += Math.sqrt(sum / (rr.length - 1));
      }
      return sink > 0 ? 24 * rr.length : 0;
    },
  };
}

/** Rows about everything in the signal room but the labels alone. */
export function signalBenches(): BenchRow[] {
  const hour = swingingHeart({ seed: 3, meanBpm: 70, swingBpm: 14, minutes: 60 });
  const day = beatsOf(Array.from({ length: 100_000 }, (_, i) => hour[i % hour.length] ?? 850));
  const labels = labelBeats(day);
  const hourBeats = beatsOf(hour);
  const five = hourBeats.slice(0, 350);
  const breaths = evenBreaths(20_000, 10_909, 300);
  return [
    {
      name: 'live engine: clock, labels, gate, two windows, one beat a packet',
      unit: 'beat',
      run: () => {
        const clock = new BeatClock();
        const labeller = new ArtefactLabeller();
        const gate = new RhythmGate();
        const minute = new SlidingWindow(clock.beats, labeller, 60_000);
        const two = new SlidingWindow(clock.beats, labeller, 120_000);
        let gated = 0;
        for (const { at, rr } of hourBeats) {
          for (const beat of clock.push({ at: at + 400, rr: [rr], bpm: 70, connection: 1 }))
            labeller.push(beat.rr);
          for (; gated < labeller.kinds.length; gated++) {
            gate.push(
              clock.beats[gated]?.rr ?? 0,
              labeller.kinds[gated] ?? 'normal',
              labeller.deviations[gated],
            );
          }
          minute.update();
          two.update();
        }
        return clock.beats.length;
      },
    },
    {
      name: 'beat clock alone, one beat a packet',
      unit: 'beat',
      run: () => {
        const clock = new BeatClock();
        for (const { at, rr } of hourBeats) clock.push({ at: at + 400, rr: [rr], bpm: 70, connection: 1 });
        return clock.beats.length;
      },
    },
    {
      name: 'sliding minute alone',
      unit: 'beat',
      run: () => {
        const shown = { kinds: labels.kinds.slice(0, 0), events: labels.events.slice(0, 0) };
        const window = new SlidingWindow(day, shown, 60_000);
        for (let i = 0; i < 10_000; i++) {
          shown.kinds.push('normal');
          shown.events.push(undefined);
          window.update();
        }
        return 10_000;
      },
    },
    {
      name: 'breath-locked amplitude',
      unit: 'breath',
      run: () => breathAmplitudes(hourBeats, labels.kinds, breaths).length,
    },
    {
      name: 'spectrum refresh, 5 min',
      unit: 'spectrum',
      run: () => {
        let held = 0;
        for (let i = 0; i < 20; i++) {
          const even = resample(
            five.map((b) => b.at),
            five.map((b) => b.rr),
            COMMON_RECIPE.sampleHz,
          );
          const spectrum = even && welch(even, COMMON_RECIPE);
          if (spectrum !== undefined && bandPower(spectrum, ...LF) > 0) held++;
        }
        return held;
      },
    },
    {
      name: '24 h whole, labels known (100 000 beats, 300-s windows)',
      unit: 'day',
      run: () => (analyse(day, labels, 300_000).windows.length > 0 ? 1 : 0),
    },
    {
      name: '24 h whole, labels included',
      unit: 'day',
      run: () => (analyse(day, labelBeats(day), 300_000).windows.length > 0 ? 1 : 0),
    },
  ];
}
