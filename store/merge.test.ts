import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_SPINE, mergeSnapshot, type Snapshot, snapshotIn, snapshotOf } from './merge'

const gold = (version: number, available = version) => ({
  balance: { balances: { GOLD: { available, held: 0, version } } },
})
const memberOf = (id: string, version: number) => ({ member: { id, version } }) as Snapshot
const all = (snapshots: readonly Snapshot[]) => snapshots.reduce(mergeSnapshot, EMPTY_SPINE)

const balanceOf = fc.record({ available: fc.nat(), held: fc.nat() })
/** One true history per thing; the version names the state. */
const history = fc.record({
  GOLD: fc.array(balanceOf, { minLength: 1, maxLength: 8 }),
  GEM: fc.array(balanceOf, { minLength: 1, maxLength: 8 }),
  member: fc.integer({ min: 1, max: 8 }),
  stats: fc.integer({ min: 1, max: 8 }),
})

test('whatever order and however often snapshots come, the newest state of each part wins', () => {
  const seenOf = (h: { GOLD: object[]; GEM: object[]; member: number; stats: number }): Snapshot[] => [
    ...(['GOLD', 'GEM'] as const).flatMap((asset) =>
      h[asset].map(
        (one, index) => ({ balance: { balances: { [asset]: { ...one, version: index + 1 } } } }) as Snapshot,
      ),
    ),
    ...Array.from({ length: h.member }, (_, index) => memberOf('usr_a', index + 1)),
    ...Array.from({ length: h.stats }, (_, index) => ({ stats: { version: index + 1 } }) as Snapshot),
  ]
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (given, picks) => {
      const snapshots = seenOf(given)
      const shuffled = snapshots
        .flatMap((one) => [one, one])
        .map((one) => ({ one, at: picks.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(all(shuffled)).toEqual(all(snapshots))
    }),
  )
})

test('an asset that a snapshot does not name stays as it is', () => {
  const gem = { balance: { balances: { GEM: { available: 1, held: 0, version: 1 } } } }
  expect(Object.keys(all([gold(1), gem]).balances)).toEqual(['GOLD', 'GEM'])
})

test('a snapshot that brings nothing newer changes nothing, not even identity', () => {
  const held = all([gold(2), memberOf('usr_a', 1)])
  expect(mergeSnapshot(held, gold(1))).toBe(held)
  expect(mergeSnapshot(held, gold(2, 999))).toBe(held)
  expect(mergeSnapshot(held, {})).toBe(held)
})

test('another member’s snapshot replaces everything', () => {
  const held = all([gold(9), memberOf('usr_a', 5)])
  expect(mergeSnapshot(held, { ...memberOf('usr_b', 1), ...gold(1) })).toEqual(all([gold(1), memberOf('usr_b', 1)]))
})

const sessionOf = (id: string, startedAt: string, version: number) =>
  ({ session: { id, startedAt, version } }) as Snapshot

test('of one session the newer state wins, of two sessions the later one, in whatever order they come', () => {
  const [first, then] = [sessionOf('gse_a', '2026-11-21T01:00:00Z', 1), sessionOf('gse_a', '2026-11-21T01:00:00Z', 9)]
  const later = sessionOf('gse_b', '2026-11-21T03:00:00Z', 1)
  for (const snapshots of [
    [first, then, later],
    [later, then, first],
    [then, later, first],
  ]) {
    expect(all(snapshots).session).toEqual(later.session)
  }
  expect(all([then, first]).session).toEqual(then.session)
})

test('events and answers are read for what they carry', () => {
  const { balances } = gold(3).balance
  expect(snapshotOf('profile_update', { version: 7, balances })).toEqual({ balance: { balances } })
  expect(snapshotOf('profile_update', { version: 7, member: { id: 'usr_a' } })).toEqual({ member: { id: 'usr_a' } })
  expect(snapshotOf('game_update', { version: 1, stats: { version: 1 }, round: {} })).toEqual({ stats: { version: 1 } })
  expect(snapshotOf('game_update', { version: 1, session: { version: 2 } })).toEqual({ session: { version: 2 } })
  expect(snapshotOf('notification', { version: 1, stats: { version: 1 } })).toEqual({})
  expect(snapshotIn({ round: {}, balance: { version: 3, balances }, stats: { version: 1 } })).toEqual({
    balance: { version: 3, balances },
    stats: { version: 1 },
  })
  expect(snapshotIn(undefined)).toEqual({})
})
