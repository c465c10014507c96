// A second implementation of the draws and games of Moa, written from docs/fairness.md alone. It imports nothing of Moa and
// nothing of Node: WebCrypto and BigInt are all it needs, so it also runs in a browser's console.
//
//   const { serverSeedHash, result, payout } = await replay({ game, serverSeed, clientSeed, nonce, configVersion, config, … })

const TWO_32 = 1n << 32n
const TWO_52 = 1n << 52n
const TWO_64 = 1n << 64n
const MILLION = 1_000_000n

const unhex = (hex) => {
  const bytes = new Uint8Array(hex.length / 2)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number(`0x${hex.slice(2 * at, 2 * at + 2)}`)
  return bytes
}
const asBigInt = (buffer) => {
  let number = 0n
  for (const byte of new Uint8Array(buffer)) number = number * 256n + BigInt(byte)
  return number
}

async function hashSeed(serverSeed) {
  const digest = asBigInt(await crypto.subtle.digest('SHA-256', unhex(serverSeed)))
  return digest.toString(16).padStart(64, '0')
}

/** The word as a number below n, or undefined when it must be thrown away. */
export function reduceWord(word, n) {
  const wide = BigInt(word)
  const usable = (TWO_32 / BigInt(n)) * BigInt(n)
  return wide < usable ? Number(wide - (wide / BigInt(n)) * BigInt(n)) : undefined
}

/** All words of a play, one after the other: 256 bits for each block, cut from the top. */
async function* wordsOf({ game, serverSeed, clientSeed, nonce, configVersion }) {
  const how = { name: 'HMAC', hash: { name: 'SHA-256' } }
  const key = await crypto.subtle.importKey('raw', unhex(serverSeed), how, false, ['sign'])
  const prefix = `moa/v1|${game}|${configVersion}|${clientSeed}|${nonce}|`
  for (let cursor = 0; ; cursor += 1) {
    const message = new TextEncoder().encode(prefix + cursor)
    const block = asBigInt(await crypto.subtle.sign('HMAC', key, message))
    for (let shift = 224n; shift >= 0n; shift -= 32n) yield (block >> shift) & (TWO_32 - 1n)
  }
}

/** The numbers that a play draws for these limits. */
async function draw(play, limits) {
  const numbers = []
  const words = wordsOf(play)
  while (numbers.length < limits.length) {
    const { value: word } = await words.next()
    const number = reduceWord(word, limits[numbers.length])
    if (number !== undefined) numbers.push(number)
  }
  return numbers
}

const mood = (bet, payout) => ['loss', 'push', 'win'][Math.sign(payout - bet) + 1]

// ── slot

const STRIP = ['seven', 'bar', 'bell', 'clover', 'lemon', 'cherry']

function playSlot({ weights, pays }, [...stops], bet) {
  const strip = STRIP.flatMap((symbol) => Array(weights[symbol]).fill(symbol))
  const reels = stops.map((stop) => strip[stop])
  const cherries = reels.reduce((count, symbol) => count + Number(symbol === 'cherry'), 0)
  let line = null
  if (new Set(reels).size === 1) line = reels[0]
  else if (cherries === 2) line = 'two_cherries'
  const payout = line ? pays[line] * bet : 0
  return { result: { reels, stops, line, presentation: mood(bet, payout) }, payout }
}

// ── rock paper scissors

const SHOWS = ['rock', 'paper', 'scissors']
const BEATS = { paper: 'rock', scissors: 'paper', rock: 'scissors' }

function playRps({ win }, [drawn], { bet, choice }) {
  const serverChoice = SHOWS[drawn]
  let payout = 0
  if (choice === serverChoice) payout = bet
  if (BEATS[choice] === serverChoice) payout = Number((BigInt(bet) * BigInt(win)) / 100n)
  return { result: { choice, serverChoice, presentation: mood(bet, payout) }, payout }
}

// ── crash

const GROWTH = 18447850911558777614n
const LAST_MS = 131_072

/** The whole curve, millisecond by millisecond: g of ms follows from g of half of it. */
const curve = (() => {
  const growth = [TWO_64]
  const heights = [100]
  for (let ms = 1; ms <= LAST_MS; ms += 1) {
    const half = growth[Math.floor(ms / 2)]
    let g = (half * half) / TWO_64
    if (ms % 2 === 1) g = (g * GROWTH) / TWO_64
    growth.push(g)
    heights.push(Number((100n * g) / TWO_64))
  }
  return heights
})()

