'use client'

import { useFormatter } from 'next-intl'

const TO_THE_SECOND = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Seoul',
} as const

/** A moment to the second, in Korean time. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter()
  return (
    <time dateTime={at} className="figure whitespace-nowrap">
      {format.dateTime(new Date(at), TO_THE_SECOND)}
    </time>
  )
}
