import { render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { expect, test } from 'vitest'
import { judge } from '@/lib/predictions/skill/rules'
import ox from '@/messages/ko/ox.json'
import { SkillCard } from './skill-card'

const draw = (tally: Parameters<typeof judge>[0]) =>
  render(
    <NextIntlClientProvider locale="ko" messages={{ ox }}>
      <SkillCard title="내 적중률" skill={judge(tally)} />
    </NextIntlClientProvider>,
  )

test('without a decided pick there is no rate and no picture, only when there will be one', () => {
  draw({ picks: 0, hits: 0, ups: 0 })
  expect(screen.getByText(/30번이 판정되면/)).toBeDefined()
  expect(screen.queryByRole('img')).toBeNull()
})

test('a high rate of few picks is told as too early, with how many are missing', () => {
  draw({ picks: 10, hits: 9, ups: 5 })
  expect(screen.getByText('아직 몰라요')).toBeDefined()
  expect(screen.getByText(/20번 더 판정되면/)).toBeDefined()
})

test('a rate that luck explains is not called skill, however high', () => {
  draw({ picks: 40, hits: 28, ups: 28 })
  expect(screen.getByText('운의 범위 안')).toBeDefined()
  expect(screen.getByText(/늘 같은 쪽만 골라도 70%는 맞혔어요/)).toBeDefined()
})

test('skill is said with the figures that show it, and the picture says them too', () => {
  draw({ picks: 200, hits: 130, ups: 100 })
  expect(screen.getByText('운을 넘었어요')).toBeDefined()
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('적중률 65%, 90% 구간 59% – 70%, 넘어야 할 선 50%')
})
