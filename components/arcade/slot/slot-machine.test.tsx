import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import arcade from '@/messages/ko/arcade.json'
import common from '@/messages/ko/common.json'
import errors from '@/messages/ko/errors.json'
import { reconcileBalance, resetStore } from '@/store/moa-store'
import { createQueryClient } from '@/store/query-client'
import vectors from '@/tests/vectors/fairness.json'
import { SlotMachine } from './slot-machine'

const RTP = { numerator: 249_008, denominator: 262_144, percent: '94.9890' }
const loss = vectors.spins[0]
const win = vectors.spins.find(({ result }) => result.line === 'cherry')

const roundOf = (spin: typeof loss, id = 'rnd_1') => {
  if (!spin) throw new Error('there is no such vector')
  const { serverSeedHash, clientSeed, nonce, configVersion } = spin
  const fairness = { serverSeedHash, clientSeed, nonce, configVersion }
  const { bet, payout, result } = spin
  return { id, game: 'slot', bet, payout, result, fairness, createdAt: '2026-11-21T00:00:00.000Z' } as SlotRound
}
const balanceOf = (available: number, version: number) => ({
  version,
  balances: { GOLD: { available, held: 0, version } },
})

/** The server as the browser meets it: answers in turn, then fails. */
function serve(...answers: (object | number)[]) {
  const keys: (string | undefined)[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!String(url).includes('SLOT_SPIN')) return Response.json(balanceOf(1_000, 1))
    keys.push((init.headers as Record<string, string>)['idempotency-key'])
    const answer = answers.shift() ?? 422
    if (typeof answer === 'number') return Response.json({ code: 'CONFLICT', status: answer }, { status: answer })
    return Response.json(answer)
  })
  return keys
}
const answerOf = (round: SlotRound, available: number) => ({ round, balance: balanceOf(available, 2), stats: null })

const show = (gold = 1_000) =>
  render(
    <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul" messages={{ arcade, common, errors }}>
      <QueryClientProvider client={createQueryClient()}>
        <SlotMachine rtp={RTP} earlier={[]} gold={gold} serverSeedHash={null} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
const lever = () => screen.getByRole('button', { name: /돌리기|바로 보기/ })
const sentence = () => document.querySelector('[aria-live]')?.textContent

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  delete document.documentElement.dataset.motion
  act(() => resetStore())
})

test('a spin turns, then says what it came to, and Escape shows it at once', async () => {
  serve(answerOf(roundOf(loss), 990))
  show()
  fireEvent.click(lever())
  await waitFor(() => expect(lever()).toHaveTextContent('바로 보기'))
  expect(sentence()).toBe('돌아가고 있어요.')
  expect(screen.queryByText('-10 GOLD')).toBeNull()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(sentence()).toMatch(/맞은 줄이 없어요.*990 GOLD/)
  expect(screen.getAllByText('-10 GOLD').length).toBeGreaterThan(0)
})

test('pressing the lever during the reveal shows the result and does not spin again', async () => {
  const keys = serve(answerOf(roundOf(loss), 990))
  show()
  fireEvent.click(lever())
  await waitFor(() => expect(lever()).toHaveTextContent('바로 보기'))
  fireEvent.click(lever())
  expect(sentence()).toMatch(/맞은 줄이 없어요/)
  expect(keys).toHaveLength(1)
})

test('with reduced motion the result stands at once', async () => {
  document.documentElement.dataset.motion = 'reduced'
  const round = roundOf(win)
  serve(answerOf(round, 1_000 + round.payout))
  show()
  fireEvent.click(lever())
  await waitFor(() => expect(sentence()).toMatch(/^체리 셋!/))
  expect(document.querySelector('canvas')).toBeNull()
})

test('too little GOLD bars the lever, says what is missing and offers a smaller stake', () => {
  act(() => void reconcileBalance(balanceOf(60, 3)))
  show(60)
  fireEvent.click(screen.getByRole('button', { name: '100' }))
  expect(screen.getByText('GOLD가 40 부족해요.')).toBeInTheDocument()
  expect(lever()).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: '50 GOLD로 줄이기' }))
  expect(lever()).toBeEnabled()
})

test('a refusal says that nothing was taken, and trying again is a new intent', async () => {
  const keys = serve(409, answerOf(roundOf(loss), 990))
  show()
  fireEvent.click(lever())
  expect(await screen.findByText('GOLD는 그대로예요.')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '다시 시도' }))
  await waitFor(() => expect(screen.queryByText('GOLD는 그대로예요.')).toBeNull())
  expect(new Set(keys).size).toBe(2)
})
