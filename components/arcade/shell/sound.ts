/** One note: frequency (Hz), start and length (ms after the cue). */
type Score = readonly (readonly [frequency: number, startMs: number, lengthMs: number])[]

/** What accompanies a reveal: the same whatever came out. Synthesised, so there is nothing to load. */
const CUES = {
  tick: [[880, 0, 25]],
  stop: [[196, 0, 60]],
  reveal: [
    [330, 0, 90],
    [392, 70, 140],
  ],
} as const satisfies Record<string, Score>
export type Cue = keyof typeof CUES

const WIN: Score = [
  [523, 0, 110],
  [659, 90, 110],
  [784, 180, 220],
]

const PEAK = 0.12

let context: AudioContext | null = null

/** Plays a cue at `volume` (0 to 1). Silent in a hidden tab; no cue says whether the round was won or lost. */
export const playCue = (cue: Cue, volume: number): void => play(CUES[cue], volume)

/** The sound of a payout above the stake. Only `celebrate` may call it. */
export const playWin = (volume: number): void => play(WIN, volume)

function play(score: Score, volume: number): void {
  if (volume <= 0 || document.hidden || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  for (const [frequency, startMs, lengthMs] of score) playNote(context, volume, { frequency, startMs, lengthMs })
}

type Note = { frequency: number; startMs: number; lengthMs: number }

function playNote(audio: AudioContext, volume: number, { frequency, startMs, lengthMs }: Note): void {
  const start = audio.currentTime + startMs / 1_000
  const end = start + lengthMs / 1_000
  const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency })
  const gain = new GainNode(audio, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(PEAK * volume, start + 0.01)
  gain.gain.exponentialRampToValueAtTime(0.0001, end)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(end)
}
