import { getTranslations } from 'next-intl/server'
import { RoundScreen } from '@/components/admin/games/round-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('games.round'))('title') })

export default async function RoundPage({ params }: PageProps<'/admin/games/rounds/[id]'>) {
  return <RoundScreen id={(await params).id} />
}
