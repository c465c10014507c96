import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useHeld } from '@/components/ui/use-held'
import type { RpsRound } from '@/lib/arcade/rps/contract'
import arcade from '@/messages/ko/arcade.json'
import common from '@/messages/ko/common.json'
import errors from '@/messages/ko/errors.json'
import rps from '@/messages/ko/rps.json'
import { applySnapshot, resetStore, useBalance } from '@/store/moa-store'
import { createQueryClient } from '@/store/query-client'
import { useIsSecret } from '@/store/wishes'
import vectors from '@/tests/vectors/rps.json'
import { RpsTable } from './rps-table'

const RTP = { numerator: 29, denominator: 30, percent: '96.6667' }

/** A published round that ended so. */
function roundOf(presentation: 'win' | 'push' | 'loss'): RpsRound {
  const found = vectors.rounds.find(({ result }) => result.presentation === presentation)
  if (!found) throw new Error('there is no such vector')
  const { serverSeedHash, clientSeed, nonce, configVersion, bet, payout, result } = found
  const fairness = { serverSeedHash, clientSeed, nonce, configVersion }
  return {
    id: `rnd_${presentation}`,
    game: 'rps',
    bet,
    payout,
    result,
    fairness,
    createdAt: '2026-11-21T00:00:00.000Z',
  } as RpsRound
}

const sessionOf = (rounds: number, net: number) => ({
  id: 'gse_1',
  version: rounds,
  startedAt: '2026-11-21T00:00:00.000Z',
  lastPlayedAt: '2026-11-21T00:12:00.000Z',
  rounds,
  staked: 10 * rounds,
  paid: 10 * rounds + net,
  net,
})
const balanceOf = (available: number, version: number) => ({
  version,
  balances: { GOLD: { available, held: 0, version } },
})

/** No answer is there before the screen has drawn that it is waited for. */
const LATENCY_MS = 20

type Refusal = { code: string; status: number; params?: object; retryAfter?: string }

/** The server as the browser meets it; the bodies that it was asked to play. */
function serve(...answers: (RpsRound | Refusal)[]) {
  const asked: { bet: number; choice: string }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!String(url).includes('/rps/play')) return Response.json(balanceOf(1_000, 1))
    asked.push(JSON.parse(String(init.body)))
    await new Promise((arrived) => setTimeout(arrived, LATENCY_MS))
    const answer = answers.shift() ?? { code: 'CONFLICT', status: 409 }
    if ('status' in answer) {
      const headers = answer.retryAfter ? { 'retry-after': answer.retryAfter } : undefined
      return Response.json(answer, { status: answer.status, ...(headers && { headers }) })
    }
    const net = answer.payout - answer.bet
    const balance = balanceOf(1_000 + net, asked.length + 1)
    return Response.json({ round: answer, balance, stats: null, session: sessionOf(asked.length, net) })
  })
  return asked
}

const show = (gold = 1_000) =>
  render(
    <NextIntlClientProvider
      locale="ko"
      timeZone="Asia/Seoul"
      now={new Date('2026-11-21T00:12:30Z')}
      messages={{ arcade, common, errors, rps }}
    >
      <QueryClientProvider client={createQueryClient()}>
        <Elsewhere />
        <RpsTable rtp={RTP} win={190} earlier={[]} gold={gold} serverSeedHash={null} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
const button = () => screen.getByRole('button', { name: /내기$|바로 보기|낼 손을/ })
const sentence = () => document.querySelector('[aria-live]')?.textContent
const session = () => document.querySelector('[data-session-net]')
/** A balance beside the game, like the one in the header of every screen. */
function Elsewhere() {
  const gold = useHeld(useBalance('GOLD')?.available ?? 1_000, useIsSecret())
  return <p data-testid="elsewhere">{gold}</p>
}
const press = (key: string) => fireEvent.keyDown(document.body, { key })

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  delete document.documentElement.dataset.motion
  vi.useRealTimers()
  act(() => resetStore())
})
const standStill = () => {
  document.documentElement.dataset.motion = 'reduced'
}

