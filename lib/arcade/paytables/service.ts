import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { SlotConfig } from '../slot/contract'
import { computeOdds } from '../slot/rules'
import type { Paytable } from './contract'
import { getPaytable } from './reads'
import { objectionsTo } from './rules'

/**
 * Publishes the slot's next version, in force at once; rounds already drawn keep theirs. The odds are computed here from
 * the figures, never taken from the caller. Throws PAYTABLE_REFUSED with every reason.
 */
export async function publishPaytable(
  tx: Tx,
  { config, publishedBy }: { config: SlotConfig; publishedBy: string },
): Promise<Paytable> {
  const errors = objectionsTo(config)
  if (errors.length > 0)
    throw new AppError('PAYTABLE_REFUSED', { detail: 'Nothing was published; see errors.', errors })
  const { rtp, hit } = computeOdds(config)
  // One publication at a time, so that versions stay dense.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('arcade.paytable:slot', 0))`
  const latest = await tx.paytable.findFirst({ where: { game: 'slot' }, orderBy: { version: 'desc' } })
  const version = (latest?.version ?? 0) + 1
  await tx.paytable.create({
    data: {
      game: 'slot',
      version,
      config,
      rtpNumerator: rtp.numerator,
      rtpDenominator: rtp.denominator,
      hitNumerator: hit.numerator,
      publishedBy,
    },
  })
  return getPaytable(tx, version)
}
