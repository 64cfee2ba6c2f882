/** A tone by name: what is struck, one after the other, Hz. */
const STRIKES = {
  soft: [660],
  bell: [880, 1_320],
  alarm: [740, 990, 740, 990],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type ToneName = keyof typeof STRIKES;

export const isToneName = (value: string): value is ToneName => Object.hasOwn(STRIKES, value);

const STRIKE_SECONDS = 0.22;
const DECAY_SECONDS = 0.9;
const LOUDNESS = 0.2;
/** Exponential ramps cannot end at nothing. */
const SILENCE = 0.0001;

/** Plays a tone where there is a document. */
export function playTone(name: ToneName): void {
  const audio = new AudioContext();
  for (const [index, hertz] of STRIKES[name].entries()) {
    const start = audio.currentTime + index * STRIKE_SECONDS;
    const oscillator = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
    const gain = new GainNode(audio, { gain: LOUDNESS });
    gain.gain.setValueAtTime(LOUDNESS, start);
    gain.gain.exponentialRampToValueAtTime(SILENCE, start + DECAY_SECONDS);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + DECAY_SECONDS);
  }
}
