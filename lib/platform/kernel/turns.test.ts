import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createTurns } from './turns'

/** Works that note when they begin and end. */
function aRow() {
  const seen: string[] = []
  const work = (name: string, failure?: Error) => async () => {
    seen.push(`${name} begins`)
    await sleep(5)
    seen.push(`${name} ends`)
    if (failure) throw failure
    return name
  }
  return { seen, work }
}

test('works of one key go one after the other, in the order in which they came', async () => {
  const inTurn = createTurns()
  const { seen, work } = aRow()
  expect(await Promise.all([inTurn('k', work('a')), inTurn('k', work('b')), inTurn('k', work('c'))])).toEqual([
    ...['a', 'b', 'c'],
  ])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('another key waits for nobody', async () => {
  const inTurn = createTurns()
  const { seen, work } = aRow()
  await Promise.all([inTurn('one', work('a')), inTurn('two', work('b'))])
  expect(seen.slice(0, 2)).toEqual(['a begins', 'b begins'])
})

test('a failure is told to whoever asked, and the next one goes on', async () => {
  const inTurn = createTurns()
  const { work } = aRow()
  const failure = new Error('no')
  const [failed, next] = await Promise.allSettled([inTurn('k', work('a', failure)), inTurn('k', work('b'))])
  expect(failed).toEqual({ status: 'rejected', reason: failure })
  expect(next).toEqual({ status: 'fulfilled', value: 'b' })
})
