import 'server-only'
import { getPublishedOdds } from '../paytables/reads'
import { figuresOf } from '../paytables/rules/games'
import { getPulse } from '../pulse/reads'
import { listRounds } from '../rounds/reads'
import { GAMES } from '../stats/constants'
import type { Game } from '../stats/contract'
import { getStats } from '../stats/reads'

/** A percentage without the zeros at its end: a tile says `99`, the page of the odds `99.0000`. */
const plain = (percent: string) => String(Number(percent))

/** The one figure that sums a game's odds up: what comes back of the stakes, or the base rate of the rarest thing. */
async function getHeadline(game: Game) {
  const { config } = await getPublishedOdds(game)
  const { rtp, hit } = figuresOf(game, config)
  return game === 'gacha'
    ? ({ name: 'ssr', percent: plain(hit.percent) } as const)
    : ({ name: 'rtp', percent: plain(rtp.percent) } as const)
}

async function listLatestRounds(memberId: string) {
  const pages = await Promise.all(GAMES.map((game) => listRounds({ memberId, game, limit: 1 })))
  return pages.flatMap(({ items }) => items)
}

/** What the way into the games shows: odds, the member's figures and latest round of each, and what goes on. */
export async function getHub(memberId: string) {
  const [headlines, stats, latest, pulse] = await Promise.all([
    Promise.all(GAMES.map(async (game) => [game, await getHeadline(game)] as const)),
    getStats(memberId),
    listLatestRounds(memberId),
    getPulse(),
  ])
  const figures = Object.fromEntries(headlines) as Record<Game, Awaited<ReturnType<typeof getHeadline>>>
  return { figures, stats, latest, pulse }
}
