/** The page of a file whose columns are in question: what it shows, asks and says. */
import { html } from 'lit';
import '../../../src/ui/file/attune-file.ts';
import type { AttuneFile } from '../../../src/ui/file/attune-file.ts';
import { CommandEvent, type Command } from '../../../src/ui/model/command.ts';
import type { FileOutcome, FileView } from '../../../src/ui/model/file-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';

const outcome: FileOutcome = {
  beats: 3302,
  lengthMs: 2_892_000,
  unclear: 41,
  epoch: new Date(2026, 5, 11, 12).getTime(),
  dayOnly: true,
  curve: Array.from({ length: 60 }, (_, i) => ({ at: 900 * (i + 1), bpm: 70 + 4 * Math.sin(i / 3) })),
};

const view: FileView = {
  name: 'rest_0611.csv',
  bytes: 214_000,
  written: new Date(2026, 5, 12, 10).getTime(),
  columns: [
    { name: 'rr', first: ['812', '828'], role: 'interval-ms', why: 'values' },
    { name: '', first: ['0', '1'], role: 'none', why: 'unknown' },
  ],
  outcome,
  codes: ['A17', 'K-03'],
  notices: [],
};

interface Page {
  readonly element: AttuneFile;
  readonly asked: Command[];
  /** What a selector finds inside the page. */
  within(selector: string): Element | null;
  words(): string;
}

async function shown(view: FileView): Promise<Page> {
  const element = await mount<AttuneFile>(html`<attune-file .view=${view}></attune-file>`);
  const asked: Command[] = [];
  element.addEventListener(CommandEvent.type, ({ command }) => asked.push(command));
  return {
    element,
    asked,
    within: (selector) => element.renderRoot.querySelector(selector),
    words: () => element.renderRoot.textContent.replace(/\s+/g, ' '),
  };
}

describe('a file whose columns are in question', () => {
  it('says what comes of the reading before anything is opened', async () => {
    const { element, asked, within, words } = await shown(view);
    await expectAccessible(element);
    ok(
      words().includes('48 min 12 s, 3302 beats, 41 of them unclear. The file itself is not changed.'),
      words(),
    );
    ok(words().includes('Column 2'), 'a column without a name has its number');
    equal((within('select') as HTMLSelectElement | null)?.value, 'interval-ms');
    equal(asked.length, 0);
  });

  it('asks for another reading of a column', async () => {
    const { asked, within } = await shown(view);
    const select = within('select') as HTMLSelectElement | null;
    if (select === null) throw new Error('no select');
    select.value = 'beats-ms';
    select.dispatchEvent(new Event('change'));
    equal(JSON.stringify(asked), JSON.stringify([{ do: 'read-column', column: 0, role: 'beats-ms' }]));
  });

  it('opens with the day and the client that were chosen', async () => {
    const { asked, within } = await shown(view);
    const day = within('input[name=day]') as HTMLInputElement | null;
    const code = within('select[name=code]') as HTMLSelectElement | null;
    if (day === null || code === null) throw new Error('no field');
    equal(day.value, '2026-06-11');
    day.value = '2026-06-10';
    code.value = 'K-03';
    (within('button.primary') as HTMLElement | null)?.click();
    equal(
      JSON.stringify(asked),
      JSON.stringify([{ do: 'open-it-like-this', day: '2026-06-10', code: 'K-03' }]),
    );
  });

  it('asks for no day that the file says', async () => {
    const { dayOnly: _, ...known } = outcome;
    const { within } = await shown({ ...view, outcome: known });
    equal(within('input[name=day]'), null);
  });

  it('opens nothing that holds no beats', async () => {
    const { outcome: _, ...without } = view;
    const { asked, within, words } = await shown(without);
    ok((within('button.primary') as HTMLButtonElement | null)?.disabled === true, 'it cannot be opened');
    ok(words().includes('no beats that a heart could have'), words());
    (within('button[type=button]') as HTMLElement | null)?.click();
    equal(JSON.stringify(asked), JSON.stringify([{ do: 'do-not-open' }]));
  });
});
