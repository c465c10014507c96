import { getTranslations } from 'next-intl/server'
import { RoundsScreen } from '@/components/admin/games/rounds-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('games.rounds'))('title') })

export default function RoundsPage() {
  return <RoundsScreen />
}
