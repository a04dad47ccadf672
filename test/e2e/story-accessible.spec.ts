/** Every screen of both windows, looked at by axe; those that fill the window in their light and their dark look. */
import { speedUp } from './fast-clock.ts';
import { walkClient, walkTherapist } from './scenes.ts';
import { expect, findings, findingsInBothLooks, test } from './story-test.ts';

/** What opens over a screen, or in a part of it, has the colours of the rest. */
const PART = /^session-|^what/;

test('axe finds nothing on any screen of the therapist', async ({ context }) => {
  test.slow();
  await speedUp(context, 20);
  await walkTherapist(context, async (name, page) => {
    expect(await (PART.test(name) ? findings : findingsInBothLooks)(page), name).toEqual([]);
  });
});

test('axe finds nothing on any screen of the client', async ({ context }) => {
  await walkClient(context, async (name, page) => {
    expect(await findings(page), name).toEqual([]);
  });
});
