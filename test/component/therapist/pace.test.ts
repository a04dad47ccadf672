import { html } from 'lit';
import '../../../src/ui/session/attune-pace.ts';
import { speak } from '../../../src/ui/words/language.ts';
import type { AttunePace } from '../../../src/ui/session/attune-pace.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { button, asked, deep, settled, textOf, listen } from './sessions.ts';

const PACE = { breathsPerMin: 6, inhaleShare: 0.4 };

async function show(running: boolean): Promise<{ element: AttunePace; input: HTMLInputElement }> {
  const element = await mount<AttunePace>(
    html`<attune-pace .pace=${PACE} ?running=${running}></attune-pace>`,
  );
  await settled(element);
  const input = deep(element, 'input[aria-label="Breaths per minute"]', HTMLInputElement);
  ok(input, 'the control is there');
  return { element, input };
}

const press = (target: Element, type: string): boolean =>
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, button: 0 }));

describe('the controls of the guide', () => {
  it('are accessible, and show the pace in breaths and seconds', async () => {
    const { element, input } = await show(true);
    await expectAccessible(element);
    equal(input.value, '6.0');
    ok(textOf(deep(element, '.u')).includes('in 4.0 s, out 6.0 s'), textOf(deep(element, '.u')));
  });

  it('change the rate by a tenth with a press, and tell it when the hand lets go', async () => {
    const { element, input } = await show(true);
    const faster = button(element, 'Faster, 0.1');
    press(faster, 'pointerdown');
    await settled(element);
    equal(input.value, '6.1');
    const event = await asked(element, 'set-pace', () => press(faster, 'pointerup'));
    equal(event.pace.breathsPerMin, 6.1);
    equal(event.pace.inhaleShare, 0.4);
  });

  it('tell a long press as one change', async () => {
    const { element, input } = await show(true);
    const slower = button(element, 'Slower, 0.1');
    let changes = 0;
    listen(element, 'set-pace', () => changes++);
    press(slower, 'pointerdown');
    while (Number(input.value) > 5.7) await settled(element);
    equal(changes, 0);
    const event = await asked(element, 'set-pace', () => press(slower, 'pointerup'));
    ok(event.pace.breathsPerMin <= 5.7, `${event.pace.breathsPerMin} after a long press`);
    equal(changes, 1);
  });

  it('keep what is typed within 3 to 12 and on a tenth', async () => {
    const { element, input } = await show(true);
    for (const [typed, counts] of [
      ['25', 12],
      ['1', 3],
      ['5.44', 5.4],
    ] as const) {
      input.value = typed;
      const event = await asked(element, 'set-pace', () => input.dispatchEvent(new Event('change')));
      equal(event.pace.breathsPerMin, counts);
      equal(input.value, counts.toFixed(1));
      element.pace = event.pace;
      await settled(element);
    }
  });

  it('keep a pace that is chosen while the guide rests until it starts', async () => {
    const { element, input } = await show(false);
    let changes = 0;
    listen(element, 'set-pace', () => changes++);
    press(button(element, 'Slower, 0.1'), 'pointerdown');
    press(button(element, 'Slower, 0.1'), 'pointerup');
    const select = deep(element, 'select', HTMLSelectElement);
    ok(select, 'the share can be chosen');
    select.value = '0.5';
    select.dispatchEvent(new Event('change'));
    await settled(element);
    equal(input.value, '5.9');
    const event = await asked(element, 'start-guide', () => button(element, 'Start guide').click());
    equal(event.pace, { breathsPerMin: 5.9, inhaleShare: 0.5 });
    equal(changes, 0);
  });

  it('pause the guide', async () => {
    const { element } = await show(true);
    await asked(element, 'pause-guide', () => button(element, 'Pause guide').click());
  });

  it('write and read a rate as the language that is spoken does, whatever the browser speaks', async () => {
    try {
      await speak('de');
      const element = await mount<AttunePace>(html`<attune-pace .pace=${PACE} running></attune-pace>`);
      await settled(element);
      const input = deep(element, 'input[role=spinbutton]', HTMLInputElement);
      ok(input, 'the control is there');
      equal(input.value, '6,0');
      equal(input.ariaValueText ?? input.getAttribute('aria-valuetext'), '6,0');
      for (const [typed, rate, shown] of [
        ['5,7', 5.7, '5,7'],
        [' 5.8 ', 5.8, '5,8'],
      ] as const) {
        input.value = typed;
        const event = await asked(element, 'set-pace', () => input.dispatchEvent(new Event('change')));
        equal(event.pace.breathsPerMin, rate);
        equal(input.value, shown);
      }
    } finally {
      await speak('en');
    }
  });

  it('are turned by the arrow keys, and words that are no number change nothing', async () => {
    const { element, input } = await show(true);
    let changes = 0;
    listen(element, 'set-pace', () => changes++);
    input.value = 'six';
    input.dispatchEvent(new Event('change'));
    await settled(element);
    equal(input.value, '6.0');
    const event = await asked(element, 'set-pace', () => {
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown'])
        input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    });
    equal(event.pace.breathsPerMin, 6.2);
    equal(changes, 1);
  });
});
