/** Three dots over a button that is at work; its words stay in place for assistive technology. */
export function BusyDots() {
  return (
    <span aria-hidden className="absolute inset-0 flex items-center justify-center gap-1.5">
      {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
        <span key={delay} className={`size-1.5 animate-busy rounded-full bg-current ${delay}`} />
      ))}
    </span>
  )
}
