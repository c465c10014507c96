'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { CODES_PER_CALL_MAX, NOTE_MAX } from '@/lib/identity/invites/constants'
import type { InviteCode } from '@/lib/identity/invites/contract'
import { adminKey, makeInviteCodes } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { CopyButton } from '../controls/copy-button'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { TextField } from '../controls/text-field'

const countOf = (text: string): number | null => {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= CODES_PER_CALL_MAX ? count : null
}

/** Makes single-use codes and shows them to be handed out. */
export function CreateCodes() {
  const t = useTranslations('admin.inviteCodes')
  const cache = useQueryClient()
  const { say, sayFor } = useProblemWords()
  const [count, setCount] = useState('1')
  const [note, setNote] = useState('')
  const [wasTried, setTried] = useState(false)
  const making = useWrite(makeInviteCodes, {
    isMine: false,
    onSuccess: () => {
      setNote('')
      void cache.invalidateQueries({ queryKey: adminKey('invite-codes') })
    },
  })
  const wanted = countOf(count)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const words = note.trim()
    if (wanted !== null) making.write({ body: { count: wanted, ...(words && { note: words }) } })
  }
  return (
    <Panel title={t('create')}>
      <form
        id="create"
        onSubmit={submit}
        noValidate
        className="grid items-start gap-4 sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
      >
        <TextField
          label={t('count')}
          hint={t('countHint', { max: CODES_PER_CALL_MAX })}
          error={
            wasTried && wanted === null
              ? t('countInvalid', { max: CODES_PER_CALL_MAX })
              : sayFor(making.problem, '/body/count')
          }
          inputMode="numeric"
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        <TextField
          label={t('noteLabel')}
          hint={t('noteHint')}
          error={sayFor(making.problem, '/body/note')}
          maxLength={NOTE_MAX}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" size="sm" isBusy={making.isPending} className={`${DENSE} sm:mt-6`}>
          {wanted === null ? t('create') : t('submit', { count: wanted })}
        </Button>
      </form>
      {making.problem && (
        <div className="pt-4">
          <Notice tone="error">{say(making.problem)}</Notice>
        </div>
      )}
      {making.answer && <NewCodes codes={making.answer.items} />}
    </Panel>
  )
}

function NewCodes({ codes }: { codes: readonly InviteCode[] }) {
  const t = useTranslations('admin.inviteCodes')
  const texts = codes.map(({ code }) => code)
  return (
    <div role="status" className="mt-4 animate-fade space-y-2 rounded-mark bg-sunken p-3 text-13">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-semibold">{t('created', { count: codes.length })}</p>
        <CopyButton text={texts.join('\n')} what={t('newCodes')} words={t('copyAll')} />
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 font-mono">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
