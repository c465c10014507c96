import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { ReservedDraw } from '../fairness/service'
import type { Presentation } from '../plays/contract'
import type { Game, GameStats } from '../stats/contract'
import { foldStats, type StoredStat, toStatRow } from '../stats/rules'

type FinishedRound = {
  id: string
  memberId: string
  game: Game
  /** GOLD. */
  bet: number
  payout: number
  result: object & { presentation: Presentation }
  draw: ReservedDraw
  transferId: string
}

type RecordedRow = StoredStat & { createdAt: Date }

/**
 * Writes a round and adds it to the member's statistics: one statement, so that no reader sees the one without the
 * other. The seed row is held FOR KEY SHARE, which a rotation waits for; a round whose seed has been revealed since its
 * draw is refused (CONFLICT), for its outcome might have been known before its stake was taken.
 */
export async function recordRound(tx: Tx, round: FinishedRound): Promise<{ createdAt: string; stats: GameStats }> {
  const { id, memberId, game, bet, payout, draw } = round
  const isWin = round.result.presentation === 'win'
  const rows = await tx.$queryRaw<RecordedRow[]>`
    with played as (
      insert into arcade.round
        (id, member_id, game, bet, payout, result, seed_id, nonce, config_version, transfer_id)
      select ${id}, ${memberId}, ${game}, ${bet}, ${payout}, ${JSON.stringify(round.result)}::jsonb, seed.id,
        ${draw.nonce}, ${draw.configVersion}, ${round.transferId}
      from arcade.seed where seed.id = ${draw.seedId} and seed.state = 'active'
      for key share
      returning created_at
    ), counted as (
      insert into arcade.stat as stat
        (member_id, game, rounds, wins, staked, paid, biggest_win, last_played_at, version)
      select ${memberId}, ${game}, 1, ${isWin ? 1 : 0}, ${bet}, ${payout}, ${isWin ? payout : 0}, created_at, 1
      from played
      on conflict (member_id, game) do update set
        rounds = stat.rounds + 1,
        wins = stat.wins + excluded.wins,
        staked = stat.staked + excluded.staked,
        paid = stat.paid + excluded.paid,
        biggest_win = greatest(stat.biggest_win, excluded.biggest_win),
        last_played_at = greatest(stat.last_played_at, excluded.last_played_at),
        version = stat.version + 1
      returning *
    ), every_game as (
      select * from counted
      union all
      select stat.* from arcade.stat where stat.member_id = ${memberId} and stat.game <> ${game}
    )
    select game, rounds, wins, staked, paid, biggest_win as "biggestWin",
      best_multiplier as "bestMultiplier", best_streak as "bestStreak", play_ms as "playMs", last_played_at as "lastPlayedAt", version,
      (select created_at from played) as "createdAt"
    from every_game
    where exists (select from played)`
  if (!rows[0]) {
    throw new AppError('CONFLICT', {
      detail: 'The seed of this draw was revealed meanwhile. Nothing was staked; play again with a new key.',
    })
  }
  return { createdAt: rows[0].createdAt.toISOString(), stats: foldStats(rows.map(toStatRow)) }
}
