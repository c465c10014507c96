'use client'

import { useEffect } from 'react'
import type { GameSession } from '@/lib/arcade/plays/contract'
import { mergeSession } from '@/store/moa-store'

/** Tells the store of the session that was open when the page was drawn; plays tell it of everything after. */
export function KeepSession({ session }: { session: GameSession }) {
  useEffect(() => mergeSession(session), [session])
  return null
}
