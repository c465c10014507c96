import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../days/rules'
import { PROTECTION_EVERY_DAYS, PROTECTIONS_MAX, REWARD_TABLE, STREAK_KINDS } from './constants'
import { calendarOf, daysToProtection, type Facts, previewOf, rewardsOf, standingOf, walk } from './rules'

const FIRST = '2026-11-01'

/**
 * Facts by a picture of consecutive days from 1 November: `#` claimed, `+` kept, `.` nothing, `o` an outage. The last
 * one is today.
 */
function drawn(picture: string, more: Partial<Facts> = {}): Facts {
  const days = (...signs: string[]) =>
    new Set([...picture].flatMap((sign, index) => (signs.includes(sign) ? [addDays(FIRST, index)] : [])))
  return {
    today: addDays(FIRST, picture.length - 1),
    active: days('#', '+'),
    claimed: days('#'),
    covered: days('o'),
    switches: [],
    corrections: [],
    ...more,
  }
}

const OFF: Facts['switches'] = [{ day: '2000-01-01', isOn: false }]
const streakOf = (picture: string, more?: Partial<Facts>) => standingOf(drawn(picture, more)).streak
const statesOf = (facts: Facts) => walk(facts).map(({ state }) => state)
const WEEK = '#'.repeat(PROTECTION_EVERY_DAYS)

