/** Figures side by side, each under its name. */
export function FigureGrid({ items }: { items: readonly { name: string; value: string }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-3">
      {items.map(({ name, value }) => (
        <div key={name} className="min-w-0">
          <dt className="text-13 text-ink-soft">{name}</dt>
          <dd className="figure break-words font-semibold text-17">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
