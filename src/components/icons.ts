import add from '@fluentui/svg-icons/icons/add_16_regular.svg?raw';
import arrowLeft from '@fluentui/svg-icons/icons/arrow_left_16_regular.svg?raw';
import arrowSortDown from '@fluentui/svg-icons/icons/arrow_sort_down_16_regular.svg?raw';
import arrowSortUp from '@fluentui/svg-icons/icons/arrow_sort_up_16_regular.svg?raw';
import arrowSync from '@fluentui/svg-icons/icons/arrow_sync_16_regular.svg?raw';
import arrowSyncLarge from '@fluentui/svg-icons/icons/arrow_sync_20_regular.svg?raw';
import checkmark from '@fluentui/svg-icons/icons/checkmark_16_regular.svg?raw';
import chevronDown from '@fluentui/svg-icons/icons/chevron_down_16_regular.svg?raw';
import chevronRight from '@fluentui/svg-icons/icons/chevron_right_16_regular.svg?raw';
import circle from '@fluentui/svg-icons/icons/circle_16_regular.svg?raw';
import copy from '@fluentui/svg-icons/icons/copy_16_regular.svg?raw';
import database from '@fluentui/svg-icons/icons/database_16_regular.svg?raw';
import dismiss from '@fluentui/svg-icons/icons/dismiss_16_regular.svg?raw';
import errorCircle from '@fluentui/svg-icons/icons/error_circle_16_regular.svg?raw';
import flash from '@fluentui/svg-icons/icons/flash_16_regular.svg?raw';
import list from '@fluentui/svg-icons/icons/list_16_regular.svg?raw';
import numberSymbol from '@fluentui/svg-icons/icons/number_symbol_16_regular.svg?raw';
import plug from '@fluentui/svg-icons/icons/plug_connected_20_regular.svg?raw';
import questionCircle from '@fluentui/svg-icons/icons/question_circle_20_regular.svg?raw';
import search from '@fluentui/svg-icons/icons/search_16_regular.svg?raw';
import searchLarge from '@fluentui/svg-icons/icons/search_20_regular.svg?raw';
import settings from '@fluentui/svg-icons/icons/settings_20_regular.svg?raw';
import subtract from '@fluentui/svg-icons/icons/subtract_16_regular.svg?raw';
import table from '@fluentui/svg-icons/icons/table_16_regular.svg?raw';
import tag from '@fluentui/svg-icons/icons/tag_16_regular.svg?raw';
import textField from '@fluentui/svg-icons/icons/textbox_16_regular.svg?raw';
import warning from '@fluentui/svg-icons/icons/warning_16_regular.svg?raw';

/** Static SVG of one set, trusted because it is part of the build. */
export const ICONS = {
  add,
  arrowLeft,
  arrowSortDown,
  arrowSortUp,
  arrowSync,
  arrowSyncLarge,
  checkmark,
  chevronDown,
  chevronRight,
  circle,
  copy,
  database,
  dismiss,
  errorCircle,
  flash,
  list,
  numberSymbol,
  plug,
  questionCircle,
  search,
  searchLarge,
  settings,
  subtract,
  table,
  tag,
  textField,
  warning,
} as const;

export type IconName = keyof typeof ICONS;
