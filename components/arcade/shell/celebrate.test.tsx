import { render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Presentation } from '@/lib/arcade/plays/contract'
import { mergeProfile, resetStore } from '@/store/moa-store'
import crash from '@/tests/vectors/crash.json'
import slot from '@/tests/vectors/fairness.json'
import gacha from '@/tests/vectors/gacha.json'
import rps from '@/tests/vectors/rps.json'
import { celebrate } from './celebrate'
import { keepChoice, VOLUME } from './device-choice'
import { useCelebration } from './use-celebration'

type Outcome = { bet: number; payout: number; result: { presentation: Presentation } }

/** Published rounds of every game, as its own rules settle them. */
const ROUNDS = {
  slot: slot.spins,
  rps: rps.rounds,
  gacha: gacha.rounds,
  crash: crash.rounds,
} as unknown as Record<string, Outcome[]>

/** What the loudspeaker was asked for, in Hz. The browser's audio is a third party here. */
let notes: number[] = []
class Oscillator {
  constructor(_audio: object, { frequency }: { frequency: number }) {
    notes.push(frequency)
  }
  connect = <T,>(to: T) => to
  start() {}
  stop() {}
}
class Gain extends Oscillator {
  gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }
  constructor(audio: object) {
    super(audio, { frequency: 0 })
    notes.pop()
  }
}

const canvases = () => document.querySelectorAll('canvas').length
const FULL = { isStill: false, volume: 1 }

beforeEach(() => {
  notes = []
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0
      destination = {}
    },
  )
  vi.stubGlobal('OscillatorNode', Oscillator)
  vi.stubGlobal('GainNode', Gain)
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  for (const canvas of document.querySelectorAll('canvas')) canvas.remove()
  localStorage.clear()
  resetStore()
})

describe.each(Object.keys(ROUNDS))('%s', (game) => {
  test('a round that paid no more than its stake has no confetti and no sound', () => {
    const modest = (ROUNDS[game] ?? []).filter(({ bet, payout }) => payout <= bet)
    expect(modest.length).toBeGreaterThan(0)
    for (const round of modest) expect(celebrate(round, FULL)).toBeUndefined()
    expect([canvases(), notes]).toEqual([0, []])
  })

  test('every round that paid more has both, once', () => {
    for (const round of (ROUNDS[game] ?? []).filter(({ bet, payout }) => payout > bet)) {
      notes = []
      const end = celebrate(round, FULL)
      expect([canvases(), notes.length]).toEqual([1, 3])
      end?.()
      expect(canvases()).toBe(0)
    }
  })

  test('what a round is called is what it paid', () => {
    for (const { bet, payout, result } of ROUNDS[game] ?? []) {
      expect(result.presentation === 'win').toBe(payout > bet)
    }
  })
})

test('a loss that somebody calls a win stays uncelebrated', () => {
  for (const payout of [0, 9, 10]) celebrate({ bet: 10, payout, result: { presentation: 'win' } }, FULL)
  expect([canvases(), notes]).toEqual([0, []])
})

const WIN = { id: 'rnd_1', bet: 10, payout: 19, result: { presentation: 'win' } } as const

function Screen({ shown }: { shown: typeof WIN | null }) {
  useCelebration(shown)
  return null
}
const show = (shown: typeof WIN | null) => (
  <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul">
    <Screen shown={shown} />
  </NextIntlClientProvider>
)
const listen = (sound: boolean) =>
  mergeProfile({ id: 'usr_1', version: 1, settings: { sound } } as Parameters<typeof mergeProfile>[0])

describe('on a screen', () => {
  test('a win is silent until the member asks for sound, and its confetti ends with the next round', () => {
    const { rerender } = render(show(WIN))
    expect([canvases(), notes]).toEqual([1, []])
    rerender(show(null))
    expect(canvases()).toBe(0)
  })

  test('a win sounds once, at the volume that is kept, and not at all at none', () => {
    listen(true)
    const { rerender, unmount } = render(show(WIN))
    rerender(show({ ...WIN }))
    expect(notes).toHaveLength(3)
    unmount()
    keepChoice(VOLUME, 0)
    render(show(WIN))
    expect(notes).toHaveLength(3)
  })

  test('with reduced motion a win throws nothing', () => {
    document.documentElement.dataset.motion = 'reduced'
    render(show(WIN))
    delete document.documentElement.dataset.motion
    expect(canvases()).toBe(0)
  })

  test('in a hidden tab nothing sounds', () => {
    listen(true)
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    render(show(WIN))
    hidden.mockRestore()
    expect(notes).toEqual([])
  })
})
