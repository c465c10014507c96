import { randomBytes, randomUUID } from 'node:crypto'
import { db, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { listNextSessions } from '@/lib/predictions/calendar/rules'
import { drawPracticeDay } from '@/lib/predictions/practice/reads'
import { readClosures } from '@/lib/predictions/sessions/reads'
import { redeem } from '@/lib/rewards/redemptions/service/redeem'
import { anIntent, signedQuery } from '../../support/ads'
import { endFlights, openRoundOf } from '../../support/crash'
import { nextCycle } from '../../support/cycle'
import type { Ask } from '../../support/door'
import { giveShards } from '../../support/gacha'
import { letGameBe } from '../../support/games'
import { inAnotherSession } from '../../support/people'
import { setPicks } from '../../support/picks'
import { openSession } from '../../support/predictions'
import { aReward, givePoints } from '../../support/rewards'
import { aHeldDay, aSettledDay, dueSession } from '../../support/settlements'
import type { Cast } from './actors'

/** What there is to ask for: things of the owner's, and what operators work on. */
export type Things = {
  cast: Cast
  /** A round of the owner's. */
  roundId: string
  transferId: string
  /** The figures of the paytable in force. */
  paytable: object
}

/**
 * One operation of the matrix: a request that the right people may make, and its success. Who the right people are
 * stands in the contract, and nowhere here, but for two things that a contract can't say.
 */
export type Row = {
  done: number
  ask?: (things: Things) => Ask | Promise<Ask>
  /** The request names a thing that belongs to the owner: for everybody else it doesn't exist. */
  owned?: { right: (things: Things) => Ask | Promise<Ask>; missing: () => Ask; isForOperators?: true }
  /** Takes back what would keep the same people from asking for something else. */
  undo?: () => Promise<unknown>
  /** Guarded by the operations secret instead of a member's credential. */
  secret?: true
}

const withBody = (body: object, params?: Record<string, string>): Ask => ({
  ...(params && { params }),
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
})
const write = (body: object) => ({ done: 200, ask: () => withBody(body) }) satisfies Row
const read = { done: 200 } satisfies Row
/** A wager; the cycle of those before it is over. */
const wager = (body: object) => {
  const ask = async () => {
    await nextCycle()
    return withBody(body)
  }
  return { done: 200, ask } satisfies Row
}
/** What a member and operators see under the member's id, in the parameter of this name. */
const ofMember = (name: 'user' | 'id') =>
  ({
    done: 200,
    owned: {
      right: ({ cast }) => ({ params: { [name]: cast.owner.id } }),
      missing: () => ({ params: { [name]: newId('usr') } }),
      isForOperators: true,
    },
  }) satisfies Row
const ofOwner = { done: 200, ask: ({ cast }: Things) => ({ params: { id: cast.owner.id } }) } satisfies Row
const job = { done: 200, secret: true, ask: () => ({ params: { job: 'platform.sweep-rate-windows' } }) } satisfies Row
const adjusting = {
  done: 200,
  ask: ({ cast }: Things) => withBody({ amount: 1, reason: 'matrix' }, { id: cast.owner.id }),
} satisfies Row
const round = {
  done: 200,
  owned: {
    right: ({ roundId }: Things) => ({ params: { id: roundId } }),
    missing: () => ({ params: { id: newId('rnd') } }),
  },
} satisfies Row

/** Nobody has set limits yet: the version is the first. */
const settingLimits = (body: object, params?: Record<string, string>): Ask => {
  const ask = withBody(body, params)
  return { ...ask, headers: { ...ask.headers, 'if-match': '"1"' } }
}
const endBreaks = () => db.player.updateMany({ data: { pausedUntil: null, pauseKind: null, version: 1 } })

async function signUp(): Promise<Ask> {
  const name = randomBytes(8).toString('hex')
  return withBody({ nickname: name, email: `${name}@moa.test`, password: `pass-${name}`, inviteCode: '5858' })
}

async function anInvite(): Promise<string> {
  const { id } = await db.inviteCode.create({
    data: { id: newId('inv'), code: randomBytes(8).toString('hex').toUpperCase() },
  })
  return id
}

const everybodyHasALimit = (cast: Cast) =>
  Promise.all(
    Object.values(cast).map(({ id: memberId }) =>
      db.player.upsert({
        where: { memberId },
        create: { memberId, stakeLimit: 1_000_000 },
        update: { stakeLimit: 1_000_000 },
      }),
    ),
  )

const CLAIM = { game: 'slot', serverSeed: 'ab'.repeat(32), clientSeed: 'seed', nonce: 0, configVersion: 1, bet: 10 }

const AN_HOUR = { ...lastHour(), reason: 'matrix' }

/** The hour that has just passed, as an outage is declared. */
function lastHour() {
  const now = Date.now()
  return { fromAt: new Date(now - 3_600_000).toISOString(), toAt: new Date(now - 1).toISOString() }
}

async function anOutage(): Promise<string> {
  const { fromAt, toAt } = lastHour()
  const { id } = await db.outage.create({
    data: { id: newId('otg'), fromAt, toAt, source: 'operator', reason: 'matrix', actor: 'system' },
  })
  return id
}

/** Everybody has the shards; that an item is given once is not what the matrix asks. */
async function anExchange({ cast }: Things): Promise<Ask> {
  const living = Object.values(cast).map(({ id }) => id)
  await giveShards(living, 100)
  return withBody({ itemId: 'compass' })
}

/** The owner's round of crash while it flies: anybody else's to touch, and the owner's. */
const flight = {
  done: 200,
  owned: {
    right: async ({ cast }: Things) => withBody({ roundId: await openRoundOf(await inAnotherSession(cast.owner)) }),
    missing: () => withBody({ roundId: newId('rnd') }),
  },
  undo: endFlights,
} satisfies Row

const ofRound = { done: 200, ask: ({ roundId }: Things) => ({ params: { id: roundId } }) } satisfies Row

/** The request that moves rock paper scissors out of the state it is in. */
async function switchingGame(isFrozen: boolean): Promise<Ask> {
  const ask = withBody({ reason: 'matrix' }, { game: 'rps' })
  return { ...ask, headers: { ...ask.headers, 'if-match': `"${await letGameBe('rps', isFrozen)}"` } }
}
const thawRps = () => letGameBe('rps', false)

const internal = { done: 200, secret: true, ask: () => ({}) } satisfies Row
const SHELL = { symbol: 'SHEL', nameKo: '셸', nameEn: 'Shell', position: 99, validFrom: '2026-01-01' }

/** A trading day on which nobody has declared a closure yet; the next by name, the further ones by the calendar. */
async function aTradingDay(): Promise<string> {
  const closures = await readClosures()
  const [day] = listNextSessions(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10), 1, closures)
  return day?.tradeDate ?? ''
}

