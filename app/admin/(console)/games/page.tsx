import { getTranslations } from 'next-intl/server'
import { GamesScreen } from '@/components/admin/games/games-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('games'))('title') })

export default function GamesPage() {
  return <GamesScreen />
}
