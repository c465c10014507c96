'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { ProblemError } from '@/lib/platform/http/call-problem'

type ProblemWords = {
  /** The member's words for a failed call: what happened, what to do. */
  say: (problem: unknown) => string
  /** The words beside one field (`/body/email`), or nothing when that field is fine. */
  sayFor: (problem: unknown, pointer: string) => string | undefined
}

/** Words in the member's language for whatever `call` threw. */
export function useProblemWords(): ProblemWords {
  const t = useTranslations('errors')
  const format = useFormatter()

  const say = (problem: unknown): string => {
    if (!(problem instanceof ProblemError)) return t('INTERNAL')
    const figures = Object.entries(problem.params).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.number(value) : value,
    ])
    const wait = { retryAfterS: problem.retryAfterS ?? 60 }
    const words = { ...wait, ...Object.fromEntries(figures) }
    const key = `detailed.${problem.code}`
    const isDetailed = figures.length > 0 && t.has(key)
    return isDetailed ? t(key, words) : t(problem.code, words)
  }

  const sayFor = (problem: unknown, pointer: string): string | undefined => {
    if (!(problem instanceof ProblemError)) return undefined
    const error = problem.errors.find((one) => one.pointer === pointer)
    if (!error) return undefined
    const field = pointer.split('/').at(-1) ?? ''
    const key = [`fields.${field}.${error.rule}`, `fields.${field}.default`].find((one) => t.has(one))
    return key ? t(key) : t('fields.default')
  }

  return { say, sayFor }
}
