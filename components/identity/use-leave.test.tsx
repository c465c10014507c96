import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useIsLeaving } from '@/store/wishes'
import { useLeave } from './use-leave'

function Door({ end }: { end: () => Promise<void> }) {
  const { leave, problem } = useLeave(end, '#left')
  const words = `${useIsLeaving() ? 'leaving' : 'here'}${problem === null ? '' : ', refused'}`
  return (
    <button type="button" onClick={leave}>
      {words}
    </button>
  )
}
const door = () => screen.getByRole('button')
const press = () => act(async () => void fireEvent.click(door()))

test('who signs out is leaving until the page is gone', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  render(<Door end={() => promise} />)
  expect(door().textContent).toBe('here')
  await press()
  expect(door().textContent).toBe('leaving')
  await act(async () => resolve())
  expect(location.hash).toBe('#left')
  expect(door().textContent).toBe('leaving')
})

test('who could not be signed out is here still, and hears why', async () => {
  render(<Door end={vi.fn().mockRejectedValue(new Error('unreachable'))} />)
  await press()
  expect(door().textContent).toBe('here, refused')
})

test('a page that the back button brings back notices by itself that its session is over', async () => {
  render(<Door end={async () => {}} />)
  await press()
  expect(door().textContent).toBe('leaving')
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  expect(door().textContent).toBe('here')
})
