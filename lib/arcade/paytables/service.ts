import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError, type InputError } from '@/lib/platform/kernel/errors'
import { NOTICE_HOURS } from '../odds/constants'
import type { Game } from '../stats/contract'
import { NOTICE_DAYS_MAX } from './constants'
import type { Paytable, Publication } from './contract'
import { getPaytable } from './reads'
import { exactOf, objectionsTo } from './rules/games'

/**
 * Announces a game's next version: public at once, in force from `effectiveAt`, which is at least the notice away (the
 * earliest moment, if none is named). Rounds already drawn keep theirs. The odds are computed here from the figures, never
 * taken from the caller. Throws PAYTABLE_REFUSED with every reason.
 */
export async function publishPaytable(
  tx: Tx,
  { game, config, effectiveAt, publishedBy }: Publication & { publishedBy: string },
): Promise<Paytable> {
  // One publication at a time, so that versions stay dense.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`arcade.paytable:${game}`}, 0))`
  const { version, publishedAt, earliestAt } = await findPlace(tx, game)
  const wantedAt = effectiveAt === undefined ? earliestAt : new Date(effectiveAt)
  const errors = [...objectionsTo(game, config), ...objectToDate(wantedAt, { publishedAt, earliestAt })]
  if (errors.length > 0) {
    throw new AppError('PAYTABLE_REFUSED', { detail: 'Nothing was published; see errors.', errors })
  }
  const { rtp, hit } = exactOf(game, config)
  await tx.paytable.create({
    data: {
      game,
      version,
      config,
      rtpNumerator: rtp.numerator,
      rtpDenominator: rtp.denominator,
      hitNumerator: hit.numerator,
      publishedAt,
      effectiveAt: wantedAt,
      publishedBy,
    },
  })
  return getPaytable(tx, game, version)
}

type Place = { version: number; publishedAt: Date; earliestAt: Date }

/** The next version's number and the earliest moment it may take effect: versions come into force in their order. */
async function findPlace(tx: Tx, game: Game): Promise<Place> {
  const [place] = await tx.$queryRaw<Place[]>`
    select coalesce(max(version), 0) + 1 as version, platform.clock_now() as "publishedAt",
      greatest(platform.clock_now() + make_interval(hours => ${NOTICE_HOURS}), max(effective_at)) as "earliestAt"
    from arcade.paytable where game = ${game}`
  if (!place) throw new AppError('UNAVAILABLE')
  return place
}

function objectToDate(wantedAt: Date, { publishedAt, earliestAt }: Omit<Place, 'version'>): InputError[] {
  const pointer = '/body/effectiveAt'
  if (wantedAt < earliestAt) {
    const message = `It can take effect at ${earliestAt.toISOString()} at the earliest: ${NOTICE_HOURS} hours after it is announced, and not before a version announced earlier.`
    return [{ pointer, rule: 'notice', message }]
  }
  const days = (wantedAt.getTime() - publishedAt.getTime()) / 86_400_000
  if (days <= NOTICE_DAYS_MAX) return []
  return [{ pointer, rule: 'too_far', message: `Changes are announced at most ${NOTICE_DAYS_MAX} days ahead.` }]
}
