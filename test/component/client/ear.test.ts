import { emptyState } from '../../../src/session/state.ts';
import { Ear } from '../../../src/ui/client/ear.ts';
import type { PictureClock } from '../../../src/ui/parts/picture-clock.ts';
import { equal, ok } from '../assert.ts';
import { six } from './a-client.ts';

const clock: PictureClock = { now: () => 0, performanceOf: (at) => at, timelineOf: (at) => at };

/** The browser's own audio, whose state a test decides, as a call or the browser's rules do. */
function device(): { context: AudioContext; become: (state: string) => void; resumes: () => number } {
  let state = 'suspended';
  let resumes = 0;
  const context = Object.defineProperties(new AudioContext(), {
    state: { get: () => state },
    resume: {
      value: () => {
        resumes += 1;
        return Promise.reject(new DOMException('', 'InvalidStateError'));
      },
    },
  });
  return {
    context,
    become: (next) => {
      state = next;
      context.dispatchEvent(new Event('statechange'));
    },
    resumes: () => resumes,
  };
}

/** An ear that is to play the tide, and what it said of waiting. */
async function listening() {
  const { context, become, resumes } = device();
  const said: boolean[] = [];
  const ear = new Ear({
    openAudio: () => context,
    speech: undefined,
    utter: () => new SpeechSynthesisUtterance(),
    vibrate: undefined,
    onWaiting: (waiting) => said.push(waiting),
  });
  ear.hear({ clock, guide: six, view: { ...emptyState.view, sound: 'tide' }, silent: false });
  const until = async (waiting: boolean): Promise<void> => {
    for (let n = 0; n < 200 && said.at(-1) !== waiting; n++)
      await new Promise((r) => requestAnimationFrame(r));
    equal(said.at(-1), waiting);
  };
  await until(true);
  return { ear, become, resumes, until };
}

describe('sound that the browser or a call holds up', () => {
  it('waits for a touch at first, and asks for none by itself', async () => {
    const { ear, become, resumes, until } = await listening();
    equal(resumes(), 0);
    ear.touched();
    equal(resumes(), 1);
    become('running');
    await until(false);
    ear.touched();
    equal(resumes(), 1);
    ear.close();
  });

  for (const state of ['interrupted', 'suspended']) {
    it(`comes back by itself after it was ${state}, and says that a touch helps where it cannot`, async () => {
      const { ear, become, resumes, until } = await listening();
      become('running');
      await until(false);
      become(state);
      ok(resumes() > 0, 'it is asked for at once');
      await until(true);
      const before = resumes();
      ear.touched();
      equal(resumes(), before + 1);
      become('running');
      await until(false);
      ear.close();
    });
  }
});
