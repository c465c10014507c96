'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { membersQuery } from '@/store/queries/admin'
import { useMayWrite } from './operator'
import { SECTIONS } from './sections'

export type Destination = { href: string; label: string; lead: string }
/** `value` names the group's heading in messages under `admin.palette`. */
export type DestinationGroup = { value: 'members' | 'sections' | 'actions'; items: Destination[] }

const FOUND_MAX = 6
const TYPING_MS = 150
const ROUND_ID = /^rnd_[0-9A-HJKMNP-TV-Z]{26}$/

/** Where the console can lead somebody who typed this: members that begin so, sections and acts that contain it. */
export function useDestinations(text: string): { groups: DestinationGroup[]; isSearching: boolean } {
  const t = useTranslations('admin')
  const mayWrite = useMayWrite()
  const typed = text.trim()
  const q = useSettled(typed, TYPING_MS)
  const found = useInfiniteQuery({
    ...membersQuery({ q, limit: FOUND_MAX }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

  const contains = ({ label }: Destination) => label.toLowerCase().includes(typed.toLowerCase())
  const members = typed === '' ? [] : (found.data?.pages[0]?.items ?? [])
  const sections = SECTIONS.map(({ id, href, key }) => ({ href, label: t(`sections.${id}`), lead: `g ${key}` }))
  const actions = [
    { href: '/admin/games/rounds', label: t('palette.rounds'), lead: '' },
    ...(ROUND_ID.test(typed)
      ? [{ href: `/admin/games/rounds/${typed}`, label: t('palette.openRound', { id: typed }), lead: '' }]
      : []),
    ...(mayWrite
      ? [
          { href: '/admin/invite-codes#create', label: t('palette.newInviteCodes'), lead: '' },
          { href: '/admin/paytable?edit=1', label: t('palette.newPaytable'), lead: '' },
        ]
      : []),
  ]
  const groups: DestinationGroup[] = [
    {
      value: 'members',
      items: members.map(({ id, nickname, email }) => ({ href: `/admin/members/${id}`, label: nickname, lead: email })),
    },
    { value: 'sections', items: sections.filter(contains) },
    { value: 'actions', items: actions.filter(contains) },
  ]
  return { groups: groups.filter(({ items }) => items.length > 0), isSearching: found.isFetching || q !== typed }
}

/** The value once it has stayed the same for `ms`. */
export function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
