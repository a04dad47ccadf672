import { html } from 'lit';
import { guideMoment, withPace, withRest, type Guide } from '../../../src/pacing/guide.ts';
import '../../../src/ui/client/attune-orb.ts';
import type { AttuneOrb } from '../../../src/ui/client/attune-orb.ts';
import type { PictureClock } from '../../../src/ui/parts/picture-clock.ts';
import { equal, near, ok } from '../assert.ts';
import { expectAccessible } from '../axe.ts';
import { drawn, mount } from '../fixture.ts';
import { clockAt, levelShown, shownAt, six } from './a-client.ts';

async function orbWith(
  guide: Guide,
  clock: PictureClock,
  look: AttuneOrb['look'] = 'sphere',
): Promise<AttuneOrb> {
  const orb = await mount<AttuneOrb>(
    html`<attune-orb .guide=${guide} .clock=${clock} .look=${look}></attune-orb>`,
  );
  await drawn(orb);
  return orb;
}

/** Height of the guide as it is drawn, and as the pure function gives it for the same moment. */
const levels = (orb: AttuneOrb, guide: Guide, clock: PictureClock): [drawn: number, pure: number] => [
  levelShown(orb),
  guideMoment(guide, shownAt(clock))?.level ?? 0,
];

/** The strips of breaths that run: neither the picture's appearing nor its warmth. */
const strips = (orb: AttuneOrb): Animation[] =>
  (orb.shadowRoot?.getAnimations() ?? []).filter(
    (animation) =>
      !(animation instanceof CSSAnimation) &&
      (animation.effect as KeyframeEffect).target?.getAttribute('data-part') !== 'warmth',
  );

describe('attune-orb', () => {
  it('is accessible in every look', async () => {
    for (const look of ['sphere', 'horizon', 'line', 'still'] as const) {
      await expectAccessible(await orbWith(six, clockAt(12_500), look));
    }
  });

  it('draws the pure curve, also when it joins in the middle of a breath', async () => {
    for (const at of [300, 11_000, 13_999, 17_300, 3_599_000]) {
      const clock = clockAt(at);
      const orb = await orbWith(six, clock);
      const [shown, pure] = levels(orb, six, clock);
      near(shown, pure, 0.001, `level at ${at}`);
    }
  });

  it('keeps its radius when the pace changes in the middle of a breath, and takes it at the onset', async () => {
    const clock = clockAt(13_000);
    const orb = await orbWith(six, clock);
    const slower = withPace(six, { breathsPerMin: 4, inhaleShare: 0.3 }, 20_000);
    orb.guide = slower;
    await drawn(orb);
    const [shown, pure] = levels(orb, six, clock);
    near(shown, pure, 0.001, 'level right after the change');
    const later = clockAt(33_000);
    orb.clock = later;
    await drawn(orb);
    const [after, expected] = levels(orb, slower, later);
    near(after, expected, 0.001, 'level in the new pace');
    ok(Math.abs(expected - (guideMoment(six, 33_000)?.level ?? 0)) > 0.2, 'the two paces differ there');
  });

  it('finishes its breath and rests at its smallest', async () => {
    const resting = withRest(six, 20_000);
    const clock = clockAt(15_000);
    const orb = await orbWith(resting, clock);
    const [shown, pure] = levels(orb, resting, clock);
    near(shown, pure, 0.001, 'level before the end');
    equal(strips(orb).length, 3, 'strips');
    for (const animation of strips(orb)) {
      const end = Number(animation.startTime) + Number(animation.effect?.getComputedTiming().endTime);
      near(end, clock.timelineOf(20_000), 0.5, 'end of the strip');
    }
    orb.clock = clockAt(21_000);
    orb.note = 'Whenever it suits.';
    await drawn(orb);
    near(levelShown(orb), 0, 0.001, 'level at rest');
    equal(orb.shadowRoot?.querySelector('.note')?.textContent, 'Whenever it suits.');
  });

  it('moves nothing but transform and opacity, and is laid out for two minutes at least', async () => {
    for (const look of ['sphere', 'horizon', 'line', 'still'] as const) {
      const clock = clockAt(12_500);
      const orb = await orbWith(six, clock, look);
      ok(strips(orb).length >= 3, `${look}: something moves`);
      for (const strip of strips(orb)) {
        const effect = strip.effect as KeyframeEffect;
        for (const keyframe of effect.getKeyframes()) {
          for (const name of Object.keys(keyframe)) {
            ok(
              ['transform', 'opacity', 'offset', 'computedOffset', 'easing', 'composite'].includes(name),
              `${look} animates ${name}`,
            );
          }
        }
        const end = Number(strip.startTime) + Number(effect.getComputedTiming().endTime);
        ok(end - clock.timelineOf(12_500) >= 120_000, `${look}: laid out ahead`);
      }
    }
  });

  it('is laid out anew when the page is seen again after it was hidden', async () => {
    const clock = clockAt(12_500);
    const orb = await orbWith(six, clock);
    const before = strips(orb);
    document.dispatchEvent(new Event('visibilitychange'));
    const after = strips(orb);
    equal(after.length, before.length);
    ok(
      document.visibilityState !== 'visible' || after.every((strip) => !before.includes(strip)),
      'new strips',
    );
    const [shown, pure] = levels(orb, six, clock);
    near(shown, pure, 0.001, 'level afterwards');
  });

  it('holds its size in the still look and fills a bar with every count', async () => {
    const orb = await orbWith(six, clockAt(12_500), 'still');
    const disc = orb.shadowRoot?.querySelector('[data-part=disc]');
    ok(disc, 'there is a disc');
    equal(getComputedStyle(disc).transform, 'none');
    // 2.5 s into an inhalation of 4 s.
    equal(orb.shadowRoot?.querySelectorAll('.bar.full').length, 3);
    equal(orb.shadowRoot?.querySelectorAll('.bar').length, 10);
  });

  it('counts and speaks if it is asked to', async () => {
    const orb = await orbWith(six, clockAt(12_500));
    equal(orb.shadowRoot?.querySelector('.number'), null);
    orb.counting = true;
    await drawn(orb);
    equal(orb.shadowRoot?.querySelector('.number')?.textContent, '3');
    orb.words = false;
    await drawn(orb);
    equal(orb.shadowRoot?.querySelector('.say'), null);
  });

  it('grows warm no faster than it may, and holds still when nothing is known', async () => {
    const orb = await orbWith(six, clockAt(12_500));
    orb.warmth = 1;
    await drawn(orb);
    const ember = orb.shadowRoot?.querySelector('[data-part=warmth]');
    const [course] = ember?.getAnimations() ?? [];
    ok(course, 'the ember changes');
    ok(Number(course.effect?.getComputedTiming().endTime) >= 150_000, 'slowly');
    orb.warmth = undefined;
    await drawn(orb);
    const [held] = ember?.getAnimations() ?? [];
    equal(held?.playState, 'finished');
  });
});
