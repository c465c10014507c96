import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'

/** No trading day is known: what will be here, and what can be done meanwhile. */
export async function NoSession() {
  const t = await getTranslations('ox.today')
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Card>
        <EmptyState title={t('none.title')} action={<ButtonLink href="/ox/practice">{t('empty.action')}</ButtonLink>}>
          {t('none.text')}
        </EmptyState>
      </Card>
    </>
  )
}
