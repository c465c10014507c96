import { getTranslations } from 'next-intl/server'
import { BrandMark } from '@/components/layout/brand-mark'
import { ButtonLink } from '@/components/ui/button-link'

/** For members at the operators' door, and for what isn't there: both read the same, so that nothing is given away. */
export async function Refused() {
  const t = await getTranslations('admin.refused')
  return (
    <main className="mx-auto flex min-h-dvh max-w-[26rem] flex-col justify-center gap-6 px-5 py-16">
      <BrandMark className="size-10" />
      <div className="space-y-1">
        <h1 className="text-24">{t('title')}</h1>
        <p className="text-ink-soft">{t('text')}</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <ButtonLink href="/home">{t('home')}</ButtonLink>
        <ButtonLink href="/admin/login" tone="quiet">
          {t('otherAccount')}
        </ButtonLink>
      </div>
    </main>
  )
}
