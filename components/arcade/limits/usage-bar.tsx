/** How much of a limit is used: a picture of the words that stand beside it. */
export function UsageBar({ used, limit }: { used: number; limit: number }) {
  const share = Math.min(100, (used / limit) * 100)
  return (
    <div aria-hidden className="h-3 overflow-hidden rounded-full bg-sunken">
      <div className="h-full rounded-full bg-accent" style={{ width: `${share}%` }} />
    </div>
  )
}
