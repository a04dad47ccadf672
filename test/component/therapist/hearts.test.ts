/** The measured breath and the second heart on the screens: what is said, what is hidden, and what a touch asks for. */
import { html } from 'lit';
import type { BreathCourse } from '../../../src/session/breath-course.ts';
import { levelsOf } from '../../../src/session/heart-bins.ts';
import { overviewOf } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { rowsOfTwo } from '../../../src/session/two-hearts.ts';
import type { BreathView } from '../../../src/ui/model/breath-view.ts';
import type { AttuneOverview } from '../../../src/ui/review/attune-overview.ts';
import '../../../src/ui/review/attune-overview.ts';
import type { AttuneTwoHearts } from '../../../src/ui/review/attune-two-hearts.ts';
import '../../../src/ui/review/attune-two-hearts.ts';
import type { AttuneBreath } from '../../../src/ui/session/attune-breath.ts';
import '../../../src/ui/session/attune-breath.ts';
import type { AttuneSecondStrap } from '../../../src/ui/session/attune-second-strap.ts';
import '../../../src/ui/session/attune-second-strap.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { asked, button, deep, heard, sessionOf, settled, textOf } from './sessions.ts';

const LENGTH = 240_000;
const client = sessionOf({ seconds: 240, guided: [200, 240] });

/** A breath of nine a minute from the second minute on, not clear in the third. */
function nine(): BreathCourse {
  const curve = inOneTurn(
    levelsOf(
      LENGTH,
      function* (tell) {
        for (let at = 60_000; at < LENGTH; at += 40)
          if (at < 120_000 || at > 150_000) tell(at, 15 * Math.sin((2 * Math.PI * at * 9) / 60_000), 40);
      },
      200,
    ),
  );
  const rates = Array.from({ length: 36 }, (_, i) => ({
    at: 65_000 + 5000 * i,
    breathsPerMin: i >= 6 && (i < 12 || i > 20) ? 9.1 : undefined,
  }));
  return { rates, range: [9.1, 9.1], curve, level: [-15, 15], heard: 180_000, clear: 105_000 };
}

/** The therapist's heart beside it, on the same clock. */
function own(): Session {
  const session = Session.from([
    { type: 'started', at: 0, schema: 1, id: 'two', epoch: 0, app: 'test', origin: 'here' },
    { type: 'link', at: 10, who: 'therapist', state: 'connected', connection: 1 },
  ]);
  for (let at = 1000; at <= LENGTH; at += 1000)
    session.record({ type: 'measurement', at, who: 'therapist', bpm: 60, rr: [1000] });
  session.record({ type: 'ended', at: LENGTH });
  return session;
}

const names = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('.name') ?? [])].map((name) => textOf(name));

describe('the picture of a session with a measured breath', () => {
  const overview = { ...overviewOf(client), breath: nine() };

  it('is accessible, has a row for its rate and one for its curve, and says for how much of the time it was clear', async () => {
    const element = await mount<AttuneOverview>(
      html`<attune-overview .overview=${overview}></attune-overview>`,
    );
    await settled(element);
    await expectAccessible(element);
    equal(
      names(element)
        .filter((name) => name.startsWith('Breath'))
        .join(', '),
      'Breath a minute, Breath curve',
    );
    const said = [...(element.shadowRoot?.querySelectorAll('p') ?? [])].map((one) => textOf(one)).join(' ');
    ok(said.includes('The breath was measured for 3 min; its rate was clear for 58 % of that time.'), said);
  });

  it('is read to the half where it was clear, and not named where it was not', async () => {
    const element = await mount<AttuneOverview>(
      html`<attune-overview .overview=${overview}></attune-overview>`,
    );
    await settled(element);
    const slider = deep(element, '[role=slider]');
    const at = async (key: string, times: number): Promise<string> => {
      for (let i = 0; i < times; i++)
        slider?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await settled(element);
      return slider?.getAttribute('aria-valuetext') ?? '';
    };
    ok((await at('End', 1)).includes('breath about 9 a minute'), await at('End', 1));
    ok(!(await at('Home', 1)).includes('breath about'), await at('Home', 1));
  });

  it('has a column in the table, empty where it was not clear', async () => {
    const element = await mount<AttuneOverview>(
      html`<attune-overview .overview=${overview}></attune-overview>`,
    );
    button(element, 'Table').click();
    await settled(element);
    const table = deep(element, 'table');
    const cells = [...(table?.querySelectorAll('tr') ?? [])].map((row) =>
      textOf(row.querySelectorAll('th, td')[4]),
    );
    equal(cells.join(' | '), 'Breath measured, a minute |  | 9 |  | 9');
  });

  it('has neither without one', async () => {
    const element = await mount<AttuneOverview>(
      html`<attune-overview .overview=${overviewOf(client)}></attune-overview>`,
    );
    await settled(element);
    equal(names(element).filter((name) => name.startsWith('Breath')).length, 0);
    const said = [...(element.shadowRoot?.querySelectorAll('p') ?? [])].map((one) => textOf(one)).join(' ');
    ok(!said.includes('The breath was measured'), said);
  });
});

