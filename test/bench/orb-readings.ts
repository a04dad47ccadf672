/** What the bench of the picture reads off a real browser: drawn radii from a screencast, drawn phases, onsets of sound. */
import type { CDPSession, Page } from '@playwright/test';

/** One frame that the compositor drew. */
export interface Drawn {
  /** ms since 1970. */
  readonly at: number;
  /** Radius of the sphere at half its brightness, CSS px. */
  readonly radius: number;
}

/** Records what the compositor draws while `during` runs, also while the page's own thread is busy. */
export async function screencast(
  page: Page,
  during: () => Promise<void>,
): Promise<{ at: number; data: string }[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const frames: { at: number; data: string }[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    if (metadata.timestamp !== undefined) frames.push({ at: metadata.timestamp * 1000, data });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await during();
  await session.send('Page.stopScreencast');
  await session.detach();
  return frames.sort((a, b) => a.at - b.at);
}

/** Measures the sphere in the frames, on a page of its own. */
export async function radii(
  scratch: Page,
  frames: readonly { at: number; data: string }[],
): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  for (const { at, data } of frames) {
    const radius = await scratch.evaluate(async (png) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, 1);
      const context = canvas.getContext('2d');
      if (context === null) return NaN;
      // The row through the middle of the sphere, at 40 % of the height.
      context.drawImage(image, 0, -Math.round(image.height * 0.4));
      const { data: pixels } = context.getImageData(0, 0, image.width, 1);
      const bright = (x: number): number => (pixels[4 * x] ?? 0) + (pixels[4 * x + 1] ?? 0);
      const [low, high] = [bright(0), bright(Math.round(image.width / 2))];
      const middle = (low + high) / 2;
      // Between two pixels by the straight line, on both sides.
      let edges = 0;
      for (let x = 1; x < image.width; x++) {
        const [a, b] = [bright(x - 1), bright(x)];
        if (a < middle === b < middle) continue;
        const edge = x - 1 + (middle - a) / (b - a);
        edges += Math.abs(edge - image.width / 2);
      }
      return edges / 2;
    }, data);
    drawn.push({ at, radius });
  }
  return drawn;
}

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
