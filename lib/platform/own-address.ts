import { browser } from './browser';

/** The address of the page of ours that can stand in other pages; where the browser can, it changes with every session. */
export const sidebarAddress = (): string => browser.runtime.getURL('/sidebar.html');
