import { unlockSlot, unlockSlotByGet } from '@/lib/predictions/ads/contract'
import { unlockSlot as unlock } from '@/lib/predictions/ads/service'
import { route, routes } from '@/lib/route'

/** The signature is over the query as it was sent. */
const rawQueryOf = ({ url }: Request) => url.slice(url.indexOf('?') + 1)

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(unlockSlot, ({ request }) => unlock(rawQueryOf(request))),
  route(unlockSlotByGet, ({ request }) => unlock(rawQueryOf(request))),
)
