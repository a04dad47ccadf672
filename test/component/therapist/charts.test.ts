import { html } from 'lit';
import '../../../src/ui/charts/attune-live-chart.ts';
import type { AttuneLiveChart } from '../../../src/ui/charts/attune-live-chart.ts';
import '../../../src/ui/charts/attune-spectrum.ts';
import '../../../src/ui/charts/attune-tachogram.ts';
import type { AttuneTachogram } from '../../../src/ui/charts/attune-tachogram.ts';
import { beatPoints } from '../../../src/session/chart-series.ts';
import { spectrumLeft, spectrumSeries } from '../../../src/session/spectrum-series.ts';
import { equal, near, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount, setTheme } from '../fixture.ts';
import { button, deep, sessionOf, settled, textOf } from './sessions.ts';

async function live(width: number): Promise<AttuneLiveChart> {
  const session = sessionOf();
  const box = await mount(
    html`<div>
      <attune-live-chart .session=${session} .now=${() => session.state.at}></attune-live-chart>
    </div>`,
  );
  box.style.cssText = `display: grid; width: ${width}px; height: 300px`;
  const chart = box.querySelector('attune-live-chart');
  if (chart === null) throw new Error('no chart');
  await settled(chart);
  return chart;
}

/** Whether any pixel of the canvas has a colour near `rgb`. */
function painted(canvas: HTMLCanvasElement, [r, g, b]: readonly [number, number, number]): boolean {
  const context = canvas.getContext('2d');
  const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  for (let i = 0; i < data.length; i += 4) {
    const away = Math.abs(data[i]! - r) + Math.abs(data[i + 1]! - g) + Math.abs(data[i + 2]! - b);
    if (data[i + 3]! > 200 && away < 24) return true;
  }
  return false;
}

const key = (target: Element, name: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));

describe('the picture of the last minute', () => {
  it('is accessible and says in a sentence what there is to see', async () => {
    const chart = await live(1200);
    await expectAccessible(chart);
    const label = deep(chart, '[role=img]')?.ariaLabel ?? '';
    ok(label.startsWith('Heart rate over the last 1 min, between 59 and 73 bpm.'), label);
    ok(label.includes('6.0 breaths a minute'), label);
  });

  it('paints the heart warm and the guide cool, in the colours of the look', async () => {
    setTheme('light');
    const chart = await live(1200);
    const canvas = deep(chart, '.past canvas', HTMLCanvasElement);
    ok(canvas, 'a canvas');
    ok(painted(canvas, [0x9e, 0x54, 0x10]), 'the heart is painted');
    ok(painted(canvas, [0xc2, 0xdd, 0xe0]), 'the water is painted');
    setTheme('dark');
    await settled(chart);
    ok(
      painted(deep(chart, '.past canvas', HTMLCanvasElement) ?? canvas, [0xf1, 0xbf, 0x76]),
      'the look changes',
    );
    setTheme(undefined);
  });

  it('puts now at sixty of sixty-nine seconds, and at thirty of thirty-six where it is narrow', async () => {
    for (const [width, share] of [
      [1200, 60 / 69],
      [390, 30 / 36],
    ] as const) {
      const chart = await live(width);
      const past = deep(chart, '.past')?.getBoundingClientRect();
      near((past?.width ?? 0) / width, share, 0.005, `now at ${width} px`);
    }
  });

  it('moves on between two drawings without drawing', async () => {
    const chart = await live(1200);
    const layer = deep(chart, '.past .glide');
    const [glide] = layer?.getAnimations() ?? [];
    ok(glide?.effect instanceof KeyframeEffect, 'it glides');
    const breath = deep(chart, '.past .breath');
    ok(breath instanceof HTMLElement && breath.hidden, 'no breath is measured');
    equal(breath.getAnimations().length, 0, 'a layer that is not shown is not moved');
    const end = glide.effect.getKeyframes().at(-1)?.transform;
    near(Number(/-?[\d.]+/.exec(String(end))?.[0]), (-2 / 69) * 1200, 0.5, 'two seconds of way');
    equal(glide.effect.getTiming().duration, 2000);
  });

  it('moves on with the same animations after the next drawing, and stands still where time goes by in steps', async () => {
    const chart = await live(1200);
    const layer = deep(chart, '.past .glide');
    const [glide] = layer?.getAnimations() ?? [];
    const began = Number(glide?.startTime);
    chart.now = () => (chart.session?.state.at ?? 0) + 1000;
    await settled(chart);
    equal(layer?.getAnimations()[0], glide, 'the same animation');
    near(Number(glide?.startTime) - began, 0, 500, 'begun anew with its drawing');
    ok(Number(glide?.startTime) !== began, 'from where it was drawn for');
    chart.stepped = true;
    await settled(chart);
    equal(layer?.getAnimations().length, 0, 'still');
    chart.stepped = false;
    await settled(chart);
    equal(layer?.getAnimations().length, 1, 'and on again');
  });

  it('reads beat by beat with the arrow keys, and turns into a table with one key', async () => {
    const chart = await live(1200);
    const slider = deep(chart, '[role=slider]');
    ok(slider, 'there is something to read with');
    key(slider, 'ArrowLeft');
    await settled(chart);
    const last = slider.getAttribute('aria-valuetext');
    ok(/^\d+\.\d s ago, \d+ bpm$/.test(last ?? ''), String(last));
    key(slider, 'ArrowLeft');
    await settled(chart);
    ok(slider.getAttribute('aria-valuetext') !== last, 'the next beat is another one');
    key(slider, 't');
    await settled(chart);
    await expectAccessible(chart);
    ok((deep(chart, 'table')?.querySelectorAll('tbody tr').length ?? 0) > 50, 'a row for each beat');
    button(chart, 'Picture').click();
    await settled(chart);
    ok(deep(chart, '.past canvas'), 'the picture comes back');
  });
});

