import 'server-only'
import { findNicknames, listAbsent } from '@/lib/identity/standing/reads'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { maskNickname } from '@/lib/platform/kernel/nickname'
import {
  countPicks,
  countRobot,
  findLastSeat,
  findRunningDate,
  type Reader,
  readDays,
  readEntries,
  type Table,
} from './adapter'
import { COHORT_SIZE, DIVISIONS, LEAST_PICKS } from './constants'
import type { League, Row } from './contract'
import { datesOf, movingOf, type Ranked, rank, scoreOf, shiftWeek, todayInNewYork, weekOf } from './rules'

type Asked = { memberId: string; week?: string }

/**
 * A member's table of a week: of the one that runs unless asked otherwise. Places are counted from picks as they stand, so
 * a correction moves them too. Without a table the member sees themselves and the robot. Suspended members, operators and
 * those who did not ask to be seen are in none.
 */
export async function getLeague({ memberId, week: asked }: Asked): Promise<League> {
  const moment = now()
  const running = await findRunningWeek(db)
  const week = asked === undefined ? running : weekOf(datesOf(asked).fromDate)
  const span = datesOf(week)
  const [choice, seat, days] = await Promise.all([
    db.leagueChoice.findUnique({ where: { memberId } }),
    findLastSeat(db, memberId, week),
    readDays(db, span),
  ])
  const table = seat?.week === week && choice?.isIn ? seat : null
  const { rows, ranked } = table ? await readTable(memberId, table) : await readAlone(memberId, week)
  const moving = movingOf(ranked)
  return {
    week,
    weekBefore: shiftWeek(week, -1),
    weekAfter: week < running ? shiftWeek(week, 1) : null,
    ...span,
    sessions: days.sessions,
    sessionsLeft: days.left,
    endsAt: days.endsAt?.toISOString() ?? null,
    isRunning: week === running,
    isIn: choice?.isIn ?? false,
    division: table ? (DIVISIONS[table.division] ?? null) : null,
    rows,
    rules: { size: COHORT_SIZE, up: moving, down: moving, leastPicks: LEAST_PICKS },
    asOf: moment.toISOString(),
  }
}

/** The ISO week of the first session that is not judged yet; without sessions that of today in New York. */
export async function findRunningWeek(reader: Reader): Promise<string> {
  const moment = now()
  return weekOf((await findRunningDate(reader, moment)) ?? todayInNewYork(moment.getTime()))
}

export type Seen = { memberId: string; absent: readonly string[] }

/** A table ranked as it stands, for one of its members; `absent` are in none. */
export const rankTable = async (reader: Reader, table: Table, seen: Seen): Promise<Ranked[]> =>
  rank(await readEntries(reader, table, datesOf(table.week), seen), table.division)

async function readTable(memberId: string, table: Table) {
  const seen = { memberId, absent: await listAbsent() }
  const [ranked, robot] = await Promise.all([rankTable(db, table, seen), readRobot(table.week)])
  const nicknames = await findNicknames(ranked.map((row) => row.memberId))
  const rows = ranked.map(
    (row): Row => ({
      place: row.place,
      nickname: maskNickname(nicknames.get(row.memberId) ?? ''),
      isMe: row.memberId === memberId,
      isRobot: false,
      picks: row.picks,
      hits: row.hits,
      score: row.score,
      zone: row.zone,
    }),
  )
  return { rows: withRobot(rows, robot), ranked: ranked.filter(({ place }) => place !== null).length }
}

async function readAlone(memberId: string, week: string) {
  const [mine, robot, nicknames] = await Promise.all([
    countPicks(db, memberId, datesOf(week)),
    readRobot(week),
    findNicknames([memberId]),
  ])
  const nickname = maskNickname(nicknames.get(memberId) ?? '')
  const me: Row = {
    ...{ place: null, nickname, isMe: true, isRobot: false },
    ...{ ...mine, score: scoreOf(mine), zone: 'unranked' },
  }
  return { rows: withRobot([me], robot), ranked: 0 }
}

async function readRobot(week: string): Promise<Row> {
  const count = await countRobot(db, datesOf(week))
  const said = { place: null, nickname: null, isMe: false, isRobot: true } as const
  return { ...said, ...count, score: scoreOf(count), zone: 'unranked' }
}

/** The robot stands behind the last one with a place whose score is no lower. */
function withRobot(rows: readonly Row[], robot: Row): Row[] {
  const before = rows.filter(({ place, score }) => place !== null && score >= robot.score).length
  return [...rows.slice(0, before), robot, ...rows.slice(before)]
}
