/**
 * The live numbers of one session, computed from its facts when somebody asks. It holds no clock; whatever is not valid
 * comes with the reason instead of a value.
 */
import { spanAt } from '../pacing/guide.ts';
import { adherence } from '../signal/adherence.ts';
import { ownBreathingRate } from '../signal/own-rate.ts';
import type { BreathsPerMin, Ms, Share } from '../signal/units.ts';
import type { WindowNumbers } from '../signal/sliding-window.ts';
import { BreathTrack, type MeasuredBreath } from './breath-track.ts';
import type { Adherence, Basis, HiddenReason, LiveNumbers, Shown } from './live.ts';
import type { Session } from './session.ts';
