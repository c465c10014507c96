'use client'

import { useTranslations } from 'next-intl'
import { SideNav } from '../controls/side-nav'

export function MarketNav() {
  const t = useTranslations('market.nav')
  const screens = [
    { href: '/admin/market', label: t('sessions') },
    { href: '/admin/market/symbols', label: t('symbols') },
    { href: '/admin/market/prices', label: t('prices') },
    { href: '/admin/market/held', label: t('held') },
  ]
  return <SideNav label={t('label')} screens={screens} />
}
