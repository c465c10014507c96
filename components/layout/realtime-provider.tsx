'use client'

import { useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { markSeen, useConnection, useUnseenCount } from '@/store/moa-store'
import { keepFresh } from '@/store/query-client'
import { createNewsDesk } from '@/store/realtime/news'
import { startRealtime } from '@/store/realtime/start-realtime'
import { useIsLeaving } from '@/store/wishes'

const Toasts = dynamic(() => import('./toasts').then(({ Toasts }) => Toasts), { ssr: false })

type RealtimeProviderProps = {
  memberId: string
  /** Where a member goes whose session has ended without their asking here. */
  signInPath: string
  /** Where news can be seen: being there empties the badge. */
  newsPath: string
  children: ReactNode
}

/** Keeps everything beneath equal to the server's state of this member, and tells what happened elsewhere. */
export function RealtimeProvider({ memberId, signInPath, newsPath, children }: RealtimeProviderProps) {
  useStream(memberId)
  useSeenNews(newsPath)
  const hasLostSession = useConnection() === 'signed_out'
  const isLeaving = useIsLeaving()
  useEffect(() => {
    if (hasLostSession && !isLeaving) window.location.assign(signInPath)
  }, [hasLostSession, isLeaving, signInPath])
  return (
    <>
      {children}
      <Toasts />
    </>
  )
}

function useStream(memberId: string): void {
  const queries = useQueryClient()
  useEffect(() => {
    const tell = createNewsDesk({ isWriting: () => queries.isMutating() > 0, isVisible: () => !document.hidden })
    const freshness = keepFresh(queries)
    const endStream = startRealtime(memberId, {
      onEvent: (event, isNews) => {
        freshness.touch(event)
        tell(event, isNews)
      },
      // The first time, too: the page was drawn before the stream was listened to.
      onSync: () => void queries.invalidateQueries(),
    })
    return () => {
      freshness.end()
      endStream()
    }
  }, [memberId, queries])
}

function useSeenNews(newsPath: string): void {
  const isThere = usePathname() === newsPath
  const count = useUnseenCount()
  useEffect(() => {
    if (isThere && count > 0) markSeen()
  }, [isThere, count])
}