describe('days in a row', () => {
  test('nobody begins with a streak', () => {
    expect(standingOf(drawn('....'))).toMatchObject({ streak: 0, best: 0, nextStreak: 1, isActiveToday: false })
  })

  test('each day with the deed adds one, taken reward or not', () => {
    expect([streakOf('#'), streakOf('#+#'), streakOf('+++')]).toEqual([1, 3, 3])
  })

  test('today is not missed while it lasts', () => {
    expect([streakOf('###.'), streakOf('####')]).toEqual([3, 4])
    expect(statesOf(drawn('##.'))).toEqual(['claimed', 'claimed', 'open'])
  })

  test('a missed day begins anew', () => {
    expect([streakOf('###.#'), streakOf('###..')]).toEqual([1, 0])
  })

  test('the best streak is remembered', () => {
    expect(standingOf(drawn('####.##')).best).toBe(4)
  })

  // Every history of nine days, 3^9 of them, against the sentence "the deeds since the last day that was missed".
  test('without protections a streak is the deeds since the last missed day, in every history there is', () => {
    const signs = ['#', '.', 'o'] as const
    const wrong: string[] = []
    for (let number = 0; number < 3 ** 9; number++) {
      const picture = Array.from({ length: 9 }, (_, place) => signs[Math.floor(number / 3 ** place) % 3]).join('')
      const past = picture.slice(0, -1).split('.').at(-1) ?? ''
      const run = (past + picture.slice(-1)).replaceAll(/[^#]/g, '').length
      if (streakOf(picture, { switches: OFF }) !== run) wrong.push(picture)
    }
    expect(wrong).toEqual([])
  })
})

describe('protections', () => {
  test('each seventh day in a row earns one, up to the most that can be held', () => {
    expect(standingOf(drawn('######')).held).toBe(0)
    expect(standingOf(drawn(WEEK)).held).toBe(1)
    expect(standingOf(drawn(WEEK.repeat(2))).held).toBe(2)
    expect(standingOf(drawn(WEEK.repeat(5))).held).toBe(PROTECTIONS_MAX)
  })

  test('a missed day uses one, keeps the streak and does not add to it', () => {
    const facts = drawn(`${WEEK}.#`)
    expect(standingOf(facts)).toMatchObject({ streak: 8, held: 0 })
    expect(statesOf(facts)[7]).toBe('protected')
  })

  test('one protection is one day', () => {
    expect(standingOf(drawn(`${WEEK}..#`))).toMatchObject({ streak: 1, held: 0 })
  })

  test('no protection is spent on a streak of nothing', () => {
    const facts = drawn(`${WEEK}...${WEEK}`)
    expect(statesOf(facts).filter((state) => state === 'protected')).toHaveLength(1)
    expect(standingOf(facts).held).toBe(1)
  })

  test('switched off, they stay unused from that day on, and days before keep theirs', () => {
    const offLater = [{ day: addDays(FIRST, 9), isOn: false }]
    expect(statesOf(drawn(`${WEEK}.#.#`, { switches: offLater })).slice(7)).toEqual([
      'protected',
      'claimed',
      'missed',
      'claimed',
    ])
    expect(standingOf(drawn(`${WEEK}.#`, { switches: OFF }))).toMatchObject({ streak: 1, held: 1 })
  })

  test('of two flips on one day the later holds', () => {
    const day = addDays(FIRST, 7)
    expect(
      streakOf(`${WEEK}.#`, {
        switches: [
          { day, isOn: false },
          { day, isOn: true },
        ],
      }),
    ).toBe(8)
  })

  test('the way to the next one is counted in days with the deed', () => {
    expect([0, 1, 6, 7, 8].map(daysToProtection)).toEqual([7, 6, 1, 7, 6])
  })
})

describe('our own outages', () => {
  test('a day that we spoiled neither breaks the streak nor uses a protection', () => {
    const facts = drawn(`${WEEK}o#`)
    expect(standingOf(facts)).toMatchObject({ streak: 8, held: 1 })
    expect(statesOf(facts)[7]).toBe('outage')
  })

  test('who came all the same has their day', () => {
    expect(standingOf(drawn('##', { covered: new Set([FIRST]) })).streak).toBe(2)
  })

  test('one that is declared late mends the past', () => {
    expect(streakOf('###.##')).toBe(2)
    expect(streakOf('###.##', { covered: new Set([addDays(FIRST, 3)]) })).toBe(5)
  })
})

describe('corrections', () => {
  test('an operator says where the streak stood, and the days after go on from there', () => {
    expect(streakOf('#.###', { corrections: [{ day: addDays(FIRST, 1), streak: 20 }] })).toBe(23)
  })

  test('of two for one day the later holds', () => {
    const day = addDays(FIRST, 1)
    expect(
      streakOf('#.#', {
        corrections: [
          { day, streak: 20 },
          { day, streak: 5 },
        ],
      }),
    ).toBe(6)
  })

  test('a wrong streak can be taken back to nothing', () => {
    expect(streakOf('####', { corrections: [{ day: addDays(FIRST, 2), streak: 0 }] })).toBe(1)
  })

  test('a member without a day of their own can be given a streak', () => {
    expect(streakOf('..', { corrections: [{ day: FIRST, streak: 4 }] })).toBe(4)
    expect(streakOf('.#', { corrections: [{ day: FIRST, streak: 4 }] })).toBe(5)
  })
})

const histories = fc.string({ unit: fc.constantFrom('#', '+', '.', 'o'), minLength: 1, maxLength: 60 })

describe('whatever happened', () => {
  test('the streak is never more than the deeds, nor the protections more than earned or allowed', () => {
    fc.assert(
      fc.property(histories, (picture) => {
        for (const { streak, held } of walk(drawn(picture))) {
          expect(streak).toBeLessThanOrEqual(picture.replaceAll(/[^#+]/g, '').length)
          expect(held >= 0 && held <= PROTECTIONS_MAX).toBe(true)
        }
      }),
    )
  })

  test('one more outage of ours never makes a streak shorter', () => {
    fc.assert(
      fc.property(histories, fc.nat(59), (picture, place) => {
        const facts = drawn(picture)
        const covered = new Set([...facts.covered, addDays(FIRST, place)])
        expect(standingOf({ ...facts, covered }).streak).toBeGreaterThanOrEqual(standingOf(facts).streak)
      }),
      { numRuns: 3_000 },
    )
  })

  test('one more day with the deed never makes a streak shorter', () => {
    fc.assert(
      fc.property(histories, (picture) => {
        const facts = drawn(picture)
        const active = new Set([...facts.active, facts.today])
        expect(standingOf({ ...facts, active }).streak).toBeGreaterThanOrEqual(standingOf(facts).streak)
      }),
    )
  })

  test('taking a reward changes no streak', () => {
    fc.assert(
      fc.property(histories, (picture) => {
        expect(streakOf(picture.replaceAll('#', '+'))).toBe(streakOf(picture.replaceAll('+', '#')))
      }),
    )
  })

  test('yesterday is over: what it was does not depend on today', () => {
    fc.assert(
      fc.property(histories, (picture) => {
        const past = `#${picture}`
        expect(walk(drawn(`${past}.`)).slice(0, -1)).toEqual(walk(drawn(`${past}#`)).slice(0, -1))
      }),
    )
  })
})

describe('rewards', () => {
  test('rise to the seventh day and stay there', () => {
    for (const kind of STREAK_KINDS) {
      const gold = Array.from({ length: 7 }, (_, index) => rewardsOf(kind, index + 1)[0]?.amount ?? 0)
      expect([...gold].sort((a, b) => a - b)).toEqual(gold)
      expect(rewardsOf(kind, 7)).toEqual(rewardsOf(kind, 700))
      expect(REWARD_TABLE.rewards[kind]).toHaveLength(7)
    }
  })

  test('no game leads to what buys goods', () => {
    expect(REWARD_TABLE.rewards.DAILY_PLAY.flat().every(({ asset }) => asset === 'GOLD')).toBe(true)
  })

  test('the preview begins today while its reward is there, and tomorrow afterwards', () => {
    const open = standingOf(drawn('##.'))
    const taken = standingOf(drawn('###'))
    const firstOf = (standing: typeof open) => previewOf('DAILY_LOGIN', '2026-11-03', standing)[0]
    expect(firstOf(open)).toMatchObject({ day: '2026-11-03', streak: 3 })
    expect(firstOf(taken)).toMatchObject({ day: '2026-11-04', streak: 4 })
    expect(firstOf(standingOf(drawn('##+')))).toMatchObject({ day: '2026-11-03', streak: 3 })
  })

  test('the preview is what is paid', () => {
    fc.assert(
      fc.property(histories, (picture) => {
        const facts = drawn(`${picture}.`)
        const [today] = previewOf('DAILY_LOGIN', facts.today, standingOf(facts))
        const claimed = standingOf({ ...facts, active: new Set([...facts.active, facts.today]) })
        expect(today?.rewards).toEqual(rewardsOf('DAILY_LOGIN', claimed.streak))
      }),
    )
  })
})

describe('the calendar', () => {
  test('shows the month whole: before the first day, as it was, today, ahead', () => {
    const facts = { ...drawn('..#.'), active: new Set<Day>(['2026-11-03']), claimed: new Set<Day>(['2026-11-03']) }
    const days = calendarOf(facts, '2026-11')
    expect(days).toHaveLength(30)
    expect(days.slice(0, 5).map(({ state }) => state)).toEqual(['before', 'before', 'claimed', 'open', 'ahead'])
  })

  test('a newcomer sees today open and nothing missed', () => {
    const states = calendarOf(drawn('...'), '2026-11').map(({ state }) => state)
    expect(states.slice(0, 4)).toEqual(['before', 'before', 'open', 'ahead'])
  })
})
