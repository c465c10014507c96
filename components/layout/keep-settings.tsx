'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Settings } from '@/lib/identity/members/contract'
import { applyChoices } from './choices'

/** Brings the member's settings to a browser that doesn't have them yet. */
export function KeepSettings({ settings }: { settings: Settings }) {
  const router = useRouter()
  const { theme, motion, locale } = settings
  useEffect(() => {
    if (applyChoices({ theme, motion, locale })) router.refresh()
  }, [theme, motion, locale, router])
  return null
}