export const curveAt = (ms) => curve[Math.min(ms, LAST_MS)]

/** The first place of the curve that is at least as high. */
export function firstAt(height) {
  let [below, reached] = [-1, LAST_MS]
  while (reached - below > 1) {
    const middle = Math.ceil((below + reached) / 2)
    if (curve[middle] >= height) reached = middle
    else below = middle
  }
  return reached
}

export function crashPoint({ edgePercent, cap }, high, low) {
  const r = BigInt(high) * TWO_32 + BigInt(low)
  const height = (BigInt(100 - edgePercent) * TWO_52) / (TWO_52 - r)
  if (height >= BigInt(cap)) return cap
  return height <= 100n ? 100 : Number(height)
}

function playCrash(config, [high, low], { bet, autoTarget, cashOutMs }) {
  const point = crashPoint(config, high, low)
  const target = autoTarget === null || autoTarget > config.cap ? config.cap : autoTarget
  let asked = target
  if (cashOutMs !== null && cashOutMs < firstAt(target)) asked = curveAt(cashOutMs) < 101 ? 101 : curveAt(cashOutMs)
  const paid = asked <= point
  const payout = paid ? Number((BigInt(bet) * BigInt(asked)) / 100n) : 0
  const multiplier = paid ? asked : null
  return { result: { point, autoTarget, cashOutMs, multiplier, presentation: mood(bet, payout) }, payout }
}

// ── gacha

const RANKS = ['SSR', 'SR', 'R', 'N']

/** What part of a million each rarity has in a pull. */
export function ratesOf({ rates, pity, tenth }, missed, isLastOfTen) {
  const n = missed + 1
  let ssr = MILLION
  if (n < pity.hard) {
    const rise = n < pity.softFrom ? 0n : BigInt(n - pity.softFrom + 1) * BigInt(pity.softStep)
    ssr = BigInt(rates.SSR) + rise
  }
  const wanted = [ssr, BigInt(rates.SR), BigInt(rates.R), BigInt(rates.N)]
  const takesAll = isLastOfTen ? RANKS.indexOf(tenth) : 3
  const shares = []
  let rest = MILLION
  for (const [rank, wish] of wanted.entries()) {
    const share = rank === takesAll || wish > rest ? rest : wish
    shares.push(share)
    rest -= share
  }
  return shares
}

/** Which of the shares, laid end to end, the number lies in. */
function indexIn(shares, number) {
  let left = BigInt(number)
  return shares.findIndex((share) => {
    left -= BigInt(share)
    return left < 0n
  })
}

function playGacha(config, numbers, { count, missed, owned }) {
  const collection = [...owned]
  const pulls = []
  let pity = missed
  let sum = 0
  for (let place = 0; place < count; place += 1) {
    const shares = ratesOf(config, pity, count === 10 && place === 9)
    const rarity = RANKS[indexIn(shares, numbers[place * 2])]
    const items = config.items[rarity]
    const item =
      items[
        indexIn(
          items.map(({ ppm }) => ppm),
          numbers[place * 2 + 1],
        )
      ].id
    const isDuplicate = collection.includes(item)
    if (!isDuplicate) collection.push(item)
    const shards = isDuplicate ? config.shards[rarity] : 0
    const pityAfter = rarity === 'SSR' ? 0 : pity + 1
    pulls.push({ item, rarity, pEffectivePpm: Number(shares[0]), pityBefore: pity, pityAfter, isDuplicate, shards })
    pity = pityAfter
    sum += shards
  }
  return { result: { count, pulls, shards: sum, presentation: 'loss' }, payout: 0 }
}

// ── any of them

const GAMES = {
  slot: [() => [64, 64, 64], (round, numbers) => playSlot(round.config, numbers, round.bet)],
  rps: [() => [3], (round, numbers) => playRps(round.config, numbers, round)],
  crash: [() => [2 ** 20, 2 ** 32], (round, numbers) => playCrash(round.config, numbers, round)],
  gacha: [({ count }) => Array(count * 2).fill(1_000_000), (round, numbers) => playGacha(round.config, numbers, round)],
}

/** A whole round again, from its seeds, the figures of its version and what the member decided. */
export async function replay(round) {
  const [limitsOf, settle] = GAMES[round.game]
  const numbers = await draw(round, limitsOf(round))
  return { serverSeedHash: await hashSeed(round.serverSeed), ...settle(round, numbers) }
}
