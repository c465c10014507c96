'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { verifySlotRound } from '@/lib/arcade/fairness/rules'
import { useVerify } from '@/store/queries/arcade'
import { CLAIM_FIELDS, type ClaimDraft, type ClaimField, claimOf, draftOfText, wrongFields } from './claim-draft'
import { VerdictCard } from './verdict-card'
import { canDigest, webDigests } from './web-digests'

const WHAT_IS_WRONG: Record<ClaimField, 'fieldHex' | 'clientWrong' | 'fieldNumber' | 'fieldStops'> = {
  serverSeed: 'fieldHex',
  serverSeedHash: 'fieldHex',
  clientSeed: 'clientWrong',
  nonce: 'fieldNumber',
  configVersion: 'fieldNumber',
  bet: 'fieldNumber',
  stops: 'fieldStops',
  payout: 'fieldNumber',
}
const LONG: readonly ClaimField[] = ['serverSeed', 'serverSeedHash', 'clientSeed']

type ClaimFormProps = {
  initial: ClaimDraft
  /** The round came whole: it is verified without being asked. */
  isAtOnce?: boolean
}

/** What is claimed about a round, to be looked at, changed and recomputed. */
export function ClaimForm({ initial, isAtOnce = false }: ClaimFormProps) {
  const t = useTranslations('arcade.verify')
  const { say } = useProblemWords()
  const [draft, setDraft] = useState(initial)
  const [isTried, setIsTried] = useState(false)
  const { mutate, data, error, isPending } = useVerify(async (claim, config) =>
    canDigest() ? verifySlotRound(webDigests, claim, config) : null,
  )
  const wrong = isTried ? wrongFields(draft) : []

  useEffect(() => {
    if (isAtOnce) mutate(claimOf(initial))
  }, [isAtOnce, initial, mutate])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (wrongFields(draft).length === 0) mutate(claimOf(draft))
  }

  return (
    <div className="space-y-4">
      {data && <VerdictCard verdict={data} />}
      {error && <Notice tone="error">{say(error)}</Notice>}
      <Card>
        <form onSubmit={submit} noValidate className="space-y-4">
          <h2 className="text-17">{t('form')}</h2>
          <div className="grid grid-cols-2 gap-4">
            {CLAIM_FIELDS.map((field) => (
              <Field
                key={field}
                label={t(field)}
                value={draft[field]}
                onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
                error={wrong.includes(field) ? t(WHAT_IS_WRONG[field]) : undefined}
                className={LONG.includes(field) ? 'col-span-2' : undefined}
                spellCheck={false}
                autoComplete="off"
              />
            ))}
          </div>
          <Button type="submit" isWide isBusy={isPending}>
            {t('submit')}
          </Button>
        </form>
        <PasteRound onRound={setDraft} />
      </Card>
    </div>
  )
}

function PasteRound({ onRound }: { onRound: (draft: ClaimDraft) => void }) {
  const t = useTranslations('arcade.verify')
  const id = useId()
  const [isWrong, setIsWrong] = useState(false)
  const read = (text: string) => {
    const draft = draftOfText(text)
    setIsWrong(draft === null && text.trim() !== '')
    if (draft) onRound(draft)
  }
  return (
    <details className="mt-4">
      <summary className="flex min-h-11 cursor-pointer items-center text-15 text-accent">{t('paste')}</summary>
      <textarea
        aria-label={t('paste')}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? id : undefined}
        rows={5}
        spellCheck={false}
        onChange={({ target }) => read(target.value)}
        className="w-full rounded-control border border-edge bg-surface p-3 font-mono text-13"
      />
      {isWrong && (
        <p id={id} className="text-13 text-danger">
          {t('pasteWrong')}
        </p>
      )}
    </details>
  )
}
