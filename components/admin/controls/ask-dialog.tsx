'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'

type AskDialogProps = {
  title: string
  /** The sentence that says what follows. */
  follows: ReactNode
  confirm: string
  isBusy: boolean
  /** What the API refused, unless a field of `children` says it already. */
  problem: unknown
  isRefusedByField?: boolean
  onClose: () => void
  onConfirm: () => void
  /** Fields of the question. */
  children?: ReactNode
}

/** Asks once before a write: what follows, the fields that it needs, and two ways out of equal weight. */
export function AskDialog(props: AskDialogProps) {
  const { title, follows, confirm, isBusy, problem, isRefusedByField = false, onClose, onConfirm, children } = props
  const t = useTranslations('admin.ask')
  const { say } = useProblemWords()
  const formId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onConfirm()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button tone="quiet" size="sm" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={formId} size="sm" isBusy={isBusy}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="space-y-2">{follows}</div>
      <form id={formId} onSubmit={submit} noValidate className="space-y-3 pt-4 text-ink">
        {problem != null && !isRefusedByField && <Notice tone="error">{say(problem)}</Notice>}
        {children}
      </form>
    </Dialog>
  )
}
