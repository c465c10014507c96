import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { BrandMark } from './brand-mark'

/** There is nothing at this address. */
export async function Lost() {
  const t = await getTranslations('common')
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-[26rem] flex-col items-center justify-center gap-6 px-5 text-center"
    >
      <BrandMark className="size-16 grayscale" />
      <div className="space-y-1">
        <h1 className="text-24">{t('notFound.title')}</h1>
        <p className="text-ink-soft">{t('notFound.text')}</p>
      </div>
      <ButtonLink href="/home">{t('toHome')}</ButtonLink>
    </main>
  )
}
