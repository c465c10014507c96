import { getTranslations } from 'next-intl/server'
import type { Reference } from '@/lib/platform/kernel/reference'
import { OperationCard } from './operation-card'
import { SchemaView } from './schema-view'

/** The whole API on one page, searchable by the browser; made from the document at /api/openapi.json. */
export async function ApiReference({ reference }: { reference: Reference }) {
  const t = await getTranslations('docs')
  return (
    <main id="main" className="mx-auto grid max-w-6xl gap-10 px-4 py-10 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label={t('contents')} className="lg:sticky lg:top-6 lg:self-start">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-15 lg:flex-col">
          {[...reference.sections.map(({ tag }) => tag), 'schemas', 'problems'].map((tag) => (
            <li key={tag}>
              <a className="inline-block py-2 text-ink-soft hover:text-ink" href={`#${tag}`}>
                {tag}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 space-y-10">
        <header className="space-y-3">
          <h1 className="font-semibold text-32">{t('title')}</h1>
          <p className="max-w-[34rem] text-ink-soft">{t('lead')}</p>
          <p>
            <a className="text-accent underline" href="/api/openapi.json">
              /api/openapi.json
            </a>
          </p>
        </header>
        {reference.sections.map(({ tag, operations }) => (
          <section key={tag} id={tag} aria-labelledby={`${tag}-title`} className="space-y-4">
            <h2 id={`${tag}-title`} className="font-semibold text-24">
              {tag}
            </h2>
            {operations.map((operation) => (
              <OperationCard key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
        <section id="schemas" aria-labelledby="schemas-title" className="space-y-3">
          <h2 id="schemas-title" className="font-semibold text-24">
            {t('schemas')}
          </h2>
          {reference.schemas.map(([name, schema]) => (
            <SchemaView key={name} id={`schema-${name}`} title={name} schema={schema} />
          ))}
        </section>
        <section id="problems" aria-labelledby="problems-title" className="space-y-3">
          <h2 id="problems-title" className="font-semibold text-24">
            {t('problems')}
          </h2>
          <p className="max-w-[34rem] text-ink-soft">{t('problemsLead')}</p>
          <ul className="divide-y divide-line">
            {reference.codes.map(([code, status]) => (
              <li key={code} id={code} className="flex gap-4 py-2 text-15 target:bg-raised">
                <span className="w-12 tabular-nums">{status}</span>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}
