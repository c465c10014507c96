'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { LimitKind, Limits } from '@/lib/arcade/limits/contract'
import { useChangeLimits } from '@/store/queries/limits'
import { LimitForm } from './limit-form'
import { UsageBar } from './usage-bar'
import { useLimitWords } from './use-limit-words'

/** One limit: what today has used of it, what is to come, and the way to change it. */
export function LimitRow({ kind, limits }: { kind: LimitKind; limits: Limits }) {
  const t = useTranslations('limits')
  const { say } = useProblemWords()
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const held = limits.limits[kind]
  const saving = useChangeLimits(limits.version, () => {
    setOpen(false)
    setDone(t('edit.saved', { kind: t(`kinds.${kind}`) }))
  })
  const save = (limit: number | null) => {
    setDone(null)
    saving.write({ body: { [kind]: limit } })
  }
  const label = t(held.limit === null ? 'edit.openFirst' : 'edit.open')
  return (
    <section aria-labelledby={`limit-${kind}`} className="space-y-3 py-5">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 id={`limit-${kind}`} className="font-semibold text-17">
            {t(`kinds.${kind}`)}
          </h3>
          <p className="text-13 text-ink-soft">{t(`kindLeads.${kind}`)}</p>
        </div>
        {!isOpen && (
          <Button
            tone="quiet"
            size="sm"
            className="shrink-0"
            aria-label={t('edit.openOf', { kind: t(`kinds.${kind}`), label })}
            onClick={() => {
              setDone(null)
              setOpen(true)
            }}
          >
            {label}
          </Button>
        )}
      </div>
      <Usage kind={kind} held={held} />
      {held.pending && (
        <Pending kind={kind} pending={held.pending} isBusy={saving.isPending} onCancel={() => save(held.limit)} />
      )}
      {saving.problem && (
        <Notice tone="error">
          {t('failed')} {say(saving.problem)}
        </Notice>
      )}
      {isOpen && (
        <LimitForm
          kind={kind}
          held={held}
          isBusy={saving.isPending}
          onSave={save}
          onCancel={() => {
            saving.reset()
            setOpen(false)
          }}
        />
      )}
      <p role="status" className="text-13 text-ink-soft">
        {done}
      </p>
    </section>
  )
}

type Held = Limits['limits'][LimitKind]

function Usage({ kind, held: { limit, used, left } }: { kind: LimitKind; held: Held }) {
  const t = useTranslations('limits.used')
  const { amountOf } = useLimitWords()
  const usedWords = amountOf(kind, used)
  if (limit === null) return <p className="text-15">{t('free', { used: usedWords })}</p>
  const words = t('of', { used: usedWords, limit: amountOf(kind, limit) })
  return (
    <div className="space-y-1.5">
      <UsageBar used={used} limit={limit} />
      <p className="flex flex-wrap justify-between gap-x-4 text-15">
        <span className="figure">{words}</span>
        <span className="text-ink-soft">{left ? t('left', { left: amountOf(kind, left) }) : t('reached')}</span>
      </p>
    </div>
  )
}

type PendingProps = { kind: LimitKind; pending: NonNullable<Held['pending']>; isBusy: boolean; onCancel: () => void }

function Pending({ kind, pending: { limit, at }, isBusy, onCancel }: PendingProps) {
  const t = useTranslations('limits.pending')
  const { amountOf, momentOf } = useLimitWords()
  const when = momentOf(at)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control bg-sunken px-4 py-2 text-15">
      <p>{limit === null ? t('remove', { when }) : t('raise', { when, limit: amountOf(kind, limit) })}</p>
      <Button tone="quiet" size="sm" isBusy={isBusy} onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
