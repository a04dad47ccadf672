import { html } from 'lit';
import '../../../src/ui/vault/attune-guard.ts';
import type { AttuneGuard } from '../../../src/ui/vault/attune-guard.ts';
import '../../../src/ui/vault/attune-lock.ts';
import type { AttuneLock } from '../../../src/ui/vault/attune-lock.ts';
import type { LockView } from '../../../src/ui/model/lock-view.ts';
import { equal, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { mount } from '../fixture.ts';
import { asked, button, deep, settled, textOf } from './sessions.ts';

const view: LockView = { recording: false, busy: false, passkey: false, notices: [] };

async function lock(more: Partial<LockView> = {}): Promise<AttuneLock> {
  const element = await mount<AttuneLock>(html`<attune-lock .view=${{ ...view, ...more }}></attune-lock>`);
  await settled(element);
  return element;
}

async function guard(guarded: boolean, passkey?: boolean): Promise<AttuneGuard> {
  const element = await mount<AttuneGuard>(
    html`<attune-guard ?guarded=${guarded} minutes="10" .passkey=${passkey}></attune-guard>`,
  );
  await settled(element);
  return element;
}

const inside = (element: Element): string => element.shadowRoot?.textContent ?? '';

function fill(element: Element, selector: string, text: string): void {
  const field = deep(element, selector, HTMLInputElement);
  ok(field, selector);
  field.value = text;
}

describe('the page of locked records', () => {
  it('is accessible and opens them with the passphrase or the code', async () => {
    const element = await lock();
    await expectAccessible(element);
    fill(element, 'input[type=password]', 'four quiet words');
    const typed = await asked(element, 'unlock', () => button(element, 'Unlock').click());
    equal(typed.secret, { passphrase: 'four quiet words' });
    button(element, 'Use the recovery code').click();
    await settled(element);
    await expectAccessible(element);
    fill(element, 'input[name=code]', '3R71X-WBHYT');
    const code = await asked(element, 'unlock', () => button(element, 'Unlock').click());
    equal(code.secret, { code: '3R71X-WBHYT' });
  });

  it('says at the field what was wrong, and in which group a code has its slip', async () => {
    const element = await lock({ trouble: 'wrong-code', group: 3 });
    await expectAccessible(element);
    const said = textOf(deep(element, '[role=alert]'));
    ok(said.includes('The slip is in group 3.'), said);
    equal(deep(element, 'input', HTMLInputElement)?.getAttribute('aria-invalid'), 'true');
  });

  it('lets a session start without them, and one that runs be gone back to', async () => {
    const before = await lock();
    await asked(before, 'start-without-unlocking', () => button(before, 'Start without unlocking').click());
    const beside = await lock({ recording: true });
    await expectAccessible(beside);
    await asked(beside, 'close-unlock', () => button(beside, 'Session').click());
  });
});

describe('where passphrase and code are lost', () => {
  it('says what is true, and begins anew only on a second answer; never beside a session', async () => {
    const element = await lock();
    button(element, 'Passphrase and code are lost').click();
    await settled(element);
    await expectAccessible(element);
    ok(inside(element).includes('Nobody can open these records'), 'the truth first');
    await asked(element, 'begin-anew', () => button(element, 'Begin anew').click());
    const beside = await lock({ recording: true });
    ok(!inside(beside).includes('are lost'), 'not beside a session that runs');
  });
});

describe('a passkey', () => {
  it('opens them where one may, and says what to do where it did not', async () => {
    const without = await lock();
    ok(!inside(without).includes('passkey'), 'nothing of passkeys where there is none');
    const element = await lock({ passkey: true, trouble: 'passkey' });
    await expectAccessible(element);
    const said = textOf(deep(element, '[role=alert]'));
    ok(said.includes('The passphrase and the recovery code open them'), said);
    await asked(element, 'unlock-by-passkey', () => button(element, 'Unlock with the passkey').click());
  });

  it('is offered only where the browser has one, and can be taken away', async () => {
    ok(!inside(await guard(true)).includes('passkey'), 'not offered');
    const offered = await guard(true, false);
    await expectAccessible(offered);
    await asked(offered, 'add-passkey', () => button(offered, 'Add a passkey').click());
    const kept = await guard(true, true);
    await expectAccessible(kept);
    await asked(kept, 'remove-passkey', () => button(kept, 'Remove the passkey').click());
  });
});

describe('the lock on the page of backups', () => {
  it('takes the passphrase of the backups for the records too', async () => {
    const element = await guard(false);
    await expectAccessible(element);
    fill(element, 'input[type=password]', 'four quiet words');
    const { passphrase } = await asked(element, 'guard-records', () =>
      button(element, 'Lock them with it').click(),
    );
    equal(passphrase, 'four quiet words');
  });

  it('locks now, after minutes, and is taken away only on a second answer', async () => {
    const element = await guard(true);
    await expectAccessible(element);
    await asked(element, 'lock-now', () => button(element, 'Lock now').click());
    const list = deep(element, 'select', HTMLSelectElement);
    ok(list, 'a list of minutes');
    equal(list.value, '10');
    list.value = '0';
    const { minutes } = await asked(element, 'lock-after', () => list.dispatchEvent(new Event('change')));
    equal(minutes, 0);
    button(element, 'Open without a passphrase').click();
    await settled(element);
    await expectAccessible(element);
    await asked(element, 'unguard-records', () => button(element, 'Yes, open without it').click());
  });
});
