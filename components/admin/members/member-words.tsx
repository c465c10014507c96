'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { MemberRecord } from '@/lib/identity/directory/contract'

/** A member's status; only the one that isn't ordinary is loud. */
export function StatusBadge({ status }: { status: MemberRecord['status'] }) {
  const t = useTranslations('admin.statuses')
  return <Badge tone={status === 'SUSPENDED' ? 'danger' : 'neutral'}>{t(status)}</Badge>
}

/** What a member may do beyond being one. */
export function RoleBadges({ roles }: { roles: MemberRecord['roles'] }) {
  const t = useTranslations('admin.roles')
  return (
    <span className="inline-flex gap-1">
      {roles
        .filter((role) => role !== 'USER')
        .map((role) => (
          <Badge key={role} tone="accent">
            {t(role)}
          </Badge>
        ))}
    </span>
  )
}