test('nothing is staked before a hand is chosen, by tap or by the keys 1, 2, 3', () => {
  serve()
  show()
  expect(button()).toBeDisabled()
  press('2')
  expect(screen.getByRole('radio', { name: '바위' })).toBeChecked()
  expect(button()).toHaveTextContent('바위 내기')
  fireEvent.click(screen.getByRole('radio', { name: '보' }))
  expect(button()).toHaveTextContent('보 내기')
})

test('fists beat until the hands are shown, Escape shows them at once, and nothing tells the result before', async () => {
  const asked = serve(roundOf('win'))
  show()
  press('1')
  fireEvent.click(button())
  await waitFor(() => expect(button()).toHaveTextContent('바로 보기'))
  expect(asked).toEqual([{ bet: 10, choice: 'scissors' }])
  expect(sentence()).toBe('가위, 바위, 보!')
  expect(session()).toBeNull()
  expect(screen.getByTestId('elsewhere')).toHaveTextContent('1000')
  expect(screen.queryByText(/이겼어요/)).toBeNull()
  press('Escape')
  expect(sentence()).toMatch(/이겼어요. \d+ GOLD를 받았어요. 잔액은/)
  expect(session()).toHaveTextContent(/\+\d+ GOLD/)
  await waitFor(() => expect(screen.getByTestId('elsewhere')).not.toHaveTextContent('1000'))
})

test('a tie says that the stake came back, and a loss what it cost; neither is celebrated', async () => {
  standStill()
  const [push, loss] = [roundOf('push'), roundOf('loss')]
  serve(push, loss)
  show()
  press('1')
  fireEvent.click(button())
  await waitFor(() =>
    expect(sentence()).toContain(`비겼어요. 건 ${push.bet.toLocaleString('en')} GOLD를 돌려받았어요.`),
  )
  await waitFor(() => expect(button()).not.toHaveAttribute('aria-disabled'), { timeout: 4_000 })
  fireEvent.click(button())
  await waitFor(() => expect(sentence()).toContain('졌어요.'))
  expect(document.querySelector('canvas')).toBeNull()
})

test('after a wager the button waits out the cycle, in place and in focus', async () => {
  standStill()
  const asked = serve(roundOf('loss'), roundOf('push'))
  show()
  press('3')
  button().focus()
  fireEvent.click(button())
  await waitFor(() => expect(sentence()).toContain('졌어요.'))
  await waitFor(() => expect(button()).toHaveAttribute('aria-disabled', 'true'))
  fireEvent.click(button())
  expect(button()).toHaveFocus()
  expect(asked).toHaveLength(1)
  await waitFor(() => expect(button()).not.toHaveAttribute('aria-disabled'), { timeout: 4_000 })
  fireEvent.click(button())
  await waitFor(() => expect(asked).toHaveLength(2))
})

test.each<[Refusal, RegExp]>([
  [{ code: 'PLAY_TOO_SOON', status: 429, retryAfter: '1' }, /한 판은 2.5초에 한 번이에요/],
  [{ code: 'PLAY_PAUSED', status: 403, params: { until: '2026-11-22T00:00:00Z' } }, /2026년 11월 22일.*다시 열려요/],
  [
    { code: 'PLAY_LIMIT_REACHED', status: 422, params: { kind: 'stake', limit: 500, used: 495, left: 5 } },
    /한도 500 GOLD를 넘게 돼요. 지금까지 495 GOLD를 걸었어요/,
  ],
  [{ code: 'GAME_FROZEN', status: 409 }, /가위바위보: 점검하느라 잠시 멈췄어요/],
])('%o is told calmly, without a retry that could only fail', async (refusal, words) => {
  serve(refusal)
  show()
  press('1')
  fireEvent.click(button())
  expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '다시 시도' })).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('too little GOLD bars the button and offers a smaller stake', () => {
  serve()
  act(() => void applySnapshot({ balance: balanceOf(60, 3) }))
  show(60)
  press('1')
  fireEvent.click(screen.getByRole('button', { name: '100' }))
  expect(button()).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: '50 GOLD로 줄이기' }))
  expect(button()).toBeEnabled()
})
