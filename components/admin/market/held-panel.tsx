'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { OUTCOMES } from '@/lib/predictions/settlements/constants'
import type { HeldCase, Outcome } from '@/lib/predictions/settlements/contract'
import { useLetters } from '../console/letters'
import { useMayWrite } from '../console/operator'
import { takesText } from '../console/shortcuts'
import { DENSE } from '../controls/dense'
import { KeyCap } from '../controls/key-cap'
import { Panel } from '../controls/panel'
import { DecisionDialog } from './decision-dialog'
import { EvidenceCards } from './evidence'
import { KEYS, outcomeOfKey } from './outcome-keys'
import { useTradeDay } from './trade-day'

/** One held symbol: why, what each source said, and the three ways to decide it, by key too. */
export function HeldPanel({ held, onDone }: { held: HeldCase; onDone: () => void }) {
  const t = useTranslations('market')
  const say = useTradeDay()
  const mayWrite = useMayWrite()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useOutcomeKeys(mayWrite, setOutcome)
  const name = useLocale() === 'ko' ? held.nameKo : held.nameEn
  const { tradeDate, symbol, reason, detail, evidence } = held
  return (
    <Panel title={`${name} (${symbol}) · ${say(tradeDate)}`}>
      <div className="space-y-4">
        <p className="text-13">
          {t(`holds.${reason}`)}
          {detail && <span className="text-ink-soft"> · {detail}</span>}
        </p>
        <EvidenceCards evidence={evidence} />
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            {OUTCOMES.map((one) => (
              <Button key={one} tone="quiet" size="sm" className={DENSE} onClick={() => setOutcome(one)}>
                {t(`held.decide.${one}`)}
                <span aria-hidden className="hidden lg:inline">
                  <KeyCap>{KEYS[one]}</KeyCap>
                </span>
              </Button>
            ))}
          </div>
        )}
      </div>
      {outcome && (
        <DecisionDialog
          kind="decide"
          tradeDate={tradeDate}
          symbol={symbol}
          outcome={outcome}
          title={t('held.askTitle', { symbol, day: say(tradeDate) })}
          follows={(chosen) => <p>{t(`held.follows.${chosen}`, counts(held))}</p>}
          onClose={() => setOutcome(null)}
          onDone={() => {
            setOutcome(null)
            onDone()
          }}
        />
      )}
    </Panel>
  )
}

const counts = ({ picks }: HeldCase) => ({ up: picks?.up ?? 0, down: picks?.down ?? 0 })

/** u, d and v open the question, as long as letters are shortcuts and nothing else has the keyboard. */
function useOutcomeKeys(isOn: boolean, onOutcome: (outcome: Outcome) => void) {
  const [lettersOn] = useLetters()
  useEffect(() => {
    if (!isOn || !lettersOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || takesText(event.target)) return
      if (document.querySelector('[role=dialog]')) return
      const outcome = outcomeOfKey(event)
      if (!outcome) return
      event.preventDefault()
      onOutcome(outcome)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isOn, lettersOn, onOutcome])
}
