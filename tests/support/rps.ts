import { randomUUID } from 'node:crypto'
import * as rpsRoute from '@/app/api/games/rps/play/route'
import { ask } from './ask'
import type { TestMember } from './members'
import { patiently } from './players'

type RpsOrder = { bet?: unknown; choice?: unknown; key?: string }

/** One round through the route, without patience: a wager that comes too soon is told so. */
export const askRpsOnce = (
  { headers }: Pick<TestMember, 'headers'>,
  { bet = 10, choice = 'rock', key = randomUUID() }: RpsOrder = {},
) => ask('POST', rpsRoute.POST, { body: { bet, choice }, key, headers })

/** The same as an API client sends it: told to come back, it comes back with the same key. */
export const askRps = (member: Pick<TestMember, 'headers'>, order: RpsOrder = {}) => {
  const kept = { key: randomUUID(), ...order }
  return patiently(() => askRpsOnce(member, kept))
}
