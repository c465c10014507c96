import type { Draw } from '@/lib/platform/kernel/draw'
import { jsonOf, newSeen, type Received, type Seen, send, sendUntilAnswered } from '../support/client'

const BETS = [10, 10, 20, 50, 100, 400]
const PASSWORD = 'a long walk along the Han'
const SPIN = '/api/actions/SLOT_SPIN'

export type Member = { id: string; token: string; gold: number }
type Round = { id: string; bet: number; payout: number }
type SpinAnswer = { round: Round; balance: Balance }
type Balance = { balances: Record<string, { available: number; held: number }> }
/** One intent of a member and what became of it. */
export type Spin = { member: Member; key: string; bet: number; answer: Received }

/** Where requests go: straight to the app, or through the proxies that lose answers. */
export type Ways = { direct: string; cutting: readonly string[] }

const goldOf = (balance: Balance) => balance.balances.GOLD ?? { available: 0, held: 0 }

export async function signUpCrowd(url: string, size: number): Promise<Member[]> {
  const stamp = Date.now().toString(36)
  return Promise.all(Array.from({ length: size }, (_, index) => signUp(url, `crowd${stamp}${index}`)))
}

export async function signUp(url: string, name: string): Promise<Member> {
  const body = { nickname: name, email: `${name}@moa.test`, password: PASSWORD, inviteCode: '5858' }
  const answer = await sendUntilAnswered([`${url}/api/auth/signup`], { body }, newSeen())
  if (answer.status !== 201) throw new Error(`sign-up answered ${answer.status} ${answer.text}`)
  const { member, tokens } = jsonOf<{ member: { id: string }; tokens: { accessToken: string } }>(answer)
  const balance = await readBalance(url, tokens.accessToken)
  return { id: member.id, token: tokens.accessToken, gold: balance.available }
}

export const readBalance = async (url: string, token: string) =>
  goldOf(jsonOf<Balance>(await sendUntilAnswered([`${url}/api/users/balance`], { token }, newSeen())))

/**
 * The member's intents one after the other, as a browser in a tunnel sends them: 20 % twice at once, 10 % with the
 * answer lost and the request repeated under its key. Throws when two answers to one key differ.
 */
export async function playAll(
  member: Member,
  count: number,
  ways: Ways,
  draw: Draw,
  seen: Seen,
  onAnswer: () => void,
): Promise<Spin[]> {
  const spins: Spin[] = []
  for (let index = 0; index < count; index++) {
    const chance = draw(10)
    const intent = { member, key: `${member.id}:${index}`, bet: BETS[draw(BETS.length)] ?? 10 }
    const cutting = ways.cutting[draw(ways.cutting.length)] ?? ways.direct
    const first = spin(intent, chance === 2 ? [cutting, ways.direct] : [ways.direct], seen)
    const answers = await Promise.all(chance < 2 ? [first, spin(intent, [ways.direct], seen)] : [first])
    const answer = answers[0] as Received
    for (const other of answers.slice(1)) refuseDifference(intent.key, answer, other)
    spins.push({ ...intent, answer })
    onAnswer()
  }
  return spins
}

const spin = ({ member, key, bet }: Omit<Spin, 'answer'>, origins: string[], seen: Seen) =>
  sendUntilAnswered(
    origins.map((origin) => origin + SPIN),
    { body: { bet }, key, token: member.token },
    seen,
  )

function refuseDifference(key: string, one: Received, other: Received): void {
  if (one.status === other.status && one.text === other.text) return
  throw new Error(`${key} was answered twice, differently:\n${one.status} ${one.text}\n${other.status} ${other.text}`)
}

/** Sends a spin again under its key, long after; throws unless the answer is the first one, byte for byte, and says so. */
export async function replay({ member, key, bet, answer }: Spin, url: string): Promise<void> {
  const again = await sendUntilAnswered([url + SPIN], { body: { bet }, key, token: member.token }, newSeen())
  refuseDifference(key, answer, again)
  if (again.headers.get('idempotent-replayed') !== 'true') throw new Error(`${key} was not replayed but done again`)
}

export const roundsOf = (spins: readonly Spin[]): Round[] =>
  spins.filter(({ answer }) => answer.status === 200).map(({ answer }) => jsonOf<SpinAnswer>(answer).round)

/** The lowest GOLD that any answer told a member they had. */
export const lowestBalance = (spins: readonly Spin[]): number =>
  Math.min(
    ...spins
      .filter(({ answer }) => answer.status === 200)
      .map(({ answer }) => goldOf(jsonOf<SpinAnswer>(answer).balance).available),
  )

export type Totals = { rounds: number; staked: number; paid: number }

export const totalsOf = (rounds: readonly Round[]): Totals => ({
  rounds: rounds.length,
  staked: rounds.reduce((sum, { bet }) => sum + bet, 0),
  paid: rounds.reduce((sum, { payout }) => sum + payout, 0),
})

export async function readTotals(url: string, { token }: Member): Promise<Totals> {
  const answer = await send(`${url}/api/games/stats/me`, { token })
  const { rounds, staked, paid } = jsonOf<{ totals: Totals }>(answer).totals
  return { rounds, staked, paid }
}
