import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { OperatorProvider, useMayWrite } from './operator'

const Control = () => (useMayWrite() ? <button type="button">change</button> : null)
const renderFor = (...roles: Role[]) =>
  render(
    <OperatorProvider operator={{ id: 'usr_1', nickname: 'op', roles: ['USER', ...roles] }}>
      <Control />
    </OperatorProvider>,
  )

test('whoever may operate is shown what changes something', () => {
  renderFor('ADMIN', 'ADMIN_READ')
  expect(screen.getByRole('button')).toBeVisible()
})

test.each(['ADMIN_READ', 'ADMIN_AUDIT'] as const)('%s alone is shown nothing that changes something', (role) => {
  renderFor(role)
  expect(screen.queryByRole('button')).toBeNull()
})
