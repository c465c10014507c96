'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Role } from '@/lib/platform/kernel/endpoint'

export type Operator = { id: string; nickname: string; roles: readonly Role[] }

const OperatorContext = createContext<Operator | null>(null)

export function OperatorProvider({ operator, children }: { operator: Operator; children: ReactNode }) {
  return <OperatorContext value={operator}>{children}</OperatorContext>
}

/** Who sits at the console. */
export function useOperator(): Operator {
  const operator = useContext(OperatorContext)
  if (!operator) throw new Error('the console has no operator')
  return operator
}

/** Whether the controls that change something are shown. The API decides; this only spares a refusal. */
export const useMayWrite = (): boolean => useOperator().roles.includes('ADMIN')
