import { drawInFrame, dropDrawing } from '../../../src/ui/charts/draw-in-frame.ts';
import { equal, ok } from '../assert.ts';

/** A drawing that fills a frame, and tells in which one it was made. */
function slow(drawn: unknown[]): () => void {
  return () => {
    const until = performance.now() + 15;
    while (performance.now() < until);
    drawn.push(document.timeline.currentTime);
  };
}

const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('pictures drawn in frames', () => {
  it('are made one a frame where each fills one, in their order, once each', async () => {
    const drawn: unknown[] = [];
    const order: number[] = [];
    [0, 1, 2].map((i) => {
      const draw = slow(drawn);
      const told = (): void => {
        order.push(i);
        draw();
      };
      drawInFrame(told);
      drawInFrame(told);
    });
    await frames(8);
    equal(order.join(), '0,1,2');
    equal(new Set(drawn).size, 3, 'frames');
  });

  it('are not made when they are taken back, and one that fails keeps no other from being made', async () => {
    const drawn: string[] = [];
    const dropped = (): void => void drawn.push('dropped');
    const failing = (): void => {
      throw new TypeError('this picture cannot be drawn');
    };
    // The runner would take it for a failure of its own.
    const { onerror } = window;
    const failed = new Promise<string>((resolve) => {
      window.onerror = (_, __, ___, ____, error) => {
        window.onerror = onerror;
        resolve(String(error));
        return true;
      };
    });
    drawInFrame(failing);
    drawInFrame(dropped);
    drawInFrame(() => void drawn.push('drawn'));
    dropDrawing(dropped);
    ok((await failed).includes('cannot be drawn'), 'it is told');
    await frames(3);
    equal(drawn.join(), 'drawn');
  });

  it('are made again in a later frame when they ask for it while they are drawn', async () => {
    const drawn: unknown[] = [];
    const again = (): void => {
      drawn.push(document.timeline.currentTime);
      if (drawn.length < 3) drawInFrame(again);
    };
    drawInFrame(again);
    await frames(5);
    equal(new Set(drawn).size, 3, 'frames');
  });
});
