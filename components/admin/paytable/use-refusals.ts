'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/arcade/odds/use-field-words'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { PAY_MAX, PAY_MIN, RTP_PERCENT_MAX, RTP_PERCENT_MIN } from '@/lib/arcade/paytables/constants'
import { type ConfigOf, figuresOf, objectionsTo } from '@/lib/arcade/paytables/rules/games'
import { REEL_STOPS, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import type { InputError } from '@/lib/platform/kernel/errors'
import { configOf, type Draft, fieldsOf, isFigure } from './draft'

/** Why a draft can't be published; `figure` names the field, if it is one. */
export type Refusal = { id: string; words: string; figure?: string }

const POINTER = '/body/config/'

/** Every reason against the draft: by the rules that the API applies, and whatever the API said last. */
export function useRefusals<G extends Game>(game: G, draft: Draft, problem: ProblemError | null): Refusal[] {
  const t = useTranslations('admin.paytable')
  const { say } = useProblemWords()
  const config = configOf(game, draft)
  const sayObjection = useObjectionWords(game)
  if (!config) {
    const wrong = fieldsOf(game).filter((field) => !isFigure(field, draft[field.name]))
    return wrong.map(({ name }, index) => ({
      id: name,
      figure: name,
      words: index === 0 ? t('incomplete') : '',
    }))
  }
  const known = objectionsTo(game, config).map((objection) => ({
    id: `${objection.pointer} ${objection.rule}`,
    words: sayObjection(objection, config),
    figure: objection.pointer.slice(POINTER.length),
  }))
  if (!problem) return known
  const told = (problem.errors ?? []).filter(({ pointer }) => !pointer.startsWith(POINTER))
  const answers = told.map(({ rule, message }) => (t.has(`reasons.${rule}`) ? t(`reasons.${rule}`) : message))
  return [...known, { id: 'answer', words: answers.length > 0 ? answers.join(' ') : say(problem) }]
}

function useObjectionWords<G extends Game>(game: G): (objection: InputError, config: ConfigOf[G]) => string {
  const t = useTranslations('admin.paytable')
  const wordsOf = useFieldWords(game)
  return ({ rule, pointer, message }, config) => {
    if (!t.has(`reasons.${rule}`)) return message
    const figure = wordsOf(pointer.slice(POINTER.length))
    if (rule === 'rtp_band') {
      const { percent } = figuresOf(game, config).rtp
      return t('reasons.rtp_band', { percent, min: RTP_PERCENT_MIN, max: RTP_PERCENT_MAX })
    }
    if (rule === 'weights_sum' && 'weights' in config) {
      const sum = SLOT_SYMBOLS.reduce((total, symbol) => total + config.weights[symbol], 0)
      return t('reasons.weights_sum', { sum, stops: REEL_STOPS })
    }
    if (rule === 'pay_range') return t('reasons.pay_range', { figure, min: PAY_MIN, max: PAY_MAX })
    return t(`reasons.${rule}`, { figure })
  }
}
