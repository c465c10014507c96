'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { QueryProvider } from '@/components/layout/query-provider'
import { onProblem } from '@/lib/platform/http/call'
import { Keyboard } from './keyboard'
import { type Operator, OperatorProvider } from './operator'

/** What every screen of the console stands on. A session that has ended leads back to the log-in. */
export function ConsoleProviders({ operator, children }: { operator: Operator; children: ReactNode }) {
  return (
    <QueryProvider>
      <OperatorProvider operator={operator}>
        <SessionWatch />
        <Keyboard>{children}</Keyboard>
      </OperatorProvider>
    </QueryProvider>
  )
}

function SessionWatch() {
  const router = useRouter()
  const path = usePathname()
  useEffect(
    () =>
      onProblem(({ code }) => {
        if (code === 'UNAUTHENTICATED') router.replace(`/admin/login?next=${encodeURIComponent(path)}`)
      }),
    [router, path],
  )
  return null
}
