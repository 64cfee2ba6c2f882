/** Lets events that have come in meanwhile be handled before a longer piece of work goes on. */
export const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
