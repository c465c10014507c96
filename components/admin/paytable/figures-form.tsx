'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/arcade/odds/use-field-words'
import { linesOf } from '@/lib/arcade/paytables/rules/slot'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotLine } from '@/lib/arcade/slot/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { type Column, DataTable } from '../table/data-table'
import { configOf, type Draft, type FieldGroup, fieldsOf, groupsOf } from './draft'
import { FigureInput } from './figure-input'
import { LineName, useOddsColumns } from './figures-table'

type FieldsProps = {
  draft: Draft
  /** Names of the fields that there is something against. */
  refused: readonly string[]
  onChange: (name: string, text: string) => void
}

/** A game's configuration as fields: no JSON to be written. */
export function FiguresForm({ game, ...fields }: FieldsProps & { game: Game }) {
  if (game === 'slot') return <SlotFields {...fields} />
  return (
    <div className="space-y-6">
      {groupsOf(game).map((group) => (
        <Group key={group.id} game={game} group={group} {...fields} />
      ))}
    </div>
  )
}

function Group({ game, group, draft, refused, onChange }: FieldsProps & { game: Game; group: FieldGroup }) {
  const t = useTranslations('admin.paytable')
  const wordsOf = useFieldWords(game)
  return (
    <fieldset>
      <legend className="pb-2 font-semibold text-13">{t(`groups.${group.id}`)}</legend>
      <div className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {group.fields.map((field) => (
          <div key={field.name} className="flex items-center justify-between gap-3 text-13">
            <span aria-hidden>{wordsOf(field.name)}</span>
            <FigureInput
              field={field}
              label={wordsOf(field.name)}
              text={draft[field.name] ?? ''}
              isRefused={refused.includes(field.name)}
              onChange={onChange}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** The slot's paytable, with the odds that follow from the figures beside each line. */
function SlotFields({ draft, refused, onChange }: FieldsProps) {
  const t = useTranslations('admin.paytable')
  const wordsOf = useFieldWords('slot')
  const config = configOf('slot', draft)
  const lines = config ? linesOf(config) : []
  const oddsColumns = useOddsColumns()
  const sum = SLOT_SYMBOLS.reduce((total, symbol) => total + (Number(draft[`weights/${symbol}`]) || 0), 0)
  const input = (name: string) => {
    const field = fieldsOf('slot').find((one) => one.name === name)
    if (!field) return '–'
    const state = { text: draft[name] ?? '', isRefused: refused.includes(name), onChange }
    return <FigureInput field={field} label={wordsOf(name)} {...state} />
  }
  const columns: readonly Column<SlotLine>[] = [
    { id: 'line', header: t('line'), cell: (line) => <LineName line={line} /> },
    {
      id: 'stops',
      header: t('stopsSum', { sum, stops: REEL_STOPS }),
      align: 'end',
      cell: (line) => input(`weights/${line}`),
    },
    { id: 'pays', header: t('pays'), align: 'end', cell: (line) => input(`pays/${line}`) },
    ...oddsColumns.map(({ cell, ...column }) => ({
      ...column,
      cell: (line: SlotLine) => {
        const odds = lines.find((one) => one.line === line)
        return odds ? cell(odds) : '–'
      },
    })),
  ]
  return <DataTable caption={t('figuresCaption')} columns={columns} rows={SLOT_LINES} rowId={(line) => line} />
}
