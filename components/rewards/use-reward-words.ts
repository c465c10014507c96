'use client'

import { useFormatter, useLocale } from 'next-intl'

type Named = { nameKo: string; nameEn: string }
type Described = { descriptionKo: string; descriptionEn: string }

/** How rewards are named, and when things happened to them. */
export function useRewardWords() {
  const isKorean = useLocale() === 'ko'
  const format = useFormatter()
  return {
    nameOf: ({ nameKo, nameEn }: Named) => (isKorean ? nameKo : nameEn),
    descriptionOf: ({ descriptionKo, descriptionEn }: Described) => (isKorean ? descriptionKo : descriptionEn),
    day: (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'long' }),
    moment: (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium', timeStyle: 'medium' }),
  }
}
