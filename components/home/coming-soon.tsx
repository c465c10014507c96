import { getTranslations } from 'next-intl/server'

const SERVICES = [
  ['planner', 'bg-planner'],
  ['shop', 'bg-shop'],
] as const

/** What isn't open yet: named, without figures. */
export async function ComingSoon() {
  const t = await getTranslations('home.soon')
  return (
    <section aria-labelledby="soon" className="px-6">
      <h2 id="soon" className="font-medium text-15 text-ink-soft">
        {t('title')}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {SERVICES.map(([service, colour]) => (
          <li key={service} className="flex min-h-14 items-center gap-3">
            <span aria-hidden className={`size-3 rounded-full ${colour}`} />
            <span className="font-medium">{t(`${service}.name`)}</span>
            <span className="ms-auto text-end text-13 text-ink-soft">{t(`${service}.text`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
