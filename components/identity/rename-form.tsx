'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { useMember } from '@/store/moa-store'
import { useRename } from '@/store/queries/identity'

/** The nickname, and the way to another one. */
export function RenameForm({ nickname }: { nickname: string }) {
  const t = useTranslations('identity.profile')
  const { say, sayFor } = useProblemWords()
  const current = useMember()?.nickname ?? nickname
  const [wanted, setWanted] = useState<string | null>(null)
  const rename = useRename()
  const { problem } = rename

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    rename.write({ body: { nickname: wanted ?? current } })
  }
  const isChanged = wanted !== null && wanted.trim() !== current
  const error = problem ? (sayFor(problem, '/body/nickname') ?? say(problem)) : undefined
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      <Field
        label={t('nickname')}
        error={error}
        value={wanted ?? current}
        onChange={(event) => setWanted(event.target.value)}
        autoComplete="nickname"
      />
      <Button type="submit" tone="quiet" isBusy={rename.isPending} disabled={!isChanged} className="self-start">
        {t('rename')}
      </Button>
      <p role="status" className="text-15 text-positive empty:hidden">
        {rename.answer && !isChanged ? t('renamed') : ''}
      </p>
    </form>
  )
}
