import { Words } from '@/components/layout/words'

/** Screens about games speak the games' words too. */
export default function GamesLayout({ children }: LayoutProps<'/admin/games'>) {
  return <Words of={['admin', 'ledger', 'games', 'arcade', 'gacha']}>{children}</Words>
}
