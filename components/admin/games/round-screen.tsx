'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { GameRound } from '@/components/arcade/shell/game-round'
import { useRoundWords } from '@/components/arcade/shell/use-round-words'
import type { RoundRecord } from '@/lib/arcade/inspection/contract'
import { roundRecordQuery } from '@/store/queries/admin-games'
import { BackLink } from '../console/back-link'
import { ScreenHead } from '../console/screen-head'
import { CopyButton } from '../controls/copy-button'
import { Facts } from '../controls/facts'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { Owner, TransferLink } from '../ledger/links'
import { RoundVerdict } from './round-verdict'

/** One finished round: what it was, which GOLD it moved, and whether it can be recomputed. */
export function RoundScreen({ id }: { id: string }) {
  const t = useTranslations('games.round')
  return (
    <>
      <BackLink href="/admin/games/rounds">{t('back')}</BackLink>
      <ScreenHead
        title={t('title')}
        lead={
          <span className="flex flex-wrap items-center gap-1">
            <span className="break-all font-mono">{id}</span>
            <CopyButton text={id} what={useTranslations('games.rounds')('id')} />
          </span>
        }
      />
      <Single of={useQuery(roundRecordQuery(id))} missing={t('notFound')}>
        {(record) => <Record record={record} />}
      </Single>
    </>
  )
}

function Record({ record }: { record: RoundRecord }) {
  const t = useTranslations('games.round')
  const say = useRoundWords()
  const { round } = record
  return (
    <>
      <Panel title={t('facts')}>
        <RoundFacts record={record} />
      </Panel>
      <Panel title={t('fairness')}>
        <div className="space-y-4">
          <Fairness record={record} />
          <RoundVerdict id={round.id} />
        </div>
      </Panel>
      <Panel title={t('result')}>
        <p className="pb-3 text-15">{say(round as GameRound)}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1) */}
        <pre tabIndex={0} className="max-h-96 overflow-auto rounded-mark bg-sunken p-3 font-mono text-13">
          {JSON.stringify(round.result, null, 2)}
        </pre>
      </Panel>
    </>
  )
}

function RoundFacts({ record: { round, memberId, transferId, payoutTransferId, sessionId } }: { record: RoundRecord }) {
  const t = useTranslations('games')
  const arcade = useTranslations('arcade')
  return (
    <Facts
      items={[
        { name: t('game'), value: arcade(`games.${round.game}`) },
        { name: t('rounds.when'), value: <Moment at={round.createdAt} /> },
        { name: t('rounds.member'), value: <Owner id={memberId} /> },
        { name: t('rounds.bet'), value: <Figure value={round.bet} unit="GOLD" /> },
        { name: t('rounds.payout'), value: <Figure value={round.payout} unit="GOLD" /> },
        { name: t('rounds.outcome'), value: t(`rounds.presentations.${round.result.presentation}`) },
        { name: t('round.transfer'), value: <TransferLink id={transferId} /> },
        {
          name: t('round.payoutTransfer'),
          value: payoutTransferId ? <TransferLink id={payoutTransferId} /> : t('round.none'),
        },
        {
          name: t('round.session'),
          value: sessionId ? <span className="break-all font-mono">{sessionId}</span> : t('round.none'),
        },
      ]}
    />
  )
}

function Fairness({ record: { round, serverSeed } }: { record: RoundRecord }) {
  const t = useTranslations('games')
  const { serverSeedHash, clientSeed, nonce, configVersion } = round.fairness
  const code = (text: string) => <span className="break-all font-mono font-normal">{text}</span>
  return (
    <Facts
      items={[
        { name: t('round.serverSeedHash'), value: code(serverSeedHash) },
        { name: t('round.serverSeed'), value: serverSeed ? code(serverSeed) : t('round.notRevealed') },
        { name: t('round.clientSeed'), value: code(clientSeed) },
        { name: t('round.nonce'), value: <Figure value={nonce} /> },
        { name: t('version'), value: configVersion },
      ]}
    />
  )
}
