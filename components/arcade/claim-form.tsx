'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { verifyRound } from '@/lib/arcade/fairness/rules'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { useConfigAhead, useVerify } from '@/store/queries/verifier'
import { Choice } from './claim-choice'
import {
  CHOICES,
  CLAIM_FIELDS,
  type ClaimDraft,
  type ClaimField,
  claimOf,
  draftOfText,
  wrongFields,
} from './claim-draft'
import { VerdictCard } from './verdict-card'
import { canDigest, webDigests } from './web-digests'

const WHAT_IS_WRONG: Partial<Record<ClaimField, 'fieldHex' | 'clientWrong' | 'fieldStops'>> = {
  serverSeed: 'fieldHex',
  serverSeedHash: 'fieldHex',
  clientSeed: 'clientWrong',
  stops: 'fieldStops',
}
const LONG: readonly ClaimField[] = ['serverSeed', 'serverSeedHash', 'clientSeed', 'owned']
const isKnown = (version: string) => /^[1-9]\d{0,8}$/.test(version)

type ClaimFormProps = {
  initial: ClaimDraft
  /** The round came whole: it is verified without being asked. */
  isAtOnce?: boolean
}

/** What is claimed about a round, to be looked at, changed and recomputed here. */
export function ClaimForm({ initial, isAtOnce = false }: ClaimFormProps) {
  const t = useTranslations('arcade.verify')
  const { say } = useProblemWords()
  const [draft, setDraft] = useState(initial)
  const [isTried, setIsTried] = useState(false)
  const { mutate, data, error, isPending } = useVerify(async (claim, config) =>
    canDigest() ? verifyRound(webDigests, claim, config) : null,
  )
  // Fetched while there is a connection; from then on this form needs none.
  useConfigAhead(draft.game, isKnown(draft.configVersion) ? Number(draft.configVersion) : null)
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
          <ClaimFields draft={draft} wrong={wrong} onChange={setDraft} />
          <Button type="submit" isWide isBusy={isPending}>
            {t('submit')}
          </Button>
        </form>
        <PasteRound onRound={setDraft} />
      </Card>
    </div>
  )
}

type ClaimFieldsProps = { draft: ClaimDraft; wrong: readonly ClaimField[]; onChange: (draft: ClaimDraft) => void }

function ClaimFields({ draft, wrong, onChange }: ClaimFieldsProps) {
  const t = useTranslations('arcade.verify')
  const more = useTranslations('odds.verify')
  const games = useTranslations('odds.games')
  const sayChoice = useChoiceWords()
  const labelOf = (field: ClaimField) => (more.has(field) ? more(field) : t(field as 'bet'))
  return (
    <div className="grid grid-cols-2 gap-4">
      <Choice
        label={more('game')}
        value={draft.game}
        options={GAMES.map((game) => ({ value: game, label: games(game) }))}
        onChange={(game) => onChange({ ...draft, game: game as Game, result: {}, roundId: null })}
        className="col-span-2"
      />
      {CLAIM_FIELDS[draft.game].map((field) => {
        const choices = CHOICES[field]
        const change = (text: string) => onChange({ ...draft, [field]: text })
        if (choices) {
          const options = choices.map((value) => ({ value, label: sayChoice(field, value) }))
          return <Choice key={field} label={labelOf(field)} value={draft[field]} options={options} onChange={change} />
        }
        return (
          <Field
            key={field}
            label={labelOf(field)}
            value={draft[field]}
            onChange={({ target }) => change(target.value)}
            error={wrong.includes(field) ? sayWrong(field, t, more) : undefined}
            className={LONG.includes(field) ? 'col-span-2' : undefined}
            spellCheck={false}
            autoComplete="off"
          />
        )
      })}
    </div>
  )
}

type Words = ReturnType<typeof useTranslations>

function sayWrong(field: ClaimField, t: Words, more: Words): string {
  const known = WHAT_IS_WRONG[field]
  if (known) return t(known)
  return more.has(`wrong.${field}`) ? more(`wrong.${field}`) : t('fieldNumber')
}

/** Words for the hands; counts speak for themselves. */
function useChoiceWords(): (field: ClaimField, value: string) => string {
  const t = useTranslations('odds.verify')
  return (field, value) => {
    if (value === '') return t('notClaimed')
    return field === 'count' ? value : t(`hands.${value}`)
  }
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
