'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import { CLIENT_SEED_BYTES, CLIENT_SEED_PATTERN } from '@/lib/arcade/fairness/constants'
import type { SeedPair, SeedRotation } from '@/lib/arcade/fairness/contract'
import { hexOfBytes } from '@/lib/arcade/fairness/rules'
import { useRotate, useSeed } from '@/store/queries/arcade'

const randomClientSeed = () => hexOfBytes(crypto.getRandomValues(new Uint8Array(CLIENT_SEED_BYTES)))

/** The member's seeds: what is promised, what is in use, and the way to reveal it. */
export function SeedPanel() {
  const t = useTranslations('arcade.seed')
  const words = useTranslations('arcade.load')
  const { data, error, refetch } = useSeed()
  return (
    <Card id="seeds" className="space-y-4">
      <div className="space-y-1">
        <h2 className="text-17">{t('title')}</h2>
        <p className="text-15 text-ink-soft">{t('lead')}</p>
      </div>
      {data && <Pair pair={data} />}
      {!data && !error && <Skeleton className="h-40 rounded-control" />}
      {error && (
        <Notice tone="error">
          <p>{words('failed')}</p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {words('retry')}
          </Button>
        </Notice>
      )}
      <Rotation />
    </Card>
  )
}

function Pair({ pair }: { pair: SeedPair }) {
  const t = useTranslations('arcade.seed')
  const items = [
    { name: t('active'), value: pair.serverSeedHash },
    { name: t('client'), value: pair.clientSeed },
    { name: t('nonce'), value: String(pair.nonce) },
    { name: t('next'), value: pair.nextServerSeedHash },
  ]
  return (
    <dl className="space-y-2">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-13 text-ink-soft">{name}</dt>
          <dd className="break-all font-mono text-13">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Rotation() {
  const t = useTranslations('arcade.seed')
  const { say } = useProblemWords()
  const [clientSeed, setClientSeed] = useState('')
  const { write, isPending, problem, answer } = useRotate()
  const isWrong = clientSeed !== '' && !CLIENT_SEED_PATTERN.test(clientSeed)
  const rotate = () => {
    if (!isWrong) write({ body: { clientSeed: clientSeed || randomClientSeed() } })
  }
  return (
    <div className="space-y-3 border-t pt-4">
      <Field
        label={t('clientNew')}
        value={clientSeed}
        onChange={({ target }) => setClientSeed(target.value)}
        hint={t('clientHint')}
        error={isWrong ? t('clientWrong') : undefined}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
      />
      <Button tone="quiet" isWide isBusy={isPending} onClick={rotate}>
        {t('rotate')}
      </Button>
      <p className="text-13 text-ink-soft">{t('rotateHint')}</p>
      {problem && <Notice tone="error">{say(problem)}</Notice>}
      {answer && <Revealed revealed={answer.revealed} />}
    </div>
  )
}

function Revealed({ revealed }: { revealed: SeedRotation['revealed'] }) {
  const t = useTranslations('arcade.seed')
  return (
    <Notice>
      <p className="font-medium">{t('rotated')}</p>
      <p className="text-13 text-ink-soft">{t('revealed')}</p>
      <p className="break-all font-mono text-13">{revealed.serverSeed}</p>
      <p className="text-13 text-ink-soft">{t('revealedPlays', { plays: revealed.plays })}</p>
    </Notice>
  )
}
