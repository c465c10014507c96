import type { ReactNode } from 'react'
import { Words } from '@/components/layout/words'
import { ConsoleShell } from './console-shell'
import type { Operator } from './operator'
import { ConsoleProviders } from './providers'

/** Everything around a screen of the console. */
export function ConsoleFrame({ operator, children }: { operator: Operator; children: ReactNode }) {
  return (
    <Words of={['admin', 'ledger', 'streak', 'limits']}>
      <ConsoleProviders operator={operator}>
        <ConsoleShell>{children}</ConsoleShell>
      </ConsoleProviders>
    </Words>
  )
}