/** Everybody has the POINT, and there is a unit for each. */
async function anOrder({ cast }: Things): Promise<Ask> {
  for (const { id } of Object.values(cast)) await givePoints(id, 100)
  return withBody(await aReward())
}

const REWARD_WORDS = {
  nameKo: '차 한 잔',
  nameEn: 'A cup of tea',
  descriptionKo: '따뜻해요.',
  descriptionEn: 'Warm.',
  pricePoints: 100,
  image: 'tea',
  isActive: true,
}

const anEditOfReward = async (body: object): Promise<Ask> => {
  const ask = withBody(body, { id: (await aReward()).rewardId })
  return { ...ask, headers: { ...ask.headers, 'if-match': '"1"' } }
}

/** A redemption of the owner's that waits for a vendor who isn't there. */
async function aRedemption({ cast }: Things): Promise<string> {
  await givePoints(cast.owner.id, 100)
  const order = { memberId: cast.owner.id, ...(await aReward()) }
  return (await transaction((tx) => redeem(tx, order))).id
}
const ofRedemption = {
  done: 200,
  ask: async (things: Things) => ({ params: { id: await aRedemption(things) } }),
} satisfies Row

const PICK_DAY = '2099-01-05'
/** A day of its own that takes picks; nobody of the cast has picked on it, or everybody has. */
async function aPickDay({ cast }: Things, isPicked: boolean): Promise<void> {
  await openSession({ tradeDate: PICK_DAY })
  const everybody = Object.values(cast).map(({ id }) => id)
  await setPicks(everybody, PICK_DAY, isPicked)
}
const picking = (body: object | null, isPicked: boolean) => async (things: Things) => {
  await aPickDay(things, isPicked)
  if (body) return withBody({ ...body, tradeDate: PICK_DAY }, { symbol: 'AAPL' })
  return { params: { symbol: 'AAPL' }, headers: { 'idempotency-key': randomUUID() } }
}
const dayOfPicks = async (things: Things) => {
  await aPickDay(things, true)
  return {}
}
/** The ad network's word on an ad of somebody whom the matrix doesn't know. */
async function anAdCallback(): Promise<Ask> {
  await openSession({ tradeDate: PICK_DAY })
  const query = new URLSearchParams(await signedQuery(await anIntent(newId('usr'), PICK_DAY)))
  return { query: [...query] }
}
async function anAdOf({ cast }: Things): Promise<Ask> {
  await openSession({ tradeDate: PICK_DAY })
  return withBody({ nonce: await anIntent(cast.owner.id, PICK_DAY) })
}

