/**
 * Reads the breath off what two windows show: the tide drawn in the therapist's chart, and the moving picture of the
 * client. Both give the moments in the middle of each inhale, on the one wall clock. It knows the elements by name and
 * looks at pixels and boxes; it asks no program where the breath is.
 */
import type { Page } from '@playwright/test';

/** Takes the heart's line out of the charts that are yet to open: it would lie over the tide. */
export const clearTide = (page: Page): Promise<void> =>
  page.evaluate(() => document.documentElement.style.setProperty('--heart', 'transparent'));

/** Middles of the inhales in the last minute, ms since 1970, as the therapist's chart shows them now; needs `clearTide`. */
export async function drawnInhales(page: Page): Promise<number[]> {
  const { surface, epochs } = await page.locator('attune-live-chart').evaluate(async (chart) => {
    // A window that was behind another one draws again in the first frame in which it is seen.
    let frameTime = 0;
    for (let frame = 0; frame < 10; frame++) {
      frameTime = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    }
    const root = chart.shadowRoot ?? chart;
    const canvas = root.querySelector('canvas');
    const context = canvas?.getContext('2d');
    const epoch = performance.timeOrigin + frameTime;
    if (!canvas || !context) throw new Error('the chart has no picture');
    // The labels in the chart say which moment lies where: "now" and so many seconds ago.
    const plot = root.querySelector('[role=img]');
    const left = plot?.getBoundingClientRect().left ?? 0;
    const marks = [...(plot?.querySelectorAll<HTMLElement>('*') ?? [])].flatMap((label) => {
      const text = label.dataset.text ?? label.textContent;
      if (label.hidden || !/^(now|.\d+ s)$/.test(text)) return [];
      const ago = Number(/\d+/.exec(text)?.[0] ?? 0) * 1000;
      return { x: left + parseFloat(getComputedStyle(label).left), ago };
    });
    const [now, ...before] = marks.sort((a, b) => a.ago - b.ago);
    const oldest = before.at(-1);
    if (!now || !oldest) throw new Error('the chart has too few labels');
    const msPerPx = oldest.ago / (now.x - oldest.x);
    const box = canvas.getBoundingClientRect();
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const surface: number[] = [];
    const epochs: number[] = [];
    for (let column = 0; column < width; column++) {
      const at = (row: number): number => (row * width + column) * 4;
      // From the floor up as long as it is the colour of the floor: that is the water. Then its line, until nothing is drawn.
      let under = height - 1;
      const floor = at(under);
      const same = (i: number): boolean =>
        [0, 1, 2].every((k) => Math.abs((data[i + k] ?? 0) - (data[floor + k] ?? 0)) < 6);
      while (under > 0 && same(at(under - 1))) under--;
      let over = under;
      while (over > 0 && (data[at(over - 1) + 3] ?? 0) > 0) over--;
      const x = box.left + ((column + 0.5) * box.width) / width;
      const time = epoch - (now.x - x) * msPerPx;
      if (time > epoch) break;
      // The middle of the line: its edges lie to the left and to the right of the moment that it marks.
      surface.push(-(under + over) / 2);
      epochs.push(time);
    }
    return { surface, epochs };
  });
  return risingMiddles(surface, epochs);
}

/** Middles of the inhales during `ms` from now on, ms since 1970, as the client's picture shows them. */
export async function movedInhales(page: Page, ms: number): Promise<number[]> {
  const { heights, epochs } = await page.locator('attune-orb').evaluate(async (orb, length) => {
    const parts = [...(orb.shadowRoot ?? orb).querySelectorAll('*')];
    const heights: number[][] = parts.map(() => []);
    const epochs: number[] = [];
    const end = performance.now() + length;
    while (performance.now() < end) {
      // The time for which the frame was made; a busy machine may run this later.
      const frameTime = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      epochs.push(performance.timeOrigin + frameTime);
      parts.forEach((part, i) => heights[i]?.push(part.getBoundingClientRect().height));
    }
    return { heights, epochs };
  }, ms);
  const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const moving = heights.sort((a, b) => range(b) - range(a))[0] ?? [];
  return risingMiddles(moving, epochs);
}

/**
 * Moments at which a curve rises through the middle of its range. Each is read off the straight line that fits the middle
 * half of the rise best: there a half cosine is all but straight, and a row of pixels more or less averages out. A rise
 * that is not whole is left out.
 */
function risingMiddles(values: readonly number[], times: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const middle = (high + low) / 2;
  const near = (value: number): boolean => Math.abs(value - middle) < (high - low) / 4;
  return values.flatMap((value, i) => {
    if ((values[i - 1] ?? value) >= middle || value < middle) return [];
    let from = i - 1;
    let to = i;
    while (from > 0 && near(values[from - 1] ?? NaN)) from--;
    while (to < values.length - 1 && near(values[to + 1] ?? NaN)) to++;
    if (from === 0 || to === values.length - 1) return [];
    const mean = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
    const [heights, moments] = [values.slice(from, to + 1), times.slice(from, to + 1)];
    const [height, time] = [mean(heights), mean(moments)];
    const slope =
      mean(moments.map((moment, k) => (moment - time) * ((heights[k] ?? height) - height))) /
      mean(moments.map((moment) => (moment - time) ** 2));
    return [time + (middle - height) / slope];
  });
}
