'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { ShortId } from '../controls/short-id'

const LINK = 'text-accent underline-offset-4 hover:underline'

/** A transfer by its id, leading to its entries. */
export function TransferLink({ id }: { id: string }) {
  return (
    <Link href={`/admin/ledger/transfers/${id}`} prefetch={false} className={`break-all font-mono ${LINK}`}>
      {id}
    </Link>
  )
}

/** Whoever an id names: a member's leads to the member, others stand as they are. */
export function Owner({ id }: { id: string }): ReactNode {
  if (!id.startsWith('usr_')) return <span className="font-mono">{id}</span>
  return (
    <Link href={`/admin/members/${id}`} prefetch={false} className={LINK}>
      <ShortId id={id} />
    </Link>
  )
}

/** What a movement was about: a round, a member. Their ids say which. */
export function Related({ id }: { id: string | null }): ReactNode {
  if (!id) return '–'
  return id.startsWith('usr_') ? <Owner id={id} /> : <ShortId id={id} />
}