const AN_OUTCOME = { outcome: 'VOID', note: 'matrix' }

/** Every operation of the product by its id; one without a row fails the matrix. */
export const ROWS: Record<string, Row> = {
  liveness: read,
  health: read,
  metrics: { ...read, secret: true },
  openApi: read,
  runCron: job,
  runCronByGet: job,
  openStream: read,

  logIn: { done: 200, ask: ({ cast }) => withBody({ email: cast.other.email, password: cast.other.password }) },
  refresh: {
    done: 200,
    ask: async ({ cast }) => withBody({ refreshToken: (await inAnotherSession(cast.other)).refreshToken }),
  },
  logOut: { done: 204, ask: () => withBody({}) },
  logOutEverywhere: { done: 204, ask: () => withBody({}) },
  listSessions: read,
  revokeSession: {
    done: 204,
    owned: {
      right: async ({ cast }) => ({ params: { id: (await inAnotherSession(cast.owner)).sessionId } }),
      missing: () => ({ params: { id: newId('ses') } }),
    },
  },
  signUp: { done: 201, ask: signUp },
  getMe: read,
  updateMe: { done: 200, ask: () => withBody({ nickname: randomBytes(8).toString('hex') }) },
  getProfile: ofOwner,
  getSettings: read,
  updateSettings: write({ theme: 'dark' }),
  getOnboarding: read,
  updateOnboarding: write({ step: 1, status: 'OPEN' }),
  completeOnboarding: write({}),
  getJwks: read,
  checkInvite: { done: 200, ask: () => ({ params: { code: '5858' } }) },

  listInviteCodes: read,
  createInviteCodes: { ...write({ count: 1 }), done: 201 },
  updateInviteCode: { done: 200, ask: async () => withBody({ status: 'DISABLED' }, { id: await anInvite() }) },
  listMembers: read,
  getMember: ofOwner,
  updateMember: {
    done: 200,
    ask: async ({ cast }) => {
      const { version } = await db.member.findUniqueOrThrow({ where: { id: cast.owner.id } })
      const ask = withBody({ tier: 'VIP' }, { id: cast.owner.id })
      return { ...ask, headers: { ...ask.headers, 'if-match': `"${version}"` } }
    },
  },
  listMemberSessions: ofOwner,

  getBalance: read,
  listBalanceHistory: read,
  getPointsBalance: read,
  listPointsLedger: read,
  grantGold: adjusting,
  deductGold: adjusting,
  adjustPoints: { done: 200, ask: ({ cast }) => withBody({ memberId: cast.owner.id, amount: 1, reason: 'matrix' }) },
  getMemberBalance: ofOwner,
  listMemberHistory: ofOwner,
  getLedgerOverview: read,
  listTransfers: read,
  getTransfer: { done: 200, ask: ({ transferId }) => ({ params: { id: transferId } }) },

  getStreakStatus: read,
  getStreakPreview: read,
  getStreakCalendar: read,
  claimStreak: write({ actionType: 'DAILY_LOGIN' }),
  tickStreak: write({}),
  setStreakProtection: write({ isOn: true }),
  listOutages: read,
  declareOutage: { done: 201, ask: () => withBody(AN_HOUR) },
  withdrawOutage: { done: 200, ask: async () => withBody({ reason: 'matrix' }, { id: await anOutage() }) },
  getMemberStreak: ofOwner,
  correctStreak: {
    done: 200,
    ask: ({ cast }) => withBody({ kind: 'DAILY_LOGIN', streak: 3, reason: 'matrix' }, { id: cast.owner.id }),
  },

  spin: wager({ bet: 10 }),
  pullGacha: wager({ count: 1 }),
  spinGacha: wager({ count: 1 }),
  getGachaState: read,
  getGachaCollection: read,
  getGachaOdds: read,
  listExchange: read,
  exchangeShards: { done: 200, ask: anExchange },
  playRps: wager({ bet: 10, choice: 'rock' }),
  getLimits: read,
  updateLimits: { done: 200, ask: () => settingLimits({ minutes: null }) },
  pausePlay: { ...write({ term: 'day' }), undo: endBreaks },
  getPlayNotice: read,
  acknowledgePlayNotice: write({}),
  getMemberLimits: ofOwner,
  lowerMemberLimits: {
    done: 200,
    ask: ({ cast }) => settingLimits({ limits: { minutes: null }, reason: 'matrix' }, { id: cast.owner.id }),
  },
  pauseMember: {
    done: 200,
    ask: ({ cast }) => withBody({ term: 'day', reason: 'matrix' }, { id: cast.owner.id }),
    undo: endBreaks,
  },
  betCrash: { ...wager({ bet: 100 }), undo: endFlights },
  startCrash: flight,
  cashOutCrash: flight,
  getCurrentCrash: read,
  listGames: read,
  getOddsMonitor: read,
  listGameRecords: read,
  getGameRecord: { done: 200, ask: () => ({ params: { game: 'rps' } }) },
  freezeGame: { done: 200, ask: () => switchingGame(false), undo: thawRps },
  getGoldFlow: read,
  listAllRounds: read,
  getRoundRecord: ofRound,
  verifyRecordedRound: ofRound,
  unfreezeGame: { done: 200, ask: () => switchingGame(true), undo: thawRps },
  listRounds: read,
  getRound: round,
  exportRounds: read,
  getMyStats: read,
  getStatsOf: ofMember('user'),
  startGameSession: write({}),
  endGameSession: write({}),
  getCurrentGameSession: ofMember('user'),
  listGameSessions: read,
  listAchievements: ofMember('id'),
  claimAchievement: {
    done: 200,
    ask: async ({ cast }) => {
      await everybodyHasALimit(cast)
      return withBody({}, { id: 'limit_set' })
    },
  },
  getLeaderboard: read,
  chooseBoard: write({ isOnBoard: true }),
  getPulse: read,
  logAction: { ...write({ action: 'OPEN_ODDS', data: { game: 'slot' } }), done: 201 },
  listRecentActions: ofMember('user'),
  getSeed: read,
  rotateSeed: write({}),
  verifyRound: write(CLAIM),
  getFairRound: round,
  getSlotOdds: read,
  getRpsOdds: read,
  getCrashOdds: read,
  listOddsHistory: { done: 200, ask: () => ({ query: [['game', 'slot']] }) },
  listPaytables: read,
  getTodaySession: read,
  flipToPredict: internal,
  cutOff: internal,
  listMarketSessions: read,
  makeMarketSessions: { done: 200, ask: () => withBody({}) },
  listClosures: read,
  declareClosure: { done: 201, ask: async () => withBody({ tradeDate: await aTradingDay(), reason: 'matrix' }) },
  getTodayUniverse: read,
  upsertUniverse: { ...internal, ask: () => withBody({ symbols: [SHELL] }) },
  listStocks: read,
  upsertStock: write(SHELL),
  publishPaytable: { done: 201, ask: ({ paytable }) => withBody({ game: 'slot', config: paytable }) },

  listCatalog: read,
  redeemReward: { done: 202, ask: anOrder },
  listMyRedemptions: read,
  getMyRedemption: {
    done: 200,
    owned: {
      right: async (things) => ({ params: { id: await aRedemption(things) } }),
      missing: () => ({ params: { id: newId('rdm') } }),
    },
  },
  listRewards: read,
  createReward: {
    done: 201,
    ask: () => withBody({ ...REWARD_WORDS, sku: `s${randomBytes(6).toString('hex')}` }),
  },
  getReward: { done: 200, ask: async () => ({ params: { id: (await aReward()).rewardId } }) },
  updateReward: { done: 200, ask: () => anEditOfReward({ pricePoints: 90 }) },
  changeStock: { done: 200, ask: () => anEditOfReward({ change: 1, reason: 'matrix' }) },
  getRewardsCheck: read,
  listRedemptions: read,
  getRedemption: ofRedemption,
  retryRedemption: { done: 202, ask: async (things) => withBody({}, { id: await aRedemption(things) }) },

  createPick: { done: 201, ask: picking({ side: 'UP' }, false) },
  changePick: { done: 200, ask: picking({ side: 'DOWN' }, true) },
  cancelPick: { done: 200, ask: picking(null, true) },
  getMyDay: { done: 200, ask: dayOfPicks },
  listPicks: read,
  getAdStatus: { done: 200, ask: dayOfPicks },
  intendAd: {
    done: 201,
    ask: async (things) => {
      await aPickDay(things, false)
      return { headers: { 'idempotency-key': randomUUID() } }
    },
  },
  unlockSlot: { done: 200, ask: anAdCallback },
  unlockSlotByGet: { done: 200, ask: anAdCallback },
  completeSandboxAd: {
    done: 200,
    owned: { right: anAdOf, missing: () => withBody({ nonce: newId('adn') }) },
  },

  getSettlementDay: { done: 200, ask: async () => ({ params: { tradeDate: (await dueSession()).tradeDate } }) },
  getSettlementReceipt: {
    done: 200,
    ask: async () => ({ params: { tradeDate: (await dueSession()).tradeDate, symbol: 'AAPL' } }),
  },
  runSettlement: { ...write({}), secret: true },
  listHeldCases: read,
  decideHeldCase: {
    done: 200,
    ask: async () => withBody(AN_OUTCOME, { tradeDate: await aHeldDay(), symbol: 'AAPL' }),
  },
  correctSettlement: {
    done: 200,
    ask: async () => withBody(AN_OUTCOME, { tradeDate: await aSettledDay(), symbol: 'AAPL' }),
  },
  startSettlement: { done: 200, ask: async () => withBody({ tradeDate: (await dueSession()).tradeDate }) },
  excuseSession: {
    done: 200,
    ask: async () => withBody({ reason: 'matrix' }, { tradeDate: (await dueSession()).tradeDate }),
  },
  getOxStreak: read,

  getSkill: read,
  getLeague: read,
  joinLeague: write({}),
  leaveLeague: write({}),
  getPracticeDay: read,
  answerPracticeDay: {
    done: 200,
    owned: {
      right: ({ cast }) => withBody({ side: 'UP' }, { dayToken: drawPracticeDay(cast.owner.id).dayToken }),
      missing: () => withBody({ side: 'UP' }, { dayToken: 'unknown' }),
    },
  },

  fetchEod: { ...write({}), secret: true },
  getEodStatus: { ...read, secret: true },
  getEodReport: read,
  triggerEod: write({}),
}