describe('the tachogram', () => {
  it('marks an early beat and its pause with their kind, in words and in the table', async () => {
    const session = sessionOf({ seconds: 120, early: 60 });
    const beats = beatPoints(session, 0, 120_000);
    const box = await mount(
      html`<div>
        <attune-tachogram .beats=${beats} .from=${0} .to=${120_000}></attune-tachogram>
      </div>`,
    );
    box.style.cssText = 'display: grid; width: 1000px; height: 260px';
    const chart = box.querySelector<AttuneTachogram>('attune-tachogram');
    ok(chart, 'the chart is there');
    await settled(chart);
    await expectAccessible(chart);
    const notes = [...(chart.shadowRoot?.querySelectorAll<HTMLElement>('.nt') ?? [])].map(
      (n) => n.dataset.text,
    );
    equal(notes, ['ectopic', 'ectopic']);
    ok(deep(chart, '[role=img]')?.ariaLabel?.includes('2 are marked') === true, 'the sentence counts them');
    button(chart, 'Table').click();
    await settled(chart);
    equal(textOf(deep(chart, 'table')).match(/ectopic/g)?.length, 2);
  });
});

describe('the way to the table', () => {
  it('lies over nothing that is drawn: in the water of the live picture, above the plot of others', async () => {
    const chart = await live(900);
    const box = chart.getBoundingClientRect();
    const way = button(chart, 'Table').getBoundingClientRect();
    // The line never comes into the lowest eighth.
    ok(way.top >= box.bottom - box.height / 8, `${way.top} in ${box.bottom}`);
    ok(getComputedStyle(button(chart, 'Table')).opacity === '1', 'it is seen without a pointer');

    const other = await mount(html`<attune-spectrum></attune-spectrum>`);
    other.style.cssText = 'display: block; width: 600px; height: 240px';
    await settled(other);
    const plot = deep(other, '.plot')?.getBoundingClientRect();
    ok((plot?.top ?? 0) >= button(other, 'Table').getBoundingClientRect().bottom, 'above the plot');
  });
});

describe('the spectrum', () => {
  it('marks the guide where the rhythm swings most', async () => {
    const session = sessionOf({ seconds: 200 });
    const spectrum = spectrumSeries(session, session.state.at);
    near(spectrum?.peakHz ?? 0, 0.1, 0.004, 'peak');
    near(spectrum?.guideHz ?? 0, 0.1, 1e-9, 'guide');
    const chart = await mount(html`<attune-spectrum .spectrum=${spectrum}></attune-spectrum>`);
    await settled(chart);
    await expectAccessible(chart);
    ok(deep(chart, '[role=img]')?.ariaLabel?.includes('The guide is at 0.100 Hz.') === true, 'the sentence');
  });

  it('says how long it may take, by the beats that are there', async () => {
    const session = sessionOf({ seconds: 70 });
    const left = spectrumLeft(session, session.state.at);
    // The newest beats have no label yet.
    near(left ?? 0, 55_000, 5000, 'left');
    const chart = await mount(html`<attune-spectrum .left=${left}></attune-spectrum>`);
    await settled(chart);
    ok(/^Spectrum in about (50|55|60) s:/.test(textOf(deep(chart, '.blank'))), textOf(deep(chart, '.blank')));
    const enough = sessionOf({ seconds: 200 });
    equal(spectrumLeft(enough, enough.state.at), undefined);
  });

  it('says why there is none', async () => {
    const chart = await mount(html`<attune-spectrum></attune-spectrum>`);
    await settled(chart);
    ok(
      textOf(deep(chart, '.blank')).includes('two minutes of clean beats'),
      'the sentence stands in its place',
    );
  });
});
