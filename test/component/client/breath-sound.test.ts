import { withPace, withRest, type Guide } from '../../../src/pacing/guide.ts';
import { BreathSound, type AudioClock } from '../../../src/ui/client/breath-sound.ts';
import type { PictureClock } from '../../../src/ui/parts/picture-clock.ts';
import { timbres } from '../../../src/ui/client/timbres.ts';
import { equal, near, ok } from '../assert.ts';
import { six } from './a-client.ts';

const RATE = 16_000;

/** A context that renders at once, whose output clock is `ahead` ms before its own, like a device that plays late. */
function offline(seconds: number, lateMs: number): OfflineAudioContext & AudioClock {
  const context = new OfflineAudioContext(1, seconds * RATE, RATE);
  return Object.assign(context, {
    getOutputTimestamp: () => ({ contextTime: context.currentTime, performanceTime: 5000 + lateMs }),
  });
}

/** Session time 0 is 5000 on the page's clock. */
const clock: PictureClock = { now: () => 0, performanceOf: (at) => at + 5000, timelineOf: (at) => at + 5000 };

/** Mean loudness of `samples` between two times in seconds. */
function loudness(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * RATE), Math.round(to * RATE));
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
}

/** Seconds after `onset` at which a sound first rises over a thousandth of its peak. */
function heardAfter(samples: Float32Array, onset: number): number {
  const from = Math.round(onset * RATE);
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let i = from; i < samples.length; i++)
    if (Math.abs(samples[i] ?? 0) > peak / 1000) return (i - from) / RATE;
  return Infinity;
}

describe('the sound of the breath', () => {
  for (const timbre of Object.keys(timbres)) {
    it(`begins with the breath in ${timbre}: silent before, heard within 30 ms, soft`, async () => {
      const context = offline(16, 0);
      const sound = new BreathSound(context);
      // Rendering does not keep pace with the clock: notes that are laid anew meanwhile, on a busy machine, would be others.
      const { setTimeout } = window;
      window.setTimeout = (() => 0) as unknown as typeof setTimeout;
      sound.play({ ...clock, performanceOf: (at) => at + 7000 }, six, timbre, 1);
      window.setTimeout = setTimeout;
      const samples = (await context.startRendering()).getChannelData(0);
      sound.stop();
      // Two seconds of nothing, then in (4 s), out (6 s), in.
      equal(loudness(samples, 0, 2), 0, 'before');
      ok(heardAfter(samples, 2) <= 0.03, `in: after ${heardAfter(samples, 2)} s`);
      ok(loudness(samples, 2, 2.1) < loudness(samples, 4, 5) / 3, 'no attack in the first tenth of a second');
      ok(loudness(samples, 5.95, 6) < loudness(samples, 4, 5) / 10, 'gone at the turn');
      ok(loudness(samples, 6.2, 7.5) > 2 * loudness(samples, 10, 11.9), 'out ebbs');
      ok(loudness(samples, 4, 5.3) > loudness(samples, 2.1, 2.8), 'in swells');
      ok(
        samples.every((x) => Math.abs(x) <= 1),
        'nothing is cut off',
      );
    });
  }

  it('lays out more than 90 s ahead, each note at its onset on the clock of what is heard', () => {
    const sound = new BreathSound(offline(1, 40));
    sound.play(clock, six, 'glow', 0.5);
    ok(sound.ahead >= 90, `${sound.ahead} s ahead`);
    equal(
      sound.laid.slice(1, 4).map(({ onset }) => onset),
      [10_000, 14_000, 20_000],
    );
    // The device plays 40 ms late, so each note is given to it 40 ms early.
    for (const { onset, start } of sound.laid) near(start, onset / 1000 - 0.04, 1e-6, 'start');
    sound.stop();
    equal(sound.laid.length, 0, 'notes after the stop');
  });

  it('takes a change of pace at the onset: what is before it stays, what is after it comes anew', () => {
    const sound = new BreathSound(offline(1, 0));
    sound.play(clock, six, 'tide', 0.5);
    const slower: Guide = withPace(six, { breathsPerMin: 5, inhaleShare: 0.4 }, 20_000);
    sound.play(clock, slower, 'tide', 0.5);
    equal(
      sound.laid.slice(0, 8).map(({ onset }) => Math.round(onset)),
      [0, 4000, 10_000, 14_000, 20_000, 24_800, 32_000, 36_800],
    );
    sound.play(clock, withRest(six, 10_000), 'tide', 0.5);
    equal(
      sound.laid.map(({ onset }) => onset),
      [0, 4000],
    );
    sound.stop();
  });

  it('is silent where the timbre is off or unknown', () => {
    const sound = new BreathSound(offline(1, 0));
    for (const timbre of ['off', 'voice', 'siren']) {
      sound.play(clock, six, timbre, 1);
      equal(sound.laid.length, 0, `notes of ${timbre}`);
    }
  });
});
