'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { PAY_MAX, PAY_MIN, RTP_PERCENT_MAX, RTP_PERCENT_MIN } from '@/lib/arcade/paytables/constants'
import { objectionsTo, oddsOf } from '@/lib/arcade/paytables/rules'
import { REEL_STOPS, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import type { InputError } from '@/lib/platform/kernel/errors'
import { configOf, type Draft, FIGURES, type FigureName, isFigure } from './draft'

/** Why a draft can't be published; `figure` names the field, if it is one. */
export type Refusal = { id: string; words: string; figure?: FigureName }

const POINTER = '/body/config/'

/** Every reason against the draft: by the rules that the API applies, and whatever the API said last. */
export function useRefusals(draft: Draft, problem: ProblemError | null): Refusal[] {
  const t = useTranslations('admin.paytable')
  const { say } = useProblemWords()
  const config = configOf(draft)
  const sayObjection = useObjectionWords()
  if (!config) {
    const empty = FIGURES.filter((name) => !isFigure(name, draft[name]))
    return empty.map((figure, index) => ({
      id: figure,
      figure,
      words: index === 0 ? t('incomplete', { stops: REEL_STOPS }) : '',
    }))
  }
  const objections = objectionsTo(config)
  const known = objections.map((objection) => ({
    id: objection.pointer,
    words: sayObjection(objection, config),
    ...figureAt(objection),
  }))
  if (!problem) return known
  return [...known, { id: 'answer', words: say(problem) }]
}

function figureAt({ pointer }: InputError): { figure?: FigureName } {
  const figure = FIGURES.find((name) => pointer === `${POINTER}${name}`)
  return figure ? { figure } : {}
}

function useObjectionWords(): (objection: InputError, config: SlotConfig) => string {
  const t = useTranslations('admin.paytable')
  return ({ rule, pointer, message }, config) => {
    if (rule === 'rtp_band') {
      return t('reasons.rtp_band', { percent: oddsOf(config).rtp.percent, min: RTP_PERCENT_MIN, max: RTP_PERCENT_MAX })
    }
    if (rule === 'weights_sum') {
      const sum = SLOT_SYMBOLS.reduce((total, symbol) => total + config.weights[symbol], 0)
      return t('reasons.weights_sum', { sum, stops: REEL_STOPS })
    }
    if (rule === 'pay_range') {
      const line = t(`lines.${pointer.slice(pointer.lastIndexOf('/') + 1)}`)
      return t('reasons.pay_range', { line, min: PAY_MIN, max: PAY_MAX })
    }
    return message
  }
}
