import { type AlertRule, MAX_RULES } from '@/lib/alerts/rule';
import type { Settings } from '@/lib/storage/settings';

type Change = (settings: Settings) => Settings;

export const withRule =
  (id: string, change: Partial<AlertRule>): Change =>
  (settings) => ({
    ...settings,
    alertRules: settings.alertRules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
  });

/** Rules of an id that is there already take its place; those beyond the most that are weighed are left out. */
export const withRules =
  (rules: readonly AlertRule[]): Change =>
  (settings) => {
    const byId = new Map([...settings.alertRules, ...rules].map((rule) => [rule.id, rule]));
    return { ...settings, alertRules: [...byId.values()].slice(0, MAX_RULES) };
  };

export const withoutRule =
  (id: string): Change =>
  (settings) => ({ ...settings, alertRules: settings.alertRules.filter((rule) => rule.id !== id) });
