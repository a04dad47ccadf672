/** What the bench of the picture reads off a real browser: drawn phases, onsets of sound. */
import type { Page } from '@playwright/test';

/** Height of the guide as it is drawn now against the strip's own time, and where the strip's onset lies since 1970. */
export const drawnPhase = (page: Page): Promise<{ onsetEpoch: number; scale: number; frame: number }> =>
  page.locator('attune-orb').evaluate(async (orb) => {
    let frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const ball = orb.shadowRoot?.querySelector('[data-part=ball]');
    const [strip] = ball?.getAnimations() ?? [];
    if (!ball || strip === undefined) throw new Error('nothing breathes');
    // The first breath begins a moment after the touch.
    await strip.ready;
    while (Number(strip.currentTime) < 0)
      frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    return {
      onsetEpoch: performance.timeOrigin + Number(strip.startTime),
      scale: new DOMMatrix(getComputedStyle(ball).transform).a,
      frame: performance.timeOrigin + frame,
    };
  });

/** Where session time 0 lies since 1970 by the clock that the therapist's chart draws its tide with, and the tide's first onset. */
export const tideOnset = (page: Page): Promise<number> =>
  page.locator('attune-live-chart').evaluate((chart) => {
    const { now, session } = chart as unknown as {
      now: () => number;
      session: { state: { guide: readonly { running: boolean; segment?: { since: number } }[] } };
    };
    const since = session.state.guide.at(-1)?.segment?.since;
    if (since === undefined) throw new Error('the guide rests');
    return performance.timeOrigin + performance.now() - now() + since;
  });

/**
 * Listens beside the loudspeaker: notes the page time at which a note's first samples leave, where there was silence before. Must be
 * added before the page loads.
 */
export function tapSound(): void {
  const heard: number[] = [];
  Object.assign(window, { heardOnsets: heard });
  const original = AudioNode.prototype.connect as (...args: unknown[]) => unknown;
  let tapped = false;

  /** Reads the last two thirds of a second again and again; every onset is seen whole at least once. */
  function listen(context: AudioContext, tap: AnalyserNode): void {
    const samples = new Float32Array(tap.fftSize);
    let last = 0;
    setInterval(() => {
      const end = context.currentTime;
      tap.getFloatTimeDomainData(samples);
      // Another block came in between: the samples' end is not known.
      if (context.currentTime !== end) return;
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      let quiet = 0;
      for (let i = 0; i < samples.length; i++) {
        if (Math.abs(samples[i] ?? 0) < 0.0004) {
          quiet++;
          continue;
        }
        // A turn of the breath: at least 60 ms of nothing before.
        const time = end - (samples.length - i) / context.sampleRate;
        if (quiet > 0.06 * context.sampleRate && time > last + 0.5) {
          last = time;
          heard.push(performanceTime + (time - contextTime) * 1000);
        }
        quiet = 0;
      }
    }, 90);
  }

  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    const [to] = args;
    if (to instanceof AudioDestinationNode && to.context instanceof AudioContext && !tapped) {
      tapped = true;
      const tap = to.context.createAnalyser();
      tap.fftSize = 32_768;
      original.call(this, tap);
      listen(to.context, tap);
    }
    return original.apply(this, args);
  } as typeof AudioNode.prototype.connect;
}
