import 'server-only'
import type { OddsProcess } from '@/generated/prisma/client'
import type { Tx } from '@/lib/platform/db/client'
import type { Game } from '../../stats/contract'
import type { Counts, Watched } from '../rules/tally'

type Identity = { game: Game; version: number }

/** The count that goes on now for one version of a game's odds; the first begins when it is first asked for. */
export async function findProcess(tx: Tx, { game, version }: Identity): Promise<OddsProcess> {
  const latest = await tx.oddsProcess.findFirst({ where: { game, version }, orderBy: { run: 'desc' } })
  return latest ?? tx.oddsProcess.create({ data: { game, version, run: 1 } })
}

/** Keeps what was counted, and the state at the end of the running hour. Callers hold the cursor's row. */
export async function saveProcess(tx: Tx, process: OddsProcess, watched: Watched & { draws: number }): Promise<void> {
  const { game, version, run } = process
  const { counts, lnE, draws } = watched
  const lnEMax = Math.max(process.lnEMax, watched.lnEMax)
  await tx.$executeRaw`
    update arcade.odds_process
    set counts = ${JSON.stringify(counts)}::jsonb, draws = ${draws}, ln_e = ${lnE}, ln_e_max = ${lnEMax},
      counted_at = platform.clock_now(),
      alarmed_at = coalesce(alarmed_at, case when ${watched.alarm !== null} then platform.clock_now() end)
    where game = ${game} and version = ${version} and run = ${run}`
  await tx.$executeRaw`
    insert into arcade.odds_point (game, version, run, hour, draws, ln_e)
    values (${game}, ${version}, ${run}, date_trunc('hour', platform.clock_now()), ${draws}, ${lnE})
    on conflict (game, version, run, hour) do update set draws = excluded.draws, ln_e = excluded.ln_e`
}

/** Counts of the game whose evidence has sufficed begin anew at e = 1; what was counted stays on record. */
export async function restartProcesses(tx: Tx, game: Game): Promise<void> {
  await tx.$executeRaw`
    insert into arcade.odds_process (game, version, run)
    select game, version, run + 1
    from (
      select distinct on (version) game, version, run, alarmed_at from arcade.odds_process
      where game = ${game} order by version, run desc
    ) latest
    where alarmed_at is not null`
}

export const countsOf = ({ counts }: OddsProcess): Counts => counts as Counts
