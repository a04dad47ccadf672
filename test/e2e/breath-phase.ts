/**
 * Reads the breath off what two windows show: the tide drawn in the therapist's chart, and the moving picture of the
 * client. Both give the moments in the middle of each inhale, on the one wall clock. It knows the elements by name and
 * looks at pixels and boxes; it asks no program where the breath is.
 */
import type { Page } from '@playwright/test';

/** Middles of the inhales in the last minute, ms since 1970, as the therapist's chart shows them now. */
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
      // From the floor up as long as it is the colour of the floor: that is the water.
      let row = height - 1;
      const floor = at(row);
      const same = (i: number): boolean =>
        [0, 1, 2].every((k) => Math.abs((data[i + k] ?? 0) - (data[floor + k] ?? 0)) < 6);
      while (row > 0 && same(at(row - 1))) row--;
      const x = box.left + ((column + 0.5) * box.width) / width;
      const time = epoch - (now.x - x) * msPerPx;
      if (time > epoch) break;
      surface.push(-row);
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

/** Moments at which a curve rises through the middle of its range, between two samples by the straight line. */
function risingMiddles(values: readonly number[], times: readonly number[]): number[] {
  const middle = (Math.max(...values) + Math.min(...values)) / 2;
  return values.flatMap((value, i) => {
    const before = values[i - 1] ?? value;
    if (before >= middle || value < middle) return [];
    const [from, to] = [times[i - 1] ?? 0, times[i] ?? 0];
    return [from + ((middle - before) / (value - before)) * (to - from)];
  });
}
