/** The report: what is chosen is on the paper and nothing else, in the light look, and one press prints it. */
import { html } from 'lit';
import { heartBins } from '../../../src/session/heart-bins.ts';
import '../../../src/ui/review/report/attune-report.ts';
import type { AttuneReport } from '../../../src/ui/review/report/attune-report.ts';
import { equal, ok } from '../assert.ts';
import { estimate, resultView } from '../assessment/assessments.ts';
import { expectAccessible } from '../axe.ts';
import { mount, setTheme } from '../fixture.ts';
import { asked, button, deep, sessionOf, settled, textOf } from './sessions.ts';

const SOURCE = { app: '9.9', address: 'https://attune.example/', hosted: '', digest: 'ab12' };

async function show(source: object = SOURCE, assessments: readonly unknown[] = []): Promise<AttuneReport> {
  const session = sessionOf({ seconds: 240, guided: [60, 200], early: 40 });
  session.record({ type: 'rate-accepted', at: session.state.at, rate: 5.5, source: 'chosen' });
  session.record({ type: 'ended', at: session.state.at });
  const length = session.state.at;
  const overview = {
    length,
    phases: [],
    heart: heartBins(session, length),
    range: [50, 90],
    waves: [],
    rates: [],
    moments: session.state.moments,
    quality: [],
  };
  const element = await mount<AttuneReport>(
    html`<attune-report
      .session=${session}
      .overview=${overview}
      .view=${{ notices: [], assessments, codes: [], report: source }}
    ></attune-report>`,
  );
  await settled(element);
  return element;
}

const page = (element: Element): string => textOf(deep(element, '.sheets'));

/** The library of codes is fetched first: waits until the code stands. */
async function codeDrawn(element: AttuneReport): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (deep(element, '.code', SVGElement) === undefined) requestAnimationFrame(look);
      else resolve();
    };
    look();
  });
}

describe('a report', () => {
  it('is accessible, says what was found in plain words, and where it comes from', async () => {
    const element = await show();
    await expectAccessible(element);
    ok(/With each slow breath your heart rate swung by about \d+ beats/.test(page(element)), page(element));
    for (const part of [
      'Your practice',
      '10 minutes, 5.5 breaths a minute',
      'What it cannot tell',
      'ab12',
      'Attune 9.9',
      'Simulated',
    ])
      ok(page(element).includes(part), part);
    await codeDrawn(element);
  });

  it('says the rate that an assessment found, with its range', async () => {
    const element = await show(SOURCE, [resultView(estimate)]);
    ok(/swung most when you breathed about \d\.\d times a minute/.test(page(element)), page(element));
    ok(deep(element, 'attune-resonance-curve') !== undefined, 'the curve');
  });

  it('leaves out what is not wanted', async () => {
    const element = await show();
    const boxes = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
    for (const box of boxes.filter(
      (one) => textOf(one.closest('label') ?? undefined) === 'Practice with its code',
    ))
      box.click();
    await settled(element);
    ok(!page(element).includes('Your practice'), 'no practice');
    ok(page(element).includes('What it cannot tell'), 'but the rest');
    boxes[0]?.click();
    await settled(element);
    equal(element.shadowRoot?.querySelectorAll('.sheet').length, 1);
  });

  it('asks for the digest of the file, and has no code where no phone could open the link', async () => {
    const session = sessionOf({ seconds: 60 });
    const element = await show({ ...SOURCE, address: 'http://localhost/', digest: undefined });
    ok(deep(element, '.code', SVGElement) === undefined, 'no code');
    ok(page(element).includes('being computed'), 'no digest yet');
    const command = await asked(element, 'digest-session', () => {
      element.session = session;
    });
    equal(command.id, session.state.id);
  });

  it('prints with one press, on the paper that was chosen, light in a dark room', async () => {
    setTheme('dark');
    const element = await show();
    let printed = 0;
    const { print } = window;
    window.print = () => void (printed += 1);
    button(element, 'Print').click();
    window.print = print;
    equal(printed, 1);
    const select = deep(element, 'select') as HTMLSelectElement;
    select.value = 'letter';
    select.dispatchEvent(new Event('change'));
    await settled(element);
    const rules = document.adoptedStyleSheets.flatMap((sheet) =>
      [...sheet.cssRules].map(({ cssText }) => cssText),
    );
    ok(
      rules.some((rule) => rule.includes('size: letter')),
      rules.join(),
    );
    const sheet = deep(element, '.sheet');
    equal(sheet === undefined ? '' : getComputedStyle(sheet).backgroundColor, 'rgb(255, 255, 255)');
    setTheme(undefined);
    element.remove();
    ok(
      !document.adoptedStyleSheets.some((one) =>
        [...one.cssRules].some(({ cssText }) => cssText.includes('@page')),
      ),
      'gone with it',
    );
  });
});
