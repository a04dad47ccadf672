import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { equal, near, ok } from './assert.ts';
import { expectAccessible } from './axe.ts';
import { drawn, mount, setTheme } from './fixture.ts';

@customElement('test-greeting')
class Greeting extends LitElement {
  @property() name = 'nobody';

  override render() {
    return html`<p>Hello ${this.name}</p>
      <button aria-label="Wave"></button>`;
  }
}

describe('the stage of the component tests', () => {
  it('draws an element with decorators and follows its properties', async () => {
    const greeting = await mount<Greeting>(html`<test-greeting name="you"></test-greeting>`);
    equal(greeting.shadowRoot?.querySelector('p')?.textContent, 'Hello you');
    greeting.name = 'all';
    await drawn(greeting);
    equal(greeting.shadowRoot?.querySelector('p')?.textContent, 'Hello all');
    near(greeting.getBoundingClientRect().left, 0, 0.5, 'left edge');
    await expectAccessible(greeting);
  });

  it('wears the tokens of the theme', async () => {
    const paper = await mount(html`<div style="background: var(--ground)"></div>`);
    setTheme('light');
    const light = getComputedStyle(paper).backgroundColor;
    setTheme('dark');
    const dark = getComputedStyle(paper).backgroundColor;
    setTheme(undefined);
    ok(light !== dark, `the ground is ${light} in both themes`);
    equal(navigator.language, 'en-US');
  });

  it('takes a word that is fading for what it will be, in the shadow tree of an element too', async () => {
    const greeting = await mount<Greeting>(html`<test-greeting name="you"></test-greeting>`);
    const word = greeting.shadowRoot?.querySelector('p');
    const seconds = 60_000;
    const fade = word?.animate(
      [
        { opacity: 0.2 },
        { opacity: 0.2, offset: 1000 / seconds },
        { opacity: 1, offset: 1100 / seconds },
        { opacity: 1 },
      ],
      { duration: seconds },
    );
    fade!.startTime = document.timeline.currentTime;
    await expectAccessible(greeting);
    equal(fade?.playState, 'running', 'and it goes on as before');
  });

  it('finds a button without a name', async () => {
    const form = await mount(html`<div></div>`);
    form.append(document.createElement('button'));
    let finding = 'none';
    await expectAccessible(form).catch((error: unknown) => (finding = String(error)));
    ok(finding.includes('button-name'), finding);
  });
});
