import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../kernel/errors'
import { createLane } from './lane'

/** A database call that takes as long as the test says; answers each item doubled. */
function heldCalls() {
  const calls: { items: number[]; release: () => void }[] = []
  const run = (items: readonly number[]) =>
    new Promise<number[]>((resolve) => {
      calls.push({ items: [...items], release: () => resolve(items.map((item) => item * 2)) })
    })
  return { calls, run }
}

describe('a lane', () => {
  test('sends what one turn brings together, and then what arrives meanwhile', async () => {
    const { calls, run } = heldCalls()
    const submit = createLane({ max: 10, run })
    const answers = [submit(1), submit(2)]
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    answers.push(submit(3), submit(4))
    calls[0]?.release()
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    calls[1]?.release()
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8])
    expect(calls.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('makes the next call before those of the last one are answered', async () => {
    const { calls, run } = heldCalls()
    const submit = createLane({ run })
    const seen: string[] = []
    const told = (answer: number) => seen.push(`${answer} after ${calls.length} calls`)
    const first = submit(1).then(told)
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    const second = submit(2).then(told)
    calls[0]?.release()
    await first
    calls[1]?.release()
    await second
    expect(seen).toEqual(['2 after 2 calls', '4 after 2 calls'])
  })

  test('makes several calls of a crowd', async () => {
    const { calls, run } = heldCalls()
    const submit = createLane({ run })
    const answers = Array.from({ length: 200 }, (_, index) => submit(index))
    for (let call = 0; call < 4; call++) {
      await vi.waitFor(() => expect(calls.length).toBeGreaterThan(call))
      calls[call]?.release()
    }
    await Promise.all(answers)
    expect(calls.map(({ items }) => items.length)).toEqual([64, 64, 64, 8])
  })

  test('keeps its calls at their largest size, and items of one key apart', async () => {
    const { calls, run } = heldCalls()
    const submit = createLane({ max: 2, run, keyOf: (item) => String(item % 10) })
    const answers = [1, 12, 22, 3, 4].map(submit)
    for (let call = 0; call < 3; call++) {
      await vi.waitFor(() => expect(calls.length).toBeGreaterThan(call))
      calls[call]?.release()
    }
    expect(await Promise.all(answers)).toEqual([2, 24, 44, 6, 8])
    expect(calls.map(({ items }) => items)).toEqual([[1, 12], [22, 3], [4]])
  })

  test('narrows a failure down to the item that causes it', async () => {
    const seen: number[][] = []
    const submit = createLane<number, number>({
      max: 10,
      run: async (items) => {
        seen.push([...items])
        if (items.includes(5)) throw new Error('five')
        return items
      },
    })
    const outcomes = await Promise.allSettled([0, 1, 2, 5, 6].map(submit))
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(seen.length).toBeLessThan(9)
  })

  test('runs again after a deadlock, and says UNAVAILABLE of a lost database', async () => {
    let tries = 0
    const deadlocked = createLane<number, number>({
      max: 10,
      run: async (items) => {
        tries += 1
        if (tries < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' })
        return items
      },
    })
    expect(await deadlocked(7)).toBe(7)
    const lost = createLane<number, number>({
      max: 10,
      run: async () => {
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
      },
    })
    await expect(lost(1)).rejects.toSatisfy((error) => error instanceof AppError && error.code === 'UNAVAILABLE')
  })
})
