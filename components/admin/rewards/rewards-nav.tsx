'use client'

import { useTranslations } from 'next-intl'
import { SideNav } from '../controls/side-nav'

export function RewardsNav() {
  const t = useTranslations('market.rewards.nav')
  const screens = [
    { href: '/admin/rewards', label: t('inventory') },
    { href: '/admin/rewards/redemptions', label: t('redemptions') },
  ]
  return <SideNav label={t('label')} screens={screens} />
}
