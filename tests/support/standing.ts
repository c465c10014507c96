import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'

const HOUR_MS = 3_600_000
const SYMBOLS = Array.from({ length: 10 }, (_, index) => `TEST${String.fromCharCode(65 + index)}`)

/** A trading day with ten symbols, judged: its session's times are those of winter in New York. */
export async function aJudgedDay(tradeDate: string): Promise<void> {
  const date = new Date(tradeDate)
  const at = (hours: number) => new Date(date.getTime() + hours * HOUR_MS)
  const times = {
    opensAt: at(-2),
    cutoffAt: at(14),
    openAt: at(14.5),
    closeAt: at(21),
    fetchAt: at(22),
    settleAt: at(23),
  }
  const session = { ...times, isEarlyClose: false, calendarVersion: 1, phase: 'SETTLED' }
  await db.marketSession.upsert({
    where: { tradeDate: date },
    create: { tradeDate: date, ...session },
    update: session,
  })
  for (const [index, symbol] of SYMBOLS.entries()) {
    const name = { nameKo: symbol, nameEn: symbol, position: 900 + index, validFrom: new Date('2020-01-01') }
    await db.stock.upsert({ where: { symbol }, create: { symbol, ...name }, update: {} })
  }
  await db.listing.createMany({
    data: SYMBOLS.map((symbol, position) => ({
      ...{ tradeDate: date, symbol, position: position + 1 },
      ...{ upPicks: 3, downPicks: 1, upPoints: 7, downPoints: 20, frozenAt: times.cutoffAt },
    })),
    skipDuplicates: true,
  })
}

type Picks = { hits: number; misses: number; side?: 'UP' | 'DOWN'; confidence?: 55 | 65 | 80; voids?: number }

/** Decided picks of a judged day, one for each of its symbols as far as they go. */
export async function decidedPicks(memberId: string, tradeDate: string, picks: Picks): Promise<void> {
  const { hits, misses, side = 'UP', confidence = null, voids = 0 } = picks
  const states = [...Array(hits).fill('WON'), ...Array(misses).fill('LOST'), ...Array(voids).fill('VOID')]
  const date = new Date(tradeDate)
  await db.pick.createMany({
    data: states.map((state, index) => ({
      ...{ id: newId('prd'), memberId, tradeDate: date, symbol: SYMBOLS[index] ?? '', side, confidence },
      ...{ state, settlementVersion: 1, points: state === 'WON' ? 10 : 0, pickedAt: date, changedAt: date },
    })),
  })
}

/** What a symbol of a judged day did; the next version when it was told before. */
export async function judgement(tradeDate: string, place: number, outcome: 'UP' | 'DOWN' | 'VOID'): Promise<void> {
  const key = { tradeDate: new Date(tradeDate), symbol: SYMBOLS[place] ?? '' }
  const version = (await db.settlement.count({ where: key })) + 1
  const voidReason = outcome === 'VOID' ? 'tie' : null
  const said = { outcome, voidReason, ruleVersion: 1, path: [], evidence: [], decidedBy: 'rule' }
  await db.settlement.create({ data: { ...key, version, ...said } })
}
