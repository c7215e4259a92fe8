import { inBoth } from '../../i18n/both';

export const layerWords = inBoth(
  {
    more: '更多操作：',
    opacity: '不透明度',
    table: '表格',
    filter: '筛选',
    theme: '专题图',
    export: '导出',
    rise: '上移',
    sink: '下移',
    filtered: '已筛选：',
    dropFilter: '取消筛选',
    basemap: '底图',
    noBasemap: '无（仅本市轮廓）',
  },
  {
    more: 'More about ',
    opacity: 'Opacity',
    table: 'Table',
    filter: 'Filter',
    theme: 'Thematic map',
    export: 'Export',
    rise: 'Move up',
    sink: 'Move down',
    filtered: 'Filtered: ',
    dropFilter: 'Drop the filter',
    basemap: 'Basemap',
    noBasemap: 'None (own outline)',
  },
);
