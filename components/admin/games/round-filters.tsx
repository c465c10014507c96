'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { GAMES } from '@/lib/arcade/stats/constants'
import { useSettled } from '../console/use-destinations'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'
import { FILTER_KEYS, type FilterUrl, isMemberId, isRoundId, isVersion, PRESENTATIONS } from './round-filter'

type FiltersProps = { url: FilterUrl; onChange: (change: Partial<FilterUrl>) => void }

const TYPING_MS = 300

/** What rounds are looked for by; each field writes its part of the address. */
export function RoundFilters({ url, onChange }: FiltersProps) {
  const t = useTranslations('games.rounds')
  const games = useTranslations('games')
  const arcade = useTranslations('arcade')
  const isSet = FILTER_KEYS.some((key) => url[key] !== '')
  return (
    <search className="flex flex-wrap items-start gap-3">
      <Choice
        label={games('game')}
        value={url.game}
        options={[
          { value: '', label: t('all') },
          ...GAMES.map((value) => ({ value, label: arcade(`games.${value}`) })),
        ]}
        onChange={(game) => onChange({ game })}
        className="w-36"
      />
      <Choice
        label={t('outcome')}
        value={url.presentation}
        options={[
          { value: '', label: t('all') },
          ...PRESENTATIONS.map((value) => ({ value: value as string, label: t(`presentations.${value}`) })),
        ]}
        onChange={(presentation) => onChange({ presentation })}
        className="w-40"
      />
      <TypedField name="member" label={t('member')} hint={t('memberHint')} url={url} onChange={onChange} isSearch />
      <TypedField name="round" label={t('id')} hint={t('roundHint')} url={url} onChange={onChange} />
      <TypedField name="version" label={t('version')} url={url} onChange={onChange} />
      <TextField
        type="date"
        label={t('from')}
        value={url.from}
        max={url.to || undefined}
        onChange={(event) => onChange({ from: event.target.value })}
        className="w-40"
      />
      <TextField
        type="date"
        label={t('to')}
        value={url.to}
        min={url.from || undefined}
        onChange={(event) => onChange({ to: event.target.value })}
        className="w-40"
      />
      {isSet && (
        <Button
          tone="plain"
          size="sm"
          className={`${DENSE} mt-6`}
          onClick={() => onChange(Object.fromEntries(FILTER_KEYS.map((key) => [key, ''])))}
        >
          {t('clear')}
        </Button>
      )}
    </search>
  )
}

const CHECKS = { member: isMemberId, round: isRoundId, version: isVersion }

type TypedFieldProps = FiltersProps & {
  name: keyof typeof CHECKS
  label: string
  hint?: string
  /** Where `/` leads. */
  isSearch?: boolean
}

/** A field that is asked for once its writer has paused and it makes sense. */
function TypedField({ name, label, hint, url, onChange, isSearch = false }: TypedFieldProps) {
  const t = useTranslations('games.rounds')
  const [typed, setTyped] = useState(url[name])
  const settled = useSettled(typed.trim(), TYPING_MS)
  const written = useRef(url[name])
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    if (written.current === settled) return
    written.current = settled
    latest.current({ [name]: settled })
  }, [settled, name])
  // The address was changed by somebody else: a link, the browser's arrows, the button that clears it.
  useEffect(() => {
    if (url[name] !== written.current) {
      written.current = url[name]
      setTyped(url[name])
    }
  }, [url, name])
  const isWrong = settled !== '' && !CHECKS[name](settled)
  return (
    <TextField
      label={label}
      hint={hint}
      error={isWrong ? t(name === 'version' ? 'wrongVersion' : 'wrongId') : undefined}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      inputMode={name === 'version' ? 'numeric' : undefined}
      spellCheck={false}
      className={name === 'version' ? 'w-32' : 'w-full sm:w-72'}
      {...(isSearch && { 'data-search': true })}
    />
  )
}
