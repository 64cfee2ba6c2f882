/** Whether the page behind what is drawn is dark or light. */
export type PageTone = 'dark' | 'light';
