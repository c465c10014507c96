'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { applyChoices } from '@/components/layout/choices'
import type { Settings } from '@/lib/identity/members/contract'
import { useUpdateSettings } from '@/store/queries/identity'

/**
 * The settings as chosen: in force in this browser at once, kept by the server one write after the other. What is chosen
 * while a write is under way goes with the next one, so quick fingers lose nothing.
 */
export function useSettings(settings: Settings) {
  const router = useRouter()
  const [chosen, setChosen] = useState(settings)
  const wanted = useRef(settings)
  const sent = useRef(settings)
  const { write, isPending, problem, answer } = useUpdateSettings(() => {
    // An answer that is behind the member's hands would put the older choice on the screen again.
    if (sent.current === wanted.current) router.refresh()
  })

  useEffect(() => {
    if (isPending || sent.current === chosen) return
    sent.current = chosen
    write({ body: chosen })
  }, [isPending, chosen, write])

  const change = (part: Partial<Settings>) => {
    wanted.current = { ...wanted.current, ...part }
    setChosen(wanted.current)
    applyChoices(wanted.current)
  }
  return { chosen, change, problem, isSaved: answer !== undefined && !isPending && !problem }
}
