import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { markSeen, readStore, resetStore } from '../moa-store'
import { onToast, type Toast } from '../toasts'
import { createNewsDesk, showsItself } from './news'

let shown: Toast[] = []
let stop: () => void
const surroundings = { isWriting: false, isVisible: true }
const tell = createNewsDesk({ isWriting: () => surroundings.isWriting, isVisible: () => surroundings.isVisible })

beforeEach(() => {
  vi.useFakeTimers()
  resetStore()
  Object.assign(surroundings, { isWriting: false, isVisible: true })
  shown = []
  stop = onToast((toast) => shown.push(toast))
})
afterEach(() => {
  vi.advanceTimersByTime(5_000)
  stop()
  vi.useRealTimers()
})

const balance = (available: number) => ({
  id: `${available}`,
  type: 'profile_update',
  data: { version: 1, balances: { GOLD: { available, held: 0, version: 1 } } },
})
const reward = { id: 'r', type: 'reward_granted', data: { version: 1, amount: 1_000, asset: 'GOLD' } }
const game = { id: 'g', type: 'game_update', data: { version: 1 } }

test('a balance that changed elsewhere is told', () => {
  tell(balance(1_500), true)
  vi.advanceTimersByTime(300)
  expect(shown).toEqual([{ kind: 'balance', values: { asset: 'GOLD', amount: 1_500 } }])
})

test('a balance that this tab knows already, or is about to change itself, is not', () => {
  tell(balance(1_500), false)
  surroundings.isWriting = true
  tell(balance(1_600), true)
  vi.advanceTimersByTime(300)
  expect(shown).toEqual([])
})

test('a balance that changed by a game is the game’s to show', () => {
  tell(balance(990), true)
  tell(game, true)
  vi.advanceTimersByTime(300)
  expect(shown).toEqual([])
})

test('the same toast is shown once within 1.5 s, other kinds are', () => {
  tell(reward, false)
  vi.advanceTimersByTime(1_400)
  tell(reward, false)
  tell({ id: 'n', type: 'notification', data: { version: 1 } }, false)
  vi.advanceTimersByTime(200)
  tell(reward, false)
  expect(shown.map(({ kind }) => kind)).toEqual(['reward', 'notification', 'reward'])
})

test('news in a tab that nobody looks at only counts, until it is seen', () => {
  surroundings.isVisible = false
  tell(reward, false)
  expect(shown).toEqual([])
  expect(readStore().unseen).toBe(1)
  markSeen()
  expect(readStore().unseen).toBe(0)
})

test('a toast that comes before the screen is there is shown when it is', () => {
  stop()
  tell({ ...reward, data: { ...reward.data, amount: 7 } }, false)
  const late: Toast[] = []
  stop = onToast((toast) => late.push(toast))
  expect(late).toHaveLength(1)
})

test('a reward that this tab shows itself is no news in it, whichever comes first, answer or event', () => {
  const claimed = {
    id: 'c',
    type: 'reward_granted',
    data: { version: 1, amount: 20, asset: 'GOLD', transferId: 'trf_1' },
  }
  surroundings.isWriting = true
  tell(claimed, false)
  showsItself('trf_1')
  surroundings.isWriting = false
  tell(claimed, false)
  vi.advanceTimersByTime(2_000)
  expect([shown, readStore().unseen]).toEqual([[], 0])
})

test('a reward that comes during some other write is told, a little later', () => {
  surroundings.isWriting = true
  tell({ ...reward, data: { version: 1, amount: 8, asset: 'GOLD' } }, false)
  vi.advanceTimersByTime(1_000)
  expect(shown.map(({ kind }) => kind)).toEqual(['reward'])
})
