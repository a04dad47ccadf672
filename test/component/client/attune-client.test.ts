import { withRest } from '../../../src/pacing/guide.ts';
import { OwnBreathEvent } from '../../../src/ui/client/own-breath-event.ts';
import { clientWords } from '../../../src/ui/words/client.ts';
import { equal, near, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { drawn, setTheme } from '../fixture.ts';
import { button, clockAt, deep, openClient, press, sessionOf, settle, six, until } from './a-client.ts';

const texts = (root: Element, selector: string): string[] =>
  deep(root, selector).map((each) => each.textContent.trim());

/** Stands in for the device's wish for less motion; returns the way to change and to end it. */
function wishForLess(): { set: (less: boolean) => void; end: () => void } {
  const original = window.matchMedia.bind(window);
  const query = Object.assign(new EventTarget(), { matches: false });
  window.matchMedia = (text) =>
    text.includes('reduced-motion') ? (query as unknown as MediaQueryList) : original(text);
  return {
    set: (less) => {
      query.matches = less;
      query.dispatchEvent(new Event('change'));
    },
    end: () => (window.matchMedia = original),
  };
}

describe('attune-client', () => {
  afterEach(() => setTheme(undefined));

  it('is accessible on every screen in every theme', async () => {
    for (const theme of ['light', 'dark', 'dim'] as const) {
      setTheme(theme);
      const { client } = await openClient(sessionOf({ theme, sound: 'tide', mayAdjust: true, count: true }));
      await expectAccessible(client);
      button(client, 'Sound and look').click();
      await until('sheet', () => deep(client, 'input[type=range]').length > 0);
      await expectAccessible(client);
      button(client, 'Ground me').click();
      await until('grounding', () => texts(client, 'h1').includes('Look around the room, slowly.'));
      await expectAccessible(client);
      const { client: stopped } = await openClient({ ...sessionOf({ theme }), stopped: true });
      await expectAccessible(stopped);
      const { client: waiting } = await openClient(undefined);
      await expectAccessible(waiting);
    }
  });

  it('lets the picture fade while a practice goes on without it', async () => {
    const { client } = await openClient(sessionOf());
    const orb = (): Element | undefined => deep(client, 'attune-orb')[0];
    ok(orb()?.hasAttribute('faded') === false, 'the guide leads');
    client.session = { ...sessionOf(), unguided: true };
    await settle(client);
    ok(orb()?.hasAttribute('faded') === true, 'the client keeps the rhythm alone');
  });

  it('shows the own breath as a ring in the guide’s scale where it is measured and wanted, and lets it fade where it is not sure', async () => {
    const ring = (client: Element): HTMLElement | undefined => deep(client, '.way')[0];
    const offered = (client: Element): boolean =>
      texts(client, '[role=switch]').some((name) => name.startsWith('A thin ring'));
    const { client, wishes } = await openClient(sessionOf({ ownBreath: true }));
    button(client, 'Sound and look').click();
    await until('sheet', () => deep(client, 'attune-sound-and-look').length > 0);
    ok(!offered(client) && ring(client) === undefined, 'nothing is measured');
    client.breath = true;
    await settle(client);
    await until('the ring', () => ring(client) !== undefined);
    ok(offered(client), 'it can be chosen');
    deep(client, '[role=switch]')
      .find((each) => each.textContent.trim().startsWith('A thin ring'))
      ?.click();
    equal(wishes.at(-1), { ask: 'view', change: { ownBreath: false } });
    for (const [look, low, high] of [
      ['sphere', 'scale(0.3432)', 'scale(0.741)'],
      ['horizon', 'translateY(0%)', 'translateY(-100%)'],
      ['line', 'translateY(0%)', 'translateY(-100%)'],
    ] as const) {
      client.session = sessionOf({ ownBreath: true, look });
      await settle(client);
      window.dispatchEvent(new OwnBreathEvent(0));
      await until(`${look}, out`, () => ring(client)?.style.transform === low);
      window.dispatchEvent(new OwnBreathEvent(1));
      await until(`${look}, in`, () => ring(client)?.style.transform === high);
      window.dispatchEvent(new OwnBreathEvent(undefined));
      await until('not sure', () => ring(client)?.classList.contains('unclear') === true);
      equal(ring(client)?.style.transform, high, 'it fades where it is');
      await expectAccessible(client);
    }
    client.session = sessionOf({ ownBreath: true, look: 'still' });
    await settle(client);
    ok(ring(client) === undefined && !offered(client), 'nothing moves beside a still picture');
    client.session = sessionOf({ ownBreath: false });
    await settle(client);
    ok(ring(client) === undefined, 'nobody wants it');
  });

  it('lays the ring of the own breath where the picture is at the same height', async () => {
    for (const look of ['sphere', 'horizon', 'line'] as const) {
      // A guide that rests stands at the end of the breath out.
      const { client } = await openClient(sessionOf({ ownBreath: true, look }, []));
      client.breath = true;
      await settle(client);
      await until('the ring', () => deep(client, '.way').length === 1);
      const box = (selector: string): DOMRect => deep(client, selector)[0]!.getBoundingClientRect();
      const middleAt = async (level: number): Promise<number> => {
        window.dispatchEvent(new OwnBreathEvent(level));
        await drawn(deep(client, 'attune-own-breath')[0]!);
        for (const animation of deep(client, '.way')[0]!.getAnimations()) animation.finish();
        const { y, height } = box('.way i');
        return y + height / 2;
      };
      const out = await middleAt(0);
      if (look === 'sphere') {
        const [ball, ring] = [box('[data-part=ball]'), box('.way i')];
        near(out, ball.y + ball.height / 2, 1, 'one middle');
        near(ring.width / ball.width, 0.78, 0.02, 'where the edge of the ball is seen');
      } else {
        const lies = box(look === 'line' ? '[data-part=rider]' : '[data-part=sea]');
        const field = box('attune-orb').height;
        near(out, look === 'line' ? lies.bottom : lies.y, 1, `${look}, out`);
        near(out - (await middleAt(1)), look === 'line' ? lies.height : 0.38 * field, 1, `${look}, its way`);
      }
      client.remove();
    }
  });

  it('says that a part of it has not come, goes on meanwhile, and takes it when it comes', async () => {
    const { client, wishes } = await openClient(sessionOf());
    let there = false;
    const part = client.fetch(() => (there ? Promise.resolve('here') : Promise.reject(new Error('cut off'))));
    const said = (): boolean => texts(client, '.hint').includes(clientWords.missing);
    await until('the sentence', said);
    equal(wishes, [], 'nothing is asked for');
    button(client, 'Stop everything').click();
    equal(wishes, [{ ask: 'stop' }], 'the client can stop');
    there = true;
    equal(await part, 'here');
    await until('no sentence', () => !said());
  });

  it('marks what is simulated, and nothing else', async () => {
    const { client } = await openClient({ ...sessionOf(), simulated: 'typical' });
    equal(texts(client, '.sim'), ['simulated']);
    await expectAccessible(client);
    client.session = sessionOf();
    await settle(client);
    equal(texts(client, '.sim'), []);
  });

  it('stops everything by its button', async () => {
    const { client, wishes } = await openClient(sessionOf());
    button(client, 'Stop everything').click();
    equal(wishes, [{ ask: 'stop' }]);
  });

  it('stops everything by the space bar wherever the focus is, and the button there does not answer', async () => {
    const { client, wishes } = await openClient(sessionOf());
    const sound = button(client, 'Sound and look');
    sound.focus();
    equal(press(sound, ' ', 'Space'), false, 'the default is kept from happening');
    const up = new KeyboardEvent('keyup', { code: 'Space', bubbles: true, composed: true, cancelable: true });
    equal(sound.dispatchEvent(up), false, 'also when the key comes up');
    equal(wishes, [{ ask: 'stop' }]);
    press(document.body, ' ', 'Space');
    equal(wishes.length, 2);
  });

  it('stops everything by Escape, which closes the sheet first', async () => {
    const { client, wishes } = await openClient(sessionOf());
    button(client, 'Sound and look').click();
    await until('sheet', () => deep(client, 'fieldset').length > 0);
    press(document.body, 'Escape');
    await settle(client);
    equal(deep(client, 'fieldset').length, 0, 'fieldsets');
    equal(wishes, []);
    press(document.body, 'Escape');
    equal(wishes, [{ ask: 'stop' }]);
  });

  it('shows a neutral screen once everything has stopped: no picture, two choices, and the focus on its sentence', async () => {
    const { client, wishes } = await openClient(sessionOf());
    client.session = { ...sessionOf(), stopped: true, guide: withRest(six, 12_600) };
    await settle(client);
    equal(texts(client, 'h1'), ['Everything has stopped.']);
    equal(deep(client, 'attune-orb').length, 0, 'pictures');
    equal(texts(client, 'button'), ['Ground me', 'Go on when I am ready']);
    equal(client.shadowRoot?.activeElement?.tagName, 'H1');
    ok(client.still, 'nothing is to be heard');
    press(document.body, ' ', 'Space');
    equal(wishes, [], 'wishes of a second press');
    button(client, 'Go on when I am ready').click();
    equal(wishes, [{ ask: 'resume' }]);
  });

  it('reaches grounding in one touch, also from the stopped screen, and leaves it both ways', async () => {
    const { client, wishes } = await openClient(sessionOf());
    button(client, 'Ground me').click();
    await until('grounding', () => texts(client, 'h1').length > 0);
    ok(client.still, 'nothing is to be heard');
    equal(deep(client, 'attune-orb').length, 0, 'pictures');
    button(client, 'Another one').click();
    await until('another', () => texts(client, 'h1')[0] === 'Feel where your feet meet the floor.');
    button(client, 'Back to the breath').click();
    // Whoever leads is let know what no fact tells.
    equal(wishes, [{ ask: 'pause' }, { ask: 'know', doing: 'grounding' }, { ask: 'resume' }]);
    client.session = { ...sessionOf(), stopped: true };
    await settle(client);
    equal(wishes.at(-1), { ask: 'know', doing: 'watching' });
    button(client, 'Ground me').click();
    await until('grounding', () => texts(client, 'h1')[0] === 'Look around the room, slowly.');
    button(client, 'I am done').click();
    equal(wishes.at(-1), { ask: 'stop' });
    client.leader = 'gone';
    await settle(client);
    client.leader = 'here';
    button(client, 'Ground me').click();
    await settle(client);
    equal(wishes.at(-1), { ask: 'know', doing: 'grounding' }, 'told to a window that was loaded anew');
  });

  it('hands the focus back to the picture after a stop, and offers no stop where nothing runs', async () => {
    const { client } = await openClient(sessionOf());
    client.session = { ...sessionOf(), stopped: true };
    await settle(client);
    client.session = sessionOf();
    await settle(client);
    equal(client.shadowRoot?.activeElement?.textContent.trim(), 'Ground me');
    client.session = undefined;
    await settle(client);
    equal(texts(client, 'button').includes('Stop everything'), false);
    equal(texts(client, 'button').includes('Ground me'), true);
  });

  it('pauses and goes on', async () => {
    const { client, wishes } = await openClient(sessionOf());
    button(client, 'Pause').click();
    client.session = sessionOf({}, withRest(six, 20_000));
    await settle(client);
    button(client, 'Go on').click();
    equal(wishes, [{ ask: 'pause' }, { ask: 'resume' }]);
  });

  it('wishes for what is chosen in the sheet, and offers a change of pace only if it may', async () => {
    const { client, wishes } = await openClient(sessionOf());
    button(client, 'Sound and look').click();
    await until('sheet', () => deep(client, 'fieldset').length > 0);
    deep(client, 'label')
      .find((label) => label.textContent.trim() === 'Tide')
      ?.click();
    deep(client, 'label')
      .find((label) => label.textContent.trim() === 'Horizon')
      ?.click();
    button(client, 'Count').click();
    button(client, 'Let the guide follow me').click();
    equal(wishes, [
      { ask: 'view', change: { sound: 'tide' } },
      { ask: 'view', change: { look: 'horizon' } },
      { ask: 'view', change: { count: true } },
      { ask: 'follow-me' },
    ]);
    ok(!texts(client, 'button').includes('A little slower'), 'no change of pace');
    client.session = sessionOf({ mayAdjust: true });
    await settle(client);
    await until('slower', () => texts(client, 'button').includes('A little slower'));
    button(client, 'A little slower').click();
    equal(wishes.at(-1), { ask: 'adjust', by: -0.2 });
  });

  it('finishes its breath and says so when the other window is gone, and begins again with a breath', async () => {
    const { client } = await openClient(sessionOf());
    client.leader = 'gone';
    await settle(client);
    equal(client.guide.at(-1), { running: false, since: 20_000 });
    client.clock = clockAt(23_000);
    await settle(client);
    equal(texts(client, '.note'), [clientWords.gone]);
    client.leader = 'here';
    await settle(client);
    const [again] = client.guide;
    ok(again?.running, 'the guide leads again');
    equal(again.segment.since, 30_000);
  });

  it('never jumps into the middle of a breath that was under way before it heard of it', async () => {
    const { client } = await openClient(undefined);
    client.leader = 'waiting';
    await settle(client);
    client.clock = clockAt(23_000);
    client.session = sessionOf();
    client.leader = 'here';
    await settle(client);
    const [first] = client.guide;
    ok(first?.running, 'the guide will lead');
    equal(first.segment.since, 30_000);
  });

  it('keeps the picture still where the device asks for less motion, until another one is chosen', async () => {
    const motion = wishForLess();
    const { client } = await openClient(sessionOf({ look: 'horizon' }));
    motion.end();
    equal(deep(client, '.sea').length, 1, 'seas');
    motion.set(true);
    await settle(client);
    equal(deep(client, '.sea').length, 0, 'seas');
    equal(deep(client, '.disc').length, 1, 'discs');
    button(client, 'Sound and look').click();
    await until('sheet', () => deep(client, 'fieldset').length > 0);
    deep(client, 'label')
      .find((label) => label.textContent.trim() === 'Horizon')
      ?.click();
    await settle(client);
    equal(deep(client, '.sea').length, 1, 'seas');
  });

  it('tells a screen reader the shape of the breath, and phase and time on request', async () => {
    const { client } = await openClient(sessionOf());
    const status = (): string => texts(client, '[role=status]').join(' ');
    await until('it speaks', () => status() !== '');
    equal(status(), 'Breathe in for about 4, out for about 6.');
    button(client, clientWords.sayNow).click();
    await drawn(client);
    equal(status(), 'Breathe in. Less than a minute so far.');
  });

  it('tells a screen reader once that the picture rests, and nothing where a screen says itself what it is', async () => {
    const { client } = await openClient(sessionOf());
    const status = (): string => texts(client, '[role=status]').join(' ');
    await until('it speaks', () => status() !== '');
    client.session = sessionOf({}, [...six, { running: false, since: 12_000 }]);
    await drawn(client);
    equal(status(), 'The picture is resting.');
    client.session = sessionOf();
    await until('it speaks again', () => status().startsWith('Breathe in'));
    client.session = { ...sessionOf(), stopped: true };
    await drawn(client);
    equal(status(), '');
  });
});
