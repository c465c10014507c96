/** What happened, in one sentence, for eyes and ears alike. */
export function ResultSentence({ children }: { children: string }) {
  return (
    <p role="status" aria-live="polite" className="flex min-h-14 items-center justify-center text-center text-17">
      {children}
    </p>
  )
}
