import { html } from 'lit';
import { defaultPractice } from '../../../src/exchange/practice-link.ts';
import '../../../src/ui/practice/attune-practice-link.ts';
import type { AttunePracticeLink } from '../../../src/ui/practice/attune-practice-link.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { drawn, mount } from '../fixture.ts';
import { until } from '../client/a-client.ts';
import { listen } from '../therapist/sessions.ts';

const open = (address: string): Promise<AttunePracticeLink> =>
  mount<AttunePracticeLink>(
    html`<attune-practice-link .practice=${defaultPractice} .address=${address}></attune-practice-link>`,
  );
const find = (element: Element, selector: string): Element => {
  const found = element.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

describe('attune-practice-link', () => {
  it('shows the link and its code, accessibly', async () => {
    const element = await open('https://attune.example.org/');
    await until('the code', () => element.shadowRoot?.querySelector('.code path') !== null);
    await expectAccessible(element);
    equal(
      (find(element, 'input') as HTMLInputElement).value,
      'https://attune.example.org/?practice=6&inhale=40&minutes=10&look=sphere&sound=off',
    );
    const before = find(element, '.code path').getAttribute('d');
    const length = find(element, 'select') as HTMLSelectElement;
    length.value = '20';
    length.dispatchEvent(new Event('change'));
    await drawn(element);
    ok(
      (find(element, 'input') as HTMLInputElement).value.includes('minutes=20'),
      'the length is in the link',
    );
    await until('another code', () => find(element, '.code path').getAttribute('d') !== before);
  });

  it('prints a card where no link can reach a phone, and leaves nothing of it in the page', async () => {
    const element = await open('http://localhost:4170/');
    const length = find(element, 'select') as HTMLSelectElement;
    length.value = '5';
    length.dispatchEvent(new Event('change'));
    const before = document.adoptedStyleSheets.length;
    const { print } = window;
    try {
      const printed = new Promise<string>((resolve) => {
        window.print = () => resolve(document.querySelector('.attune-card')?.textContent ?? '');
      });
      (find(element, 'button') as HTMLButtonElement).click();
      const card = await printed;
      ok(
        card.includes('5 minutes, 6.0 breaths a minute: in for 4.0 seconds and out for 6.0 seconds.'),
        `how it is breathed: ${card}`,
      );
      ok(card.includes('stop and breathe as you like'), 'when to stop');
    } finally {
      window.print = print;
    }
    window.dispatchEvent(new Event('afterprint'));
    equal(document.querySelector('.attune-card'), null);
    equal(document.adoptedStyleSheets.length, before);
  });

  it('says where a phone cannot reach the page, and takes the hosted address instead', async () => {
    const element = await open('http://localhost:4170/');
    await expectAccessible(element);
    ok(element.shadowRoot?.textContent.includes('a phone cannot reach it'), 'it says so');
    equal(element.link, undefined);
    equal(element.shadowRoot?.querySelector('.code'), null);
    const told: string[] = [];
    listen(element, 'keep-address', ({ address }) => told.push(address));
    const typed = find(element, 'input[type=url]') as HTMLInputElement;
    const says = (): string => find(element, '[role=status]').textContent.trim();
    equal(says(), '');
    typed.value = 'http://192.168.1.5/';
    typed.dispatchEvent(new Event('change'));
    await drawn(element);
    equal([told, element.link], [[], undefined]);
    ok(says().includes('https'), 'why this address will not do');
    typed.value = 'attune.example.org/here/';
    typed.dispatchEvent(new Event('change'));
    await drawn(element);
    equal(told, ['https://attune.example.org/here/']);
    equal(says(), '');
    ok(element.link?.startsWith('https://attune.example.org/here/?practice='), 'the link leads there');
    await until('the code', () => element.shadowRoot?.querySelector('.code path') !== null);
  });
});
