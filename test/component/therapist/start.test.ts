import { html } from 'lit';
import '../../../src/ui/start/attune-start.ts';
import { AttuneSessionList } from '../../../src/ui/start/attune-session-list.ts';
import type { AttuneStart } from '../../../src/ui/start/attune-start.ts';
import { emptyStart, type StartView } from '../../../src/ui/model/start-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { button, asked, deep, settled, textOf, listen } from './sessions.ts';

const view: StartView = {
  ...emptyStart,
  abilities: { bluetooth: 'available', secondWindow: true, offline: undefined },
};
const stored = { id: 's1', epoch: Date.UTC(2026, 10, 20, 9), lengthMs: 2_700_000, name: 'K-17' };

async function show(more: Partial<StartView> = {}): Promise<AttuneStart> {
  const element = await mount<AttuneStart>(html`<attune-start .view=${{ ...view, ...more }}></attune-start>`);
  await settled(element);
  return element;
}

describe('the first page', () => {
  it('is accessible and leads to a strap, real or simulated', async () => {
    const element = await show();
    await expectAccessible(element);
    await asked(element, 'connect-strap', () => button(element, 'Connect strap').click());
    await asked(element, 'try-without-strap', () => button(element, 'Try it without a strap').click());
    equal(textOf(deep(element, '[role=status][aria-label=Strap]')), 'No strap yet');
  });

  it('offers every device once the list of straps has been open for long', async () => {
    const element = await show({
      signal: 'choosing',
      listSilent: true,
      strapSentence: 'No strap has been chosen so far.',
    });
    await expectAccessible(element);
    await asked(element, 'list-every-device', () => button(element, 'Show all devices').click());
  });

  it('has the clients who were here last at hand, and asks whose the next session is', async () => {
    const of = (id: string, client: string | undefined, daysAgo: number, rate?: number) => ({
      ...stored,
      id,
      epoch: stored.epoch - daysAgo * 86_400_000,
      ...(client !== undefined && { client }),
      ...(rate !== undefined && {
        told: { rates: [{ rate, epoch: stored.epoch, protocol: 'standard', by: 'hand' } as never] },
      }),
    });
    const sessions = [
      of('1', 'K-17', 1),
      of('2', undefined, 2),
      of('3', 'M-04', 3, 5.75),
      of('4', 'K-17', 4, 5.4),
      of('5', 'B-22', 5),
      of('6', 'T-09', 6),
      of('7', 'Z-01', 7),
    ];
    const element = await show({ sessions, nextClient: 'N-99' });
    await expectAccessible(element);
    const recent = deep(element, '.recent ul');
    equal(recent?.children.length, 4);
    const rows = [...(recent?.querySelectorAll('li') ?? [])].map((row) =>
      [...row.querySelectorAll('span, small')].map((part) => textOf(part)).join(' '),
    );
    // The newest session's day, the newest rate.
    equal(rows[0], 'K-17 19 November 2026, practice at 5.4');
    equal(rows[1], 'M-04 17 November 2026, practice at 5.75');
    equal(
      (await asked(element, 'open-clients', () => recent?.querySelectorAll('button')[1]?.click())).code,
      'M-04',
    );
    equal(
      (await asked(element, 'open-clients', () => button(element, 'All clients').click())).code,
      undefined,
    );

    const who = deep(element, '.whose select', HTMLSelectElement);
    equal(who?.value, 'N-99');
    const choose = (value: string) => () => {
      if (who === undefined) throw new Error('no list');
      who.value = value;
      who.dispatchEvent(new Event('change'));
    };
    equal((await asked(element, 'session-for', choose('Z-01'))).code, 'Z-01');
    equal((await asked(element, 'session-for', choose(''))).code, undefined);
  });

  it('says what this browser can do, and what to do where it cannot', async () => {
    const element = await show({ abilities: { ...view.abilities, bluetooth: 'no-bluetooth' } });
    await expectAccessible(element);
    const text = textOf(element.shadowRoot?.querySelector('.page') ?? undefined);
    ok(text.includes('This browser cannot reach a strap. Chrome or Edge can'), text);
    ok(text.includes('Second window allowed'), text);
  });

  it('opens, renames and erases a stored session, the last only on a second answer', async () => {
    const element = await show({ sessions: [stored] });
    await expectAccessible(element);
    const opened = await asked(element, 'open-session', () => button(element, 'K-17').click());
    equal(opened.id, 's1');

    button(element, 'Rename').click();
    await settled(element);
    await expectAccessible(element);
    const name = deep(element, 'input[aria-label="Name"]', HTMLInputElement);
    ok(name, 'a field for the name');
    name.value = '  K-17, second  ';
    const renamed = await asked(element, 'rename-session', () => button(element, 'Save name').click());
    equal([renamed.id, renamed.name], ['s1', 'K-17, second']);
    await settled(element);

    let erased = 0;
    listen(element, 'erase-session', () => erased++);
    button(element, 'Erase').click();
    await settled(element);
    await expectAccessible(element);
    button(element, 'Keep it').click();
    await settled(element);
    equal(erased, 0);
    button(element, 'Erase').click();
    await settled(element);
    const event = await asked(element, 'erase-session', () => button(element, 'Erase for good').click());
    equal(event.id, 's1');
  });

  it('asks again before another session is erased, whichever row it has moved to', async () => {
    const other = { ...stored, id: 's2', name: 'K-18' };
    const element = await show({ sessions: [stored, other] });
    button(element, 'Erase').click();
    await settled(element);
    await asked(element, 'erase-session', () => button(element, 'Erase for good').click());
    element.view = { ...view, sessions: [other] };
    await settled(element);
    equal(textOf(deep(element, '.ask')), '');
    ok(button(element, 'K-18'), 'the other one is there');
  });

  it('draws as many of thousands of sessions as are looked at, and finds any of them', async () => {
    const sessions = Array.from({ length: 5000 }, (_, i) => ({
      ...stored,
      id: `s${i}`,
      epoch: stored.epoch - i * 86_400_000,
      name: `K-${i}`,
    }));
    const element = await show({ sessions });
    const list = deep(element, 'attune-session-list', AttuneSessionList);
    ok(list, 'a list');
    const rows = (): string[] =>
      [...list.renderRoot.querySelectorAll('attune-session-row')].map(({ stored: row }) => row?.id ?? '');
    equal(rows().length, 50);
    ok(textOf(deep(element, '.more')).includes('The newest 50 of 5000 are shown.'), 'it says how many');
    await expectAccessible(element);

    button(element, 'Show more').click();
    await settled(element);
    await settled(list);
    equal(rows().length, 100);

    const field = deep(element, 'input[type=search]', HTMLInputElement);
    ok(field, 'a field to find one');
    field.value = ' k-4321 ';
    field.dispatchEvent(new Event('input'));
    await settled(element);
    equal(rows(), ['s4321']);
    field.value = '20 November 2025';
    field.dispatchEvent(new Event('input'));
    await settled(element);
    equal(rows(), ['s365']);
    field.value = 'nobody';
    field.dispatchEvent(new Event('input'));
    await settled(element);
    equal(rows(), []);
    ok(
      textOf(deep(element, '.more')).includes('No session on this device has this code, name or day.'),
      'it says so',
    );
    await expectAccessible(element);
  });

  it('puts sessions under the codes of their clients, the newest of each first, and finds them by code', async () => {
    const of = (client: string | undefined, days: number) => ({
      id: `s${days}`,
      epoch: stored.epoch - days * 86_400_000,
      lengthMs: stored.lengthMs,
      ...(client !== undefined && { client }),
    });
    const sessions = [
      ...[0, 3, 4, 5, 6].map((days) => of('M-04', days)),
      of(undefined, 7),
      ...Array.from({ length: 8 }, (_, i) => of('K-17', 8 + i)),
    ];
    const element = await show({ sessions });
    const list = deep(element, 'attune-session-list', AttuneSessionList);
    ok(list, 'a list');
    const rows = (): string[] =>
      [...list.renderRoot.querySelectorAll('attune-session-row')].map(({ stored: row }) => row?.id ?? '');
    equal(rows(), ['s0', 's3', 's4', 's7', 's8', 's9', 's10']);
    equal(
      [...list.renderRoot.querySelectorAll('h3')].map((head) => textOf(head)),
      ['M-04', 'To file', 'K-17'],
    );
    await expectAccessible(element);
    equal(await asked(element, 'open-clients', () => button(element, 'Page of K-17').click()), {
      do: 'open-clients',
      code: 'K-17',
    });
    button(element, 'All 5 of M-04').click();
    await settled(element);
    equal(rows().slice(0, 5), ['s0', 's3', 's4', 's5', 's6']);
    const field = deep(element, 'input[type=search]', HTMLInputElement);
    ok(field, 'a field to find one');
    field.value = 'k-17';
    field.dispatchEvent(new Event('input'));
    await settled(element);
    equal(rows().length, 8);
  });

  it('offers to go on with a session that was still open', async () => {
    const element = await show({ recovered: stored });
    await expectAccessible(element);
    await asked(element, 'continue-open-session', () => button(element, 'Go on').click());
    await asked(element, 'close-open-session', () => button(element, 'Close it').click());
  });

  it('says what Attune is not in a dialog that closes again', async () => {
    const element = await show();
    button(element, 'What Attune is not').click();
    await settled(element);
    const dialog = deep(element, 'dialog', HTMLDialogElement);
    equal(dialog?.open, true);
    await expectAccessible(element);
    button(element, 'Close').click();
    equal(dialog?.open, false);
  });

  it('hands over a file that the person chooses', async () => {
    const element = await show();
    const field = deep(element, 'input[type=file]', HTMLInputElement);
    ok(field, 'a field for files');
    const files = new DataTransfer();
    files.items.add(new File(['800\n810\n'], 'rr.txt'));
    field.files = files.files;
    const event = await asked(element, 'open-file', () => field.dispatchEvent(new Event('change')));
    equal(event.file.name, 'rr.txt');
  });
});
