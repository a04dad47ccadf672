/** What a replay tells the client's window, word for word. */
import { expect, it } from 'vitest';
import { openReplay } from '../../../src/therapist/replay-desk.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { richSession } from '../../fixtures/rich-session.ts';

it('a replay tells from where time goes on, how fast, who stopped it and what the client chose', async () => {
  const clock = new ManualClock();
  const start = clock.now();
  const told: unknown[] = [];
  const replay = openReplay({
    past: richSession(),
    id: 'r',
    clock,
    publisher: {
      show: (_, shown) => void told.push(['show', shown]),
      tell: (shown) => void told.push(shown),
      warm: () => undefined,
    },
    epochNow: () => clock.now() - start,
    onChange: () => undefined,
    onEnd: () => undefined,
  });
  replay.obey({ ask: 'view', change: { sound: 'off' } });
  replay.obey({ ask: 'view', change: { theme: 'dim' } });
  await clock.advance(1000);
  replay.handlers['set-speed']({ do: 'set-speed', speed: 30 });
  await clock.advance(1000);
  replay.obey({ ask: 'stop' });
  await clock.advance(1000);
  replay.obey({ ask: 'resume' });
  const choice = { sound: 'off', theme: 'dim' };
  expect(told).toEqual([
    ['show', { at: 0, here: 0, speed: 1, stopped: false, choice: {} }],
    { at: 0, here: 0, speed: 1, stopped: false, choice: { sound: 'off' } },
    { at: 0, here: 0, speed: 1, stopped: false, choice },
    { at: 1000, here: 1000, speed: 30, stopped: false, choice },
    { at: 31_000, here: 2000, speed: 0, stopped: true, choice },
    { at: 31_000, here: 2000, speed: 0, stopped: false, choice },
  ]);
  expect(replay.view).toMatchObject({ running: false, clientStopped: false, speed: 30 });
});
