'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { changesBetween } from '@/lib/arcade/odds/rules'
import type { Paytable, Publication } from '@/lib/arcade/paytables/contract'
import { adminKey, publish } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { configOf, draftOf } from './draft'
import { EffectiveField } from './effective-field'
import { FiguresForm } from './figures-form'
import { Preview } from './preview'
import { PublishDialog } from './publish-dialog'
import { useRefusals } from './use-refusals'

type PaytableEditorProps = {
  /** The version whose figures the draft starts with. */
  from: Paytable
  current: Paytable
  /** The newest version, be it in force or announced; the next one is one more. */
  latest: Paytable
  onCancel: () => void
  onPublished: (made: Paytable) => void
}

/** Writes the next version: figures on one side, what follows from them on the other, published after a last look. */
export function PaytableEditor({ from, current, latest, onCancel, onPublished }: PaytableEditorProps) {
  const t = useTranslations('admin.paytable')
  const cache = useQueryClient()
  const { game } = from
  const [draft, setDraft] = useState(() => draftOf(game, from.config))
  const [effectiveAt, setEffectiveAt] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const publishing = useWrite(publish, {
    isMine: false,
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: adminKey('paytables') })
      onPublished(made)
    },
    onProblem: () => setAsking(false),
  })
  const config = configOf(game, draft)
  const refusals = useRefusals(game, draft, publishing.problem)
  const hasChanges = config !== null && changesBetween(latest.config, config).length > 0
  const isReady = hasChanges && refusals.length === 0

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) setAsking(true)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Panel title={t('editTitle')} isBare>
        <p className="pb-4 text-13 text-ink-soft">{t('editLead', { version: from.version })}</p>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <FiguresForm
            game={game}
            draft={draft}
            refused={refusals.flatMap(({ figure }) => figure ?? [])}
            onChange={(name, text) => {
              publishing.reset()
              setDraft({ ...draft, [name]: text })
            }}
          />
          <div className="space-y-4 rounded-control border bg-surface p-4">
            <Preview game={game} config={config} current={current} refusals={refusals} />
            <EffectiveField
              onChange={(at) => {
                publishing.reset()
                setEffectiveAt(at)
              }}
            />
            <div className="grid gap-2">
              <Button type="submit" size="sm" disabled={!isReady} className={DENSE}>
                {t('publish')}
              </Button>
              <Button tone="quiet" size="sm" className={DENSE} onClick={() => setDraft(draftOf(game, from.config))}>
                {t('reset')}
              </Button>
              <Button tone="plain" size="sm" className={DENSE} onClick={onCancel}>
                {t('cancel')}
              </Button>
            </div>
          </div>
        </div>
      </Panel>
      {config && (
        <PublishDialog
          isOpen={isAsking}
          version={latest.version + 1}
          before={current}
          game={game}
          config={config}
          effectiveAt={effectiveAt}
          isBusy={publishing.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            // The draft is of this game, and so is the configuration that it makes.
            publishing.write({ body: { game, config, ...(effectiveAt && { effectiveAt }) } as Publication })
          }
        />
      )}
    </form>
  )
}
