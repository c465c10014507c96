/** A moment of the Korean day `YYYY-MM-DD` that formats as that day, on the server and in every browser alike. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00+09:00`)
