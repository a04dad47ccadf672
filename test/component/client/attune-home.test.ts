import { html } from 'lit';
import '../../../src/ui/client/attune-home-start.ts';
import '../../../src/ui/client/attune-home-strap.ts';
import type { AttuneHomeStrap } from '../../../src/ui/client/attune-home-strap.ts';
import { practiceStrapWords } from '../../../src/ui/words/practice-strap.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { drawn, mount, setTheme } from '../fixture.ts';
import { button, openClient, deep, sessionOf, settle, until } from './a-client.ts';

/** The start page with the offer of a strap in it, and how often it was taken up. */
async function openStart(): Promise<{ start: Element; offer: AttuneHomeStrap; touched: () => number }> {
  let touches = 0;
  const start = await mount(html`
    <attune-home-start>
      <attune-home-strap @attune-strap=${() => (touches += 1)}></attune-home-strap>
    </attune-home-start>
  `);
  // The stage of the tests is a main landmark; the page brings its own.
  start.parentElement?.setAttribute('role', 'none');
  const offer = start.querySelector('attune-home-strap');
  if (offer === null) throw new Error('no offer');
  await drawn(offer);
  return { start, offer, touched: () => touches };
}

const text = (element: Element): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('attune-home-strap', () => {
  afterEach(() => setTheme(undefined));

  it('is offered below the beginning, accessibly with every sentence', async () => {
    const { start, offer } = await openStart();
    const begin = button(start, 'Begin').getBoundingClientRect();
    const connect = button(offer, 'Connect a strap').getBoundingClientRect();
    ok(connect.top >= begin.bottom, 'below the beginning');
    for (const theme of ['light', 'dark'] as const) {
      setTheme(theme);
      for (const sentence of Object.values(practiceStrapWords.says)) {
        offer.says = sentence;
        await drawn(offer);
        await expectAccessible(start);
      }
    }
  });

  it('dispatches the touch, and shows the sentence alone once there is nothing to choose', async () => {
    const { offer, touched } = await openStart();
    button(offer, 'Connect a strap').click();
    equal(touched(), 1);
    offer.offered = false;
    offer.says = practiceStrapWords.says.seeking;
    await drawn(offer);
    equal(text(offer), practiceStrapWords.says.seeking);
  });
});

describe('the sheet of a practice', () => {
  it('offers the answer of the picture only where there is a heart', async () => {
    const name = 'The picture may grow warmer with the heart';
    const offered = (root: Element): boolean =>
      deep(root, '[role=switch]').some((each) => each.textContent.trim() === name);
    const { client, wishes } = await openClient(sessionOf());
    client.leader = 'none';
    button(client, 'Sound and look').click();
    await until('sheet', () => deep(client, 'fieldset').length > 0);
    equal(offered(client), false);
    client.heart = true;
    await settle(client);
    await until('the switch', () => offered(client));
    button(client, name).click();
    equal(wishes, [{ ask: 'view', change: { feedback: true } }]);
  });
});
