import { getTranslations } from 'next-intl/server'
import type { Operation } from '@/lib/platform/kernel/reference'
import { SchemaView } from './schema-view'

/** One operation: who may call it, what goes in, what comes back. */
export async function OperationCard({ operation }: { operation: Operation }) {
  const t = await getTranslations('docs')
  const facts = [
    operation.access,
    operation.isKeyed && 'Idempotency-Key',
    operation.needsVersion && 'If-Match',
    operation.limit,
  ].filter(Boolean)
  return (
    <article id={operation.id} className="space-y-3 rounded-card border border-line bg-surface p-5">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold text-17">
        <span className="text-accent">{operation.method}</span>
        <code className="break-all">{operation.path}</code>
      </h3>
      <p>{operation.summary}</p>
      <p className="text-15 text-ink-soft">{facts.join(' · ')}</p>
      {operation.parameters.length > 0 && (
        <ul className="space-y-1 text-15">
          {operation.parameters.map(({ name, place, isRequired }) => (
            <li key={`${place}-${name}`}>
              <code>{name}</code> <span className="text-ink-soft">{place}</span>
              {isRequired && <span className="text-ink-soft"> · {t('required')}</span>}
            </li>
          ))}
        </ul>
      )}
      {operation.body !== null && <SchemaView title={t('body')} schema={operation.body} />}
      {operation.answers.map(({ status, schema }) => (
        <SchemaView key={status} title={status} schema={schema} />
      ))}
      <p className="text-13 text-ink-soft">
        {operation.problems
          .flatMap(({ codes }) => codes)
          .map((code, index) => (
            <span key={code}>
              {index > 0 && ' · '}
              <a className="underline" href={`#${code}`}>
                {code}
              </a>
            </span>
          ))}
      </p>
    </article>
  )
}
