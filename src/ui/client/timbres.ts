/**
 * The voices of the guide: each draws one inhalation or one exhalation on an audio clock, told apart with closed eyes. Soft attacks
 * only; nothing strikes, rings or clicks. They know audio nodes, not breaths or sessions.
 */

/** One note on the audio clock. */
export interface Tone {
  readonly kind: 'in' | 'out';
  /** Seconds on the context's clock. */
  readonly start: number;
  /** Seconds. */
  readonly length: number;
}

/** Builds a note into `out` and returns the sources that were started. */
export type Timbre = (context: BaseAudioContext, out: AudioNode, tone: Tone) => AudioScheduledSourceNode[];

const smooth = (x: number): number => {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
};

/** No note comes up faster than this, seconds. */
export const ATTACK = 0.32;

/**
 * Loudness 0 to 1 at `t` seconds into a note. Inhalation: there at once but softly, swells, and is gone at the turn. Exhalation:
 * full soon, and ebbs away.
 */
export function loudness(kind: Tone['kind'], t: number, length: number): number {
  const u = t / length;
  const attack = smooth(t / Math.min(ATTACK, length / 3));
  if (kind === 'in') return attack * (0.42 + 0.58 * smooth(u / 0.8)) * (1 - smooth((u - 0.82) / 0.18));
  return attack * (0.7 + 0.3 * smooth(u / 0.18)) * (1 - smooth((u - 0.12) / 0.88));
}

const POINTS = 128;

/** A gain that follows the note's loudness, times `peak`. */
function envelope(context: BaseAudioContext, { kind, start, length }: Tone, peak: number): GainNode {
  const curve = Float32Array.from(
    { length: POINTS + 1 },
    (_, i) => peak * loudness(kind, (i / POINTS) * length, length),
  );
  const node = context.createGain();
  node.gain.value = 0;
  node.gain.setValueCurveAtTime(curve, start, length);
  return node;
}

const noises = new WeakMap<BaseAudioContext, AudioBuffer>();

/** Six seconds of soft noise (falling 3 dB an octave, roughly), whose ends meet. */
function noise(context: BaseAudioContext): AudioBuffer {
  const known = noises.get(context);
  if (known !== undefined) return known;
  const length = Math.round(6 * context.sampleRate);
  const seam = Math.round(0.5 * context.sampleRate);
  const raw = new Float32Array(length + seam);
  let [slow, middle, fast] = [0, 0, 0];
  for (let i = 0; i < raw.length; i++) {
    const white = Math.random() * 2 - 1;
    // Three leaky sums of one white noise (after P. Kellet's economy filter).
    slow = 0.99765 * slow + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    fast = 0.57 * fast + white * 1.0526913;
    raw[i] = slow + middle + fast + white * 0.1848;
  }
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = raw.slice(0, length);
  for (let i = 0; i < seam; i++) {
    const share = i / seam;
    samples[i] = (raw[i] ?? 0) * Math.sqrt(share) + (raw[length + i] ?? 0) * Math.sqrt(1 - share);
  }
  // Chance must not decide how loud it is, nor cut its peaks off.
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  buffer.copyToChannel(
    samples.map((x) => x / peak),
    0,
  );
  noises.set(context, buffer);
  return buffer;
}

/** Waves on a shore: brighter and brighter on the way in, darker and darker on the way out. */
const tide: Timbre = (context, out, tone) => {
  const { kind, start, length } = tone;
  const source = context.createBufferSource();
  source.buffer = noise(context);
  source.loop = true;
  const filter = context.createBiquadFilter();
  filter.type = 'lowpass';
  filter.Q.value = 0.4;
  filter.frequency.setValueAtTime(kind === 'in' ? 340 : 950, start);
  filter.frequency.exponentialRampToValueAtTime(kind === 'in' ? 1500 : 190, start + length);
  source
    .connect(filter)
    .connect(envelope(context, tone, 0.9))
    .connect(out);
  source.start(start, (start * 0.37) % 5);
  source.stop(start + length);
  return [source];
};

/** Frequencies in Hz, equal temperament. */
const NOTES = { D3: 146.83, F3: 174.61, A3: 220, C4: 261.63, D4: 293.66, F4: 349.23 } as const;

function partial(
  context: BaseAudioContext,
  into: AudioNode,
  { start, length }: Tone,
  type: OscillatorType,
  from: number,
  to: number,
  level: number,
  detune = 0,
): OscillatorNode {
  const source = context.createOscillator();
  source.type = type;
  source.detune.value = detune;
  source.frequency.setValueAtTime(from, start);
  if (to !== from) source.frequency.exponentialRampToValueAtTime(to, start + length);
  const gain = context.createGain();
  gain.gain.value = level;
  source.connect(gain).connect(into);
  source.start(start);
  source.stop(start + length);
  return source;
}

/** A soft tone that climbs on the way in and sinks on the way out. */
const glow: Timbre = (context, out, tone) => {
  const into = envelope(context, tone, 0.5);
  into.connect(out);
  const [from, to] = tone.kind === 'in' ? [NOTES.F3, NOTES.C4] : [NOTES.A3, NOTES.D3];
  return [
    partial(context, into, tone, 'sine', from, to, 0.8),
    partial(context, into, tone, 'sine', from * 2, to * 2, 0.14, 4),
    partial(context, into, tone, 'sine', from / 2, to / 2, 0.3),
  ];
};

/** A warm chord: open and brightening on the way in, low and resting on the way out. No pitch moves. */
const reed: Timbre = (context, out, tone) => {
  const { kind, start, length } = tone;
  const into = envelope(context, tone, 0.34);
  const filter = context.createBiquadFilter();
  filter.type = 'lowpass';
  filter.frequency.setValueAtTime(kind === 'in' ? 420 : 900, start);
  filter.frequency.exponentialRampToValueAtTime(kind === 'in' ? 1400 : 260, start + length);
  filter.connect(into).connect(out);
  const chord = kind === 'in' ? [NOTES.F3, NOTES.C4, NOTES.F4] : [NOTES.D3, NOTES.A3, NOTES.D4];
  return chord.flatMap((frequency, i) =>
    [-5, 5].map((detune) =>
      partial(context, filter, tone, 'triangle', frequency, frequency, 0.42 - 0.09 * i, detune),
    ),
  );
};

/** Every timbre by the name that the view holds. */
export const timbres: Readonly<Record<string, Timbre>> = { tide, glow, reed };
