'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { TabLinks } from '@/components/ui/tab-links'

const TABS = ['today', 'history', 'skill', 'league', 'practice'] as const
const hrefOf = (tab: (typeof TABS)[number]) => (tab === 'today' ? '/ox' : `/ox/${tab}`)
/** Results are read from the history, or from today's card. */
const ELSEWHERE: Record<string, string> = { results: 'history' }

/** The screens of O/X. */
export function OxTabs() {
  const t = useTranslations('ox.common.tabs')
  const here = usePathname().split('/')[2] ?? 'today'
  return (
    <div className="-mx-4 overflow-x-auto whitespace-nowrap px-4 pb-px sm:mx-0 sm:px-0">
      <TabLinks
        label={t('label')}
        current={ELSEWHERE[here] ?? here}
        tabs={TABS.map((tab) => ({ key: tab, href: hrefOf(tab), label: t(tab) }))}
      />
    </div>
  )
}
