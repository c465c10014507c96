'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DENSE } from './dense'

const SAY_FOR_MS = 2_000

type CopyButtonProps = {
  text: string
  /** What is copied, for the button's name: "MOA-1234 복사". */
  what: string
  /** Shown beside the icon; else the icon stands alone. */
  words?: string
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what, words }: CopyButtonProps) {
  const t = useTranslations('admin.list')
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async () => {
    // Without TLS there is no clipboard; the text is on the screen to be marked by hand.
    const done = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => 'copied' as const,
      () => 'copyFailed' as const,
    )
    setOutcome(done)
    setTimeout(() => setOutcome(null), SAY_FOR_MS)
  }
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <span className="inline-flex items-center">
      <Button
        tone={words ? 'quiet' : 'plain'}
        size="sm"
        className={words ? DENSE : 'lg:min-h-8 lg:px-2'}
        aria-label={t('copy', { what })}
        onClick={copy}
      >
        <Icon aria-hidden className="size-4" strokeWidth={1.75} />
        {words}
      </Button>
      <span role="status" className={outcome === 'copyFailed' ? 'text-13 text-danger' : 'sr-only'}>
        {outcome && t(outcome)}
      </span>
    </span>
  )
}
