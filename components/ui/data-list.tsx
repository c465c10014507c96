import type { ReactNode } from 'react'

/** Names and values, one pair a line. */
export function DataList({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ name, value }) => (
        <div key={name} className="flex min-h-12 flex-wrap items-center gap-x-6 gap-y-1 py-3">
          <dt className="shrink-0 text-ink-soft">{name}</dt>
          <dd className="ms-auto min-w-0 break-words text-end font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
