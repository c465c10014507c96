import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createQueryClient, keepFresh } from './query-client'

const PICKED = { id: '1', type: 'event_update', data: { version: 1 } }

function Day({ read }: { read: () => Promise<string> }) {
  const { data } = useQuery({ queryKey: ['predictions', 'day'], queryFn: read, initialData: 'as it was drawn' })
  return <p>{data}</p>
}

function setUp() {
  const queries = createQueryClient()
  const read = vi.fn(async () => 'as it is')
  const show = () =>
    render(
      <QueryClientProvider client={queries}>
        <Day read={read} />
      </QueryClientProvider>,
    )
  return { ...keepFresh(queries), read, show }
}

afterEach(() => vi.useRealTimers())

describe('what a page was drawn with', () => {
  test('is read again when something of its context happened while the page was under way', async () => {
    const { touch, show } = setUp()
    touch(PICKED)
    show()
    expect(await screen.findByText('as it is')).toBeDefined()
  })

  test('is read again when it happens later', async () => {
    const { touch, show, read } = setUp()
    show()
    expect(read).not.toHaveBeenCalled()
    touch(PICKED)
    expect(await screen.findByText('as it is')).toBeDefined()
  })

  test('is taken as it is when nothing happened, or long ago, or to something else', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { touch, show, read } = setUp()
    touch(PICKED)
    vi.setSystemTime(Date.now() + 10_000)
    touch({ ...PICKED, type: 'limits_update' })
    show()
    await Promise.resolve()
    expect(read).not.toHaveBeenCalled()
  })
})
