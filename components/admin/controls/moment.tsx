// Swedish writes moments as ISO 8601 does (2026-11-21 13:53:51): as wide in every row, and sorted as it reads.
const KOREAN_TIME = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Seoul',
})

/** A moment to the second, in Korean time. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="figure whitespace-nowrap">
      {KOREAN_TIME.format(new Date(at))}
    </time>
  )
}
