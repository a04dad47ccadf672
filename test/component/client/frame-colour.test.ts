import { colourFrame } from '../../../src/ui/theme/frame-colour.ts';
import { equal } from '../assert.ts';
import { setTheme } from '../fixture.ts';
import { until } from './a-client.ts';

describe('the colour of the browser’s own frame', () => {
  const metas: HTMLMetaElement[] = [];

  beforeEach(() => {
    for (const media of ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']) {
      const meta = Object.assign(document.createElement('meta'), { name: 'theme-color', media });
      metas.push(meta);
      document.head.append(meta);
    }
  });

  afterEach(() => {
    for (const meta of metas.splice(0)) meta.remove();
    setTheme(undefined);
  });

  /** The colours that the browser is told, without repetition, as it reads them. */
  const told = (): string[] => {
    const probe = document.createElement('i');
    return [
      ...new Set(
        metas.map(({ content }) => {
          probe.style.color = content;
          return probe.style.color;
        }),
      ),
    ];
  };

  it('is the ground of the look in force, whatever the device prefers, until it is let go', async () => {
    setTheme('dark');
    const stop = colourFrame();
    equal(told(), ['oklch(0.205 0.024 228)']);
    setTheme('dim');
    await until('the dim ground', () => told()[0] === 'oklch(0.135 0.01 60)');
    equal(told(), ['oklch(0.135 0.01 60)']);
    stop();
    setTheme('light');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    equal(told(), ['oklch(0.135 0.01 60)']);
  });
});
