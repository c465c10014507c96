import { getTranslations } from 'next-intl/server'

/** First stop of the keyboard: past the navigation to the content. */
export async function SkipLink() {
  const t = await getTranslations('common')
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-control bg-accent-fill px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t('skip')}
    </a>
  )
}
