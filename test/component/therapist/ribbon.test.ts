/** The ribbon above the pulse: its words stay within it, and none lies on another, wherever the present phase is. */
import { html } from 'lit';
import type { PhaseKind } from '../../../src/session/moment-events.ts';
import '../../../src/ui/session/attune-ribbon.ts';
import type { AttuneRibbon } from '../../../src/ui/session/attune-ribbon.ts';
import { ok } from '../assert.ts';
import { mount } from '../fixture.ts';
import { sessionOf, settled, textOf } from './sessions.ts';

/** Each name that is read, and where it lies, after `minutes` of a session whose phases begin at these minutes. */
async function names(width: number, minutes: number, phases: readonly (readonly [PhaseKind, number])[]) {
  const session = sessionOf({ seconds: 60, guided: [100, 200] });
  for (const [kind, from] of phases)
    session.record({ type: 'phase', at: from * 60_000, phase: { id: `${from}`, kind } });
  const box = await mount(
    html`<div>
      <attune-ribbon .session=${session} .at=${minutes * 60_000}></attune-ribbon>
    </div>`,
  );
  box.style.width = `${width}px`;
  const ribbon = box.querySelector<AttuneRibbon>('attune-ribbon')!;
  // It measures itself, and draws in the frame after.
  await settled(ribbon);
  await settled(ribbon);
  const root = ribbon.shadowRoot!;
  const within = root.querySelector('.ribbon')!.getBoundingClientRect();
  return [...root.querySelectorAll('.piece:not([hidden]), .present > span')]
    .filter((span) => textOf(span) !== '')
    .map((span) => {
      const words = document.createRange();
      words.selectNodeContents(span);
      return { name: textOf(span), box: words.getBoundingClientRect(), within };
    });
}

const PHASES = [
  ['baseline', 0],
  ['assessment', 3],
  ['practice', 14],
] as const;

describe('the ribbon', () => {
  for (const width of [320, 390, 720, 1024, 1440])
    it(`holds the names of its phases at ${width} px, also of one that has just begun near its end`, async () => {
      for (const [minutes, phases] of [
        [14.1, PHASES],
        [16, PHASES],
        [58.1, [...PHASES, ['closing', 58]]],
        [1, PHASES.slice(0, 1)],
      ] as const) {
        const all = await names(width, minutes, phases);
        ok(all.length > 0, `${minutes} min: the present one has a name`);
        for (const { name, box, within } of all)
          ok(
            box.left >= within.left - 1 && box.right <= within.right + 1,
            `${name} at ${minutes} min: ${box.left} to ${box.right}`,
          );
        for (const [i, one] of all.entries())
          for (const other of all.slice(i + 1))
            ok(
              one.box.right <= other.box.left + 1 || other.box.right <= one.box.left + 1,
              `${one.name} on ${other.name} at ${minutes} min`,
            );
      }
    });
});
