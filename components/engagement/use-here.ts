import { useEffect, useRef } from 'react'
import type { StreakStatus } from '@/lib/engagement/streaks/contract'
import { useTick } from '@/store/queries/engagement'

/** Notes once for each day that the member is here: who looks in keeps the streak, reward taken or not. */
export function useHere({ todayDay, streaks }: StreakStatus): void {
  const { mutate } = useTick()
  const noted = useRef('')
  const isNoted = streaks.some(({ kind, isActiveToday }) => kind === 'DAILY_LOGIN' && isActiveToday)
  useEffect(() => {
    if (isNoted || noted.current === todayDay) return
    noted.current = todayDay
    mutate()
  }, [isNoted, todayDay, mutate])
}
