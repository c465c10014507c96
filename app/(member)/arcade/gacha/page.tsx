import { getTranslations } from 'next-intl/server'
import { GachaScreen } from '@/components/arcade/gacha/gacha-screen'
import { Words } from '@/components/layout/words'
import { findSeedPair } from '@/lib/arcade/fairness/reads'
import { getGachaCollection, getGachaState, listExchange } from '@/lib/arcade/gacha/reads'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('gacha'))('title') })

export default async function GachaPage() {
  const member = await findSignedIn()
  if (!member) return null
  const [state, collection, offers, { items }, { balances }, seed] = await Promise.all([
    getGachaState(member.id),
    getGachaCollection(member.id),
    listExchange(member.id),
    listRounds({ memberId: member.id, game: 'gacha', limit: 5 }),
    getMyBalance(member.id),
    findSeedPair(member.id),
  ])
  const has = { gold: balances.GOLD?.available ?? 0, shards: balances.SHARD?.available ?? 0 }
  return (
    <Words of={['arcade', 'gacha']}>
      <GachaScreen
        {...{ state, collection, offers, ...has }}
        earlier={items}
        serverSeedHash={seed?.serverSeedHash ?? null}
      />
    </Words>
  )
}
