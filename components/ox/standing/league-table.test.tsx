import { render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { expect, test } from 'vitest'
import type { League, Row } from '@/lib/predictions/leagues/contract'
import ox from '@/messages/ko/ox.json'
import { LeagueTable } from './league-table'

const row = (words: Partial<Row>): Row => ({
  place: 1,
  nickname: '하•••',
  isMe: false,
  isRobot: false,
  picks: 10,
  hits: 5,
  score: 0,
  zone: 'stay',
  ...words,
})
const ROWS = [
  row({ place: 1, zone: 'up', score: 2_000, hits: 8 }),
  row({ place: null, nickname: null, isRobot: true, zone: 'unranked', score: 1_000 }),
  row({ place: 2, isMe: true }),
  row({ place: 3, zone: 'down', score: -2_000, hits: 2 }),
  row({ place: null, zone: 'unranked', picks: 2, hits: 2, score: 667 }),
]

test('lines part those who go up, stay, go down and are not ranked; the robot parts nobody', () => {
  const rules: League['rules'] = { size: 30, up: 1, down: 1, leastPicks: 5 }
  render(
    <NextIntlClientProvider locale="ko" messages={{ ox }}>
      <LeagueTable league={{ rows: ROWS, rules } as League} />
    </NextIntlClientProvider>,
  )
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '11위 하•••10번 가운데 8번 올라가는 자리+20',
    '로봇 ‘항상 O’ · 순위 밖10번 가운데 5번+10',
    '위로 1명은 다음 주에 올라가요',
    '22위 나10번 가운데 5번0',
    '아래로 1명은 다음 주에 내려가요',
    '33위 하•••10번 가운데 2번 내려가는 자리-20',
    '판정 5번부터 순위에 들어요',
    '–하•••2번 가운데 2번 아직 순위 밖+6.7',
  ])
})
