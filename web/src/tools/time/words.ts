import { inBoth } from '../../i18n/both';

export const timeWords = inBoth(
  {
    slider: '变更日期',
    earlier: '上一个变更日期',
    later: '下一个变更日期',
    compare: '对比日期（卷帘右侧）',
    compareHint: '选择日期后，地图左侧为数据日期，右侧为对比日期，拖动中线查看；变化的要素会被标出。',
    stop: '结束对比',
    swipe: '卷帘位置',
    same: '两日之间没有变化。',
    changed: '两日之间的变化，点选查看：',
    before: '原名',
    gained: '划入',
    lost: '划出',
    kinds: { ADDED: '新增', REMOVED: '撤销', CHANGED: '变更' },
  },
  {
    slider: 'Days of change',
    earlier: 'Earlier day of change',
    later: 'Later day of change',
    compare: 'Compare with (right of the line)',
    compareHint:
      'The map shows the day above to the left of the line and this one to its right; drag the line. What changed is marked.',
    stop: 'Stop comparing',
    swipe: 'Position of the line',
    same: 'Nothing changed between the two days.',
    changed: 'What changed; choose one to see it:',
    before: 'formerly',
    gained: 'gained',
    lost: 'lost',
    kinds: { ADDED: 'new', REMOVED: 'abolished', CHANGED: 'changed' },
  },
);
