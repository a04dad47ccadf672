/** The ways out of the window: each form is one press away, and what is pressed is what is asked for. */
import { html } from 'lit';
import '../../../src/ui/clients/attune-export-sessions.ts';
import '../../../src/ui/review/attune-export.ts';
import { CommandEvent, type Command } from '../../../src/ui/model/command.ts';
import { OUT_FORMATS } from '../../../src/terms/out-formats.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';

const inside = <E extends HTMLElement>(element: Element, selector: string): E[] => [
  ...(element.shadowRoot?.querySelectorAll<E>(selector) ?? []),
];

describe('exporting a session', () => {
  it('offers every form and asks for the one that is pressed', async () => {
    const element = await mount(html`<attune-export session="s"></attune-export>`);
    const asked: Command[] = [];
    element.addEventListener(CommandEvent.type, ({ command }) => asked.push(command));
    const [opener] = inside(element, 'button');
    const [card] = inside(element, '[popover]');
    opener?.click();
    ok(card?.matches(':popover-open') === true, 'the card is open');
    await expectAccessible(element);
    for (const choice of inside(element, '.choices button')) choice.click();
    equal(
      JSON.stringify(asked),
      JSON.stringify(OUT_FORMATS.map((format) => ({ do: 'export-session', id: 's', format }))),
    );
    ok(!card.matches(':popover-open'), 'the card is closed');
  });
});

describe('exporting several sessions', () => {
  it('means the client that is looked at, a day once it is named, or all', async () => {
    const element = await mount(
      html`<attune-export-sessions code="K-17" .codes=${['K-17', 'K-18']}></attune-export-sessions>`,
    );
    const asked: Command[] = [];
    element.addEventListener(CommandEvent.type, ({ command }) => asked.push(command));
    const open = (): void => inside(element, 'button')[0]?.click();
    const drawn = () => (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const choose = async (index: number): Promise<void> => {
      const [select] = inside<HTMLSelectElement>(element, 'select');
      if (select === undefined) throw new Error('no select');
      select.selectedIndex = index;
      select.dispatchEvent(new Event('change'));
      await drawn();
    };
    const press = (index: number): void => inside(element, '.choices button')[index]?.click();

    open();
    await drawn();
    await expectAccessible(element);
    press(0);
    open();
    await choose(1);
    press(0);
    const [day] = inside<HTMLInputElement>(element, 'input[type=date]');
    if (day === undefined) throw new Error('no field for a day');
    day.value = '2026-11-26';
    day.dispatchEvent(new Event('input'));
    await drawn();
    press(1);
    open();
    await choose(0);
    press(2);
    equal(
      JSON.stringify(asked),
      JSON.stringify([
        { do: 'export-sessions', form: 'archive', code: 'K-17' },
        { do: 'export-sessions', form: 'table', day: '2026-11-26' },
        { do: 'export-sessions', form: 'parquet' },
      ]),
    );
  });
});
