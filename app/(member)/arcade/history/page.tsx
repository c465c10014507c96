import { getTranslations } from 'next-intl/server'
import { RoundHistory } from '@/components/arcade/history/round-history'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { GAMES } from '@/lib/arcade/stats/constants'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.history'))('title') })

export default async function HistoryPage({ searchParams }: PageProps<'/arcade/history'>) {
  const member = await findSignedIn()
  if (!member) return null
  const asked = (await searchParams).game
  const game = GAMES.find((one) => one === asked) ?? null
  const first = await listRounds({ memberId: member.id, ...(game && { game }), limit: 20 })
  return <RoundHistory key={game} game={game} first={first} />
}
