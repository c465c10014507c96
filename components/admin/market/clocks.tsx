const YEAR_CHARS = 5
// Swedish writes moments as ISO 8601 does; the year stands in the row's name.
const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
const [KOREA, NEW_YORK] = [clockOf('Asia/Seoul'), clockOf('America/New_York')]

/** An instant of the market as both wall clocks show it: Korea's first, New York's beneath. */
export function Clocks({ at }: { at: string }) {
  const moment = new Date(at)
  return (
    <time dateTime={at} className="figure inline-block whitespace-nowrap leading-tight">
      {KOREA.format(moment).slice(YEAR_CHARS)}
      <span className="block text-ink-soft">{NEW_YORK.format(moment).slice(YEAR_CHARS)}</span>
    </time>
  )
}
