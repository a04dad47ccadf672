/** Lost links of four kinds at random moments: each comes back, no packet is recorded twice, no stretch of beats joins two links. */
import { expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import type { StrapEvent } from '../../../src/strap/strap-event.ts';
import { FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { uniform } from '../../fixtures/random.ts';
import { started } from '../../fixtures/started.ts';
import { packet, strapRoom } from './strap-room.ts';

const LOSSES = Number(process.env.ATTUNE_LOSSES ?? 200);
const kinds = ['drop', 'out of reach', 'hang', 'mute'] as const;

it(`${LOSSES} of them`, { timeout: 600_000 }, async () => {
  const random = uniform(11);
  const under = (n: number): number => Math.floor(random() * n);
  const { connect, clock, links, events } = strapRoom();
  const device = await connect(new FakeStrap());
  /** Every packet that a listening page was sent: its interval, and over which link. */
  const sent: { readonly rr: number; readonly link: number }[] = [];
  const beat = async (): Promise<void> => {
    const raw = 820 + ((sent.length * 37) % 101);
    await clock.advance((raw * 1000) / 1024);
    const listening = device.connected && device.hearts.at(-1)?.notifying === true;
    if (listening) sent.push({ rr: (raw * 1000) / 1024, link: device.links });
    device.send(packet(70, (raw * 1000) / 1024));
  };
  const seen: Record<string, number> = {};
  for (let loss = 0; loss < LOSSES; loss++) {
    for (let n = 4 + under(20); n > 0; n--) await beat();
    const kind = kinds[under(kinds.length)] ?? 'drop';
    seen[kind] = (seen[kind] ?? 0) + 1;
    const before = device.links;
    await clock.advance(under(900));
    if (kind === 'mute') await clock.advance(10_000 + under(2_000));
    else {
      if (kind === 'out of reach') device.outcomes.push(...Array<string>(1 + under(6)).fill('NetworkError'));
      if (kind === 'hang') device.outcomes.push(...Array<string>(1 + under(2)).fill('hang'));
      const dead = device.hearts.at(-1);
      device.drop();
      // What the radio still had of the dead link is not of the next one.
      dead?.deliver(packet(99, 500));
    }
    for (let s = 0; s < 120 && (device.links === before || !device.connected); s++)
      await clock.advance(1_000);
    await settle();
    expect(device.links, `${kind} as loss ${loss}`).toBe(before + 1);
    expect(links().at(-1)).toMatch(/^connected/);
  }
  for (let n = 0; n < 30; n++) await beat();
  const packets = events.filter(
    (e): e is Extract<StrapEvent, { type: 'measurement' }> => e.type === 'measurement',
  );
  expect(packets.flatMap(({ rr }) => rr)).toEqual(sent.map(({ rr }) => rr));

  const session = Session.from([started, ...events.map((event) => ({ ...event, who: 'client' as const }))]);
  const { beats } = session.track();
  const linkOf = new Map<number, number>();
  let next = 0;
  for (const { rr, segment } of beats) {
    while (next < sent.length && sent[next]?.rr !== rr) next++;
    const link = sent[next++]?.link;
    expect(link).toBeDefined();
    expect(linkOf.get(segment) ?? link, 'one stretch, one link').toBe(link);
    linkOf.set(segment, link ?? 0);
  }
  expect(linkOf.size).toBeGreaterThan(LOSSES);
  console.info(
    `${LOSSES} lost links (${kinds.map((kind) => `${kind} ${seen[kind] ?? 0}`).join(', ')}): ${device.links - 1} came back, ` +
      `${packets.length} packets recorded once, ${beats.length} beats in ${linkOf.size} stretches, none over two links`,
  );
});
