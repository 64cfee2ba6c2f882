/** `2026-03-15 08:00 UTC` */
export const utcText = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
