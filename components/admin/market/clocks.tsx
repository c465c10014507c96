const formatter = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', ...options })

const KOREA = formatter('Asia/Seoul', { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
const NEW_YORK = formatter('America/New_York', { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** An instant of the market as both wall clocks show it: Korea's first, New York's beneath. */
export function Clocks({ at }: { at: string }) {
  const moment = new Date(at)
  return (
    <time dateTime={at} className="figure inline-block whitespace-nowrap leading-tight">
      {KOREA.format(moment)}
      <span className="block text-ink-soft">{NEW_YORK.format(moment)}</span>
    </time>
  )
}
