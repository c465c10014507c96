'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

/** A screen that could not be drawn. */
export function Broken({ reference, onRetry }: { reference: string | undefined; onRetry: () => void }) {
  const t = useTranslations('common')
  return (
    <main id="main" className="flex min-h-[60dvh] flex-col justify-center">
      <h1 className="sr-only">{t('failed.title')}</h1>
      <ErrorState
        title={t('failed.title')}
        action={<Button onClick={onRetry}>{t('retry')}</Button>}
        reference={reference && t('reference', { id: reference })}
      >
        {t('failed.text')}
      </ErrorState>
    </main>
  )
}
