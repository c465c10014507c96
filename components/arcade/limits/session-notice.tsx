'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import type { PlayNotice } from '@/lib/arcade/limits/contract'

import { useAcknowledgeNotice, usePlayNotice } from '@/store/queries/limits'
import { useIsQuiet } from '@/store/wishes'

const MINUTES_IN_HOUR = 60

/**
 * Once an hour: how long this has been going and what it came to. It waits for reveals to end, takes no focus and shuts
 * nothing off; it stands first on the screen for the keyboard, is read out once, and goes when it was read anywhere.
 */
export function SessionNotice() {
  const { data } = usePlayNotice()
  const isQuiet = useIsQuiet()
  const session = data?.isDue && !isQuiet ? data.session : null
  const say = useNoticeWords()
  return (
    <>
      <p role="status" className="sr-only">
        {session && say(session)}
      </p>
      {session && <NoticeCard words={say(session)} />}
    </>
  )
}

type Session = NonNullable<PlayNotice['session']>

function useNoticeWords(): (session: Session) => string {
  const t = useTranslations('limits')
  return ({ minutes, net }) =>
    `${t('notice.text', {
      hours: Math.floor(minutes / MINUTES_IN_HOUR),
      minutes: minutes % MINUTES_IN_HOUR,
      net: t('signedGold', { amount: net }),
    })} ${t('notice.law')}`
}

function NoticeCard({ words }: { words: string }) {
  const t = useTranslations('limits.notice')
  const { say } = useProblemWords()
  const id = useId()
  const { write, isPending, problem } = useAcknowledgeNotice()
  const acknowledge = () => write({ body: {} })
  return (
    <section
      role="dialog"
      aria-modal="false"
      aria-labelledby={id}
      className="fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-30 animate-fade space-y-3 rounded-card border bg-raised p-5 shadow-float sm:inset-x-auto sm:end-6 sm:w-[26rem] lg:bottom-6"
    >
      <h2 id={id} className="font-semibold text-15">
        {t('label')}
      </h2>
      <p>{words}</p>
      {problem && <p className="text-13 text-danger">{say(problem)}</p>}
      <div className="grid grid-cols-3 gap-2">
        <Button tone="quiet" size="sm" className="px-2" isBusy={isPending} onClick={acknowledge}>
          {t('continue')}
        </Button>
        <ButtonLink href="/arcade/limits#break" tone="quiet" size="sm" className="px-2" onClick={acknowledge}>
          {t('break')}
        </ButtonLink>
        <ButtonLink href="/arcade/history" tone="quiet" size="sm" className="px-2" onClick={acknowledge}>
          {t('history')}
        </ButtonLink>
      </div>
    </section>
  )
}
