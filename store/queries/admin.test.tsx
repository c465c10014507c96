import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Snapshot } from '../merge'
import { hydrateFromServer, readStore, resetStore } from '../moa-store'
import { createQueryClient } from '../query-client'
import { useWrite } from '../use-write'
import { changeMember, grant } from './admin'

const MEMBER = 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'
const mine = { version: 3, balances: { GOLD: { available: 70, held: 0, version: 3 } } }
const theirs = { version: 90, balances: { GOLD: { available: 5_000, held: 0, version: 90 } } }

let sent: { url: string; headers: Headers }[] = []

beforeAll(() => {
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    sent.push({ url, headers: new Headers(init?.headers) })
    return Response.json({ transferId: 'trf_1', balance: theirs })
  })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  sent = []
  resetStore()
  hydrateFromServer({
    member: { id: 'usr_op', version: 1 },
    balance: mine,
    stats: { version: 1 },
  } as unknown as Required<Snapshot>)
})

function Desk() {
  const granting = useWrite(grant, { isMine: false })
  const changing = useWrite(changeMember, { isMine: false, ifMatch: '7' })
  return (
    <>
      <button
        type="button"
        onClick={() => granting.write({ params: { id: MEMBER }, body: { amount: 500, reason: 'prize' } })}
      >
        grant
      </button>
      <button type="button" onClick={() => changing.write({ params: { id: MEMBER }, body: { tier: 'VIP' } })}>
        change
      </button>
      {granting.answer && <output>{granting.answer.balance.balances.GOLD?.available}</output>}
    </>
  )
}

const press = (name: string) => {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Desk />
    </QueryClientProvider>,
  )
  screen.getByRole('button', { name }).click()
}

test("a member's balance in the answer to an operator never becomes the operator's own", async () => {
  press('grant')
  await screen.findByText('5000')
  expect(readStore().balances.GOLD?.available).toBe(70)
  expect(sent.map(({ url }) => url)).toEqual([`/api/admin/users/${MEMBER}/gold/grant`])
})

test('an edit names the version that the operator looked at', async () => {
  press('change')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.headers.get('if-match')).toBe('"7"')
})
