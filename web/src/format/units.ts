import type { Language } from '../state/view-state';

/** The unit in which people read values that the service has in another. */
export interface DisplayUnit {
  /** How many of the service's units are one of these. */
  readonly size: number;
  /** Empty where values have no unit. */
  readonly symbol: string;
}

export function displayUnit(unit: string | null | undefined, language: Language): DisplayUnit {
  const zh = language === 'zh';
  switch (unit) {
    case 'm2':
      return { size: 1_000_000, symbol: 'km²' };
    case 'CNY':
      return zh ? { size: 10_000, symbol: '万元' } : { size: 1, symbol: 'CNY' };
    case 'person':
      return { size: 1, symbol: zh ? '人' : '' };
    case '1/km2':
      return { size: 1, symbol: zh ? '个/km²' : 'per km²' };
    case 'share':
      return { size: 0.01, symbol: '%' };
    default:
      return { size: 1, symbol: unit === '1' ? '' : (unit ?? '') };
  }
}
