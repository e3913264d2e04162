// Days counted from today, so that the story is always about the near future.

/** The day in so many days, like 2026-12-05. */
export function inDays(days) {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** A day as Kith says it: "Saturday 5 December 2026". */
export function spoken(day) {
  const part = (options) => new Date(day).toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  return `${part({ weekday: "long" })} ${part({ day: "numeric", month: "long", year: "numeric" })}`;
}
