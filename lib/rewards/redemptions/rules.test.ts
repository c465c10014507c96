import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../vendor/rules'
import { type Asking, decide, timelineOf } from './rules'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27) + seconds * 1_000)
const asking = (more: Partial<Asking> = {}): Asking => ({
  state: 'UNKNOWN',
  attempts: 2,
  notFoundAt: null,
  askedAt: at(0),
  answeredAt: at(1),
  ...more,
})
const notFound: Verdict = { kind: 'not_found' }
const silent: Verdict = { kind: 'unknown', note: 'vendor_silent' }

describe("what the vendor's answer decides", () => {
  test('a refusal gives back at once', () => {
    expect(decide(asking(), { kind: 'refused' })).toEqual({ kind: 'give_back', failure: 'vendor_refused' })
  })

  test('a voucher is taken, also after a "not found"', () => {
    const issued = { kind: 'issued', code: 'A', expiresAt: at(9) } as const
    expect(decide(asking({ notFoundAt: at(-100) }), issued)).toEqual(issued)
  })

  test('a time-out gives nothing back; the first one is asked about at once', () => {
    expect(decide(asking({ state: 'ISSUING', attempts: 1 }), silent)).toMatchObject({ kind: 'wait', waitS: 0 })
    expect(decide(asking(), silent)).toMatchObject({ kind: 'wait', waitS: 30 })
  })

  test('asking again takes its time: 30, 60, 120 … 600 s', () => {
    const waits = [2, 3, 4, 5, 6, 7, 60].map((attempts) => decide(asking({ attempts }), silent))
    expect(waits.map((one) => one.kind === 'wait' && one.waitS)).toEqual([30, 60, 120, 240, 480, 600, 600])
  })

  test('one "not found" decides nothing, two within a minute neither', () => {
    expect(decide(asking(), notFound)).toMatchObject({ kind: 'wait', notFoundAt: at(1), waitS: 60 })
    expect(decide(asking({ notFoundAt: at(1), askedAt: at(60) }), notFound)).toMatchObject({
      kind: 'wait',
      notFoundAt: at(1),
      waitS: 1,
    })
  })

  test('two "not found" a minute apart give back', () => {
    expect(decide(asking({ notFoundAt: at(1), askedAt: at(61) }), notFound)).toEqual({
      kind: 'give_back',
      failure: 'never_issued',
    })
  })

  test('a silence between two "not found" says nothing, "at work" takes the first one back', () => {
    const waiting = asking({ notFoundAt: at(1) })
    expect(decide(waiting, silent)).toMatchObject({ notFoundAt: at(1) })
    expect(decide(waiting, { kind: 'at_work' })).toMatchObject({ notFoundAt: null })
  })

  test('an order that is answered "not found" decides nothing: a machine in between said that', () => {
    const order = asking({ state: 'ISSUING', attempts: 1, notFoundAt: at(-1_000) })
    expect(decide(order, notFound)).toMatchObject({ kind: 'wait', note: 'vendor_confused', notFoundAt: null })
  })

  test('whatever is said, nothing is given back without a refusal or a minute of knowing nothing', () => {
    const verdicts = fc.constantFrom<Verdict>(notFound, silent, { kind: 'at_work' })
    const said = fc.array(fc.tuple(verdicts, fc.integer({ min: 0, max: 59 })), { maxLength: 12 })
    fc.assert(
      fc.property(said, (answers) => {
        let notFoundAt: Date | null = null
        let clock = 0
        for (const [verdict, gapS] of answers) {
          clock += gapS
          const decision = decide(asking({ notFoundAt, askedAt: at(clock), answeredAt: at(clock) }), verdict)
          if (decision.kind === 'give_back') {
            expect(verdict.kind).toBe('not_found')
            expect(
              clock - ((notFoundAt as Date | null)?.getTime() ?? 0) / 1_000 + at(0).getTime() / 1_000,
            ).toBeGreaterThanOrEqual(60)
            return
          }
          if (decision.kind === 'wait') notFoundAt = decision.notFoundAt
        }
      }),
    )
  })
})

describe('the timeline', () => {
  const taken = (...steps: Parameters<typeof timelineOf>[0][number]['step'][]) =>
    steps.map((step, index) => ({ step, at: at(index), note: null }))
  const told = (...steps: Parameters<typeof taken>) =>
    timelineOf(taken(...steps)).map(({ step, state }) => `${step} ${state}`)

  test('tells what happened and what lies ahead', () => {
    expect(told('REQUESTED', 'RESERVED')).toEqual([
      'REQUESTED done',
      'RESERVED current',
      'ISSUING upcoming',
      'ISSUED upcoming',
      'CAPTURED upcoming',
      'DONE upcoming',
    ])
  })

  test('shows a silence of the vendor where it was', () => {
    expect(told('REQUESTED', 'RESERVED', 'ISSUING', 'UNKNOWN').slice(2)).toEqual([
      'ISSUING done',
      'UNKNOWN current',
      'ISSUED upcoming',
      'CAPTURED upcoming',
      'DONE upcoming',
    ])
  })

  test('ends with DONE or FAILED, and has nothing ahead then', () => {
    expect(told('REQUESTED', 'RESERVED', 'ISSUING', 'ISSUED', 'CAPTURED', 'DONE').at(-1)).toBe('DONE done')
    expect(told('REQUESTED', 'RESERVED', 'ISSUING', 'RELEASED').slice(3)).toEqual([
      'RELEASED failed',
      'FAILED upcoming',
    ])
    expect(told('REQUESTED', 'RESERVED', 'ISSUING', 'RELEASED', 'FAILED').at(-1)).toBe('FAILED failed')
  })
})
