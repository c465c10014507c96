import 'server-only'
import { Client, type QueryResultRow } from 'pg'
import { PROOF_PAGE } from '../constants'

/** A connection for one long look at the whole ledger: no time-outs, times in UTC. */
export async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const options = '-c TimeZone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0'
  const client = new Client({ connectionString: databaseUrl, options, application_name: 'moa ledger:verify' })
  // A lost connection fails the running query; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The rows of a query in order, a page in memory at a time, with a look at the next one. */
export class Rows<R extends QueryResultRow> {
  #page: R[] = []
  #at = 0
  #isOver = false

  private constructor(
    readonly client: Client,
    readonly name: string,
  ) {}

  static async open<R extends QueryResultRow>(client: Client, name: string, sql: string): Promise<Rows<R>> {
    await client.query(`declare ${name} no scroll cursor for ${sql}`)
    return new Rows<R>(client, name)
  }

  async peek(): Promise<R | null> {
    if (this.#at >= this.#page.length && !this.#isOver) {
      const { rows } = await this.client.query<R>(`fetch ${PROOF_PAGE} from ${this.name}`)
      this.#page = rows
      this.#at = 0
      this.#isOver = rows.length === 0
    }
    return this.#page[this.#at] ?? null
  }

  async take(): Promise<R | null> {
    const row = await this.peek()
    this.#at += 1
    return row
  }

  /** Takes rows from here on as long as they belong. */
  async takeWhile(belongs: (row: R) => boolean): Promise<R[]> {
    const taken: R[] = []
    for (let row = await this.peek(); row && belongs(row); row = await this.peek()) {
      taken.push(row)
      this.#at += 1
    }
    return taken
  }

  close(): Promise<unknown> {
    return this.client.query(`close ${this.name}`)
  }
}
