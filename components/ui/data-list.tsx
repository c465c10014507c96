import type { ReactNode } from 'react'

/** Names and values, one pair a line. */
export function DataList({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ name, value }) => (
        <div key={name} className="flex min-h-12 items-center justify-between gap-6 py-3">
          <dt className="shrink-0 text-ink-soft">{name}</dt>
          <dd className="min-w-0 break-words text-end font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