describe('the measured breath beside the guide', () => {
  const view = (more: Partial<BreathView>): BreathView => ({ stream: 'running', curve: () => [], ...more });
  const said = async (breath: BreathView | undefined): Promise<[string, AttuneBreath]> => {
    const element = await mount<AttuneBreath>(html`<attune-breath .breath=${breath}></attune-breath>`);
    await expectAccessible(element);
    return [textOf(deep(element, '[role=status]')), element];
  };

  it('is asked for, and stopped', async () => {
    const [, idle] = await said(undefined);
    await asked(idle, 'use-breath', () => button(idle, 'Use breathing of the strap').click());
    const [, running] = await said(view({ state: 'clear', rate: 6.2 }));
    await asked(running, 'stop-breath', () => button(running, 'Stop measuring the breath').click());
  });

  it('says its rate only where it is clear, and why not else', async () => {
    equal((await said(view({ state: 'clear', rate: 6.2 })))[0], 'About 6 a minute, measured at the chest.');
    equal((await said(view({ state: 'speaking' })))[0], 'Hidden while the client moves or speaks.');
    equal((await said(view({ state: 'irregular' })))[0], 'Not clear. Nothing is wrong.');
    const [lost, element] = await said(view({ stream: 'refused', code: 'drops' }));
    ok(lost.startsWith('The link to the strap ended twice') && lost.includes('Heart rate goes on'), lost);
    ok(button(element, 'Try again') instanceof HTMLButtonElement, 'a next step');
  });
});

describe('the second strap', () => {
  it('is sought only once both have agreed, and shows its link and no number', async () => {
    const element = await mount<AttuneSecondStrap>(
      html`<attune-second-strap .second=${{ link: 'idle', agreed: false }}></attune-second-strap>`,
    );
    await expectAccessible(element);
    button(element, 'Connect a second strap').click();
    await settled(element);
    await expectAccessible(element);
    button(element, 'Not now').click();
    await settled(element);
    button(element, 'Connect a second strap').click();
    await settled(element);
    await asked(element, 'connect-second-strap', () => button(element, 'We both agree').click());
    element.second = { link: 'connected', agreed: true };
    await settled(element);
    ok(!/\d/.test(textOf(deep(element, '.in'))), textOf(deep(element, '.in')));
    await asked(element, 'disconnect-second-strap', () => button(element, 'Disconnect').click());
  });

  it('is not asked about twice in a session', async () => {
    const element = await mount<AttuneSecondStrap>(
      html`<attune-second-strap .second=${{ link: 'idle', agreed: true }}></attune-second-strap>`,
    );
    await asked(element, 'connect-second-strap', () => button(element, 'Connect a second strap').click());
  });
});

describe('two hearts, when the session is over', () => {
  const heart = own();
  const show = (): Promise<AttuneTwoHearts> =>
    mount<AttuneTwoHearts>(
      html`<attune-two-hearts .session=${client} .own=${{ heart }}></attune-two-hearts>`,
    );

  it('say no number, and behind all figures why nothing is said', async () => {
    const element = await show();
    await expectAccessible(element);
    const root = deep(element, '.lead')?.parentElement;
    ok(!/\d/.test(textOf(root ?? undefined)), 'no number');
    deep(element, 'summary')?.click();
    await settled(element);
    await expectAccessible(element);
    ok(
      textOf(deep(element, 'details')).includes('it is not noted when nobody spoke'),
      textOf(deep(element, 'details')),
    );
    const { from, to, silent } = await asked(element, 'note-silence', () =>
      deep(element, 'input', HTMLInputElement)?.click(),
    );
    equal([from, to, silent].join(), [0, client.state.at, true].join());
  });

  it('let the line be hidden, and deleted only when asked twice', async () => {
    const element = await show();
    const hidden = heard(element, 'own-line-shown');
    button(element, 'Hide my line').click();
    await hidden;
    button(element, 'Delete my line').click();
    await settled(element);
    ok(deep(element, '.ask') !== undefined, 'it asks');
    button(element, 'Keep it').click();
    await settled(element);
    button(element, 'Delete my line').click();
    await settled(element);
    const { id } = await asked(element, 'erase-own-heart', () => button(element, 'Delete it').click());
    equal(id, 'one');
  });

  it('stand as two rows of one scale in the picture', async () => {
    const overview = overviewOf(client);
    const both = rowsOfTwo(overview.range, heart, LENGTH);
    const element = await mount<AttuneOverview>(
      html`<attune-overview
        .overview=${{ ...overview, range: both.client, own: both.own }}
      ></attune-overview>`,
    );
    await settled(element);
    await expectAccessible(element);
    equal(names(element).slice(0, 2).join(', '), 'Client’s heart bpm, Your heart bpm');
  });
});
