import add from '@fluentui/svg-icons/icons/add_16_regular.svg?raw';
import arrowDownload from '@fluentui/svg-icons/icons/arrow_download_16_regular.svg?raw';
import arrowLeft from '@fluentui/svg-icons/icons/arrow_left_16_regular.svg?raw';
import arrowSortDown from '@fluentui/svg-icons/icons/arrow_sort_down_16_regular.svg?raw';
import arrowSortUp from '@fluentui/svg-icons/icons/arrow_sort_up_16_regular.svg?raw';
import arrowSwap from '@fluentui/svg-icons/icons/arrow_swap_16_regular.svg?raw';
import arrowSwapLarge from '@fluentui/svg-icons/icons/arrow_swap_20_regular.svg?raw';
import arrowSync from '@fluentui/svg-icons/icons/arrow_sync_16_regular.svg?raw';
import arrowSyncLarge from '@fluentui/svg-icons/icons/arrow_sync_20_regular.svg?raw';
import box from '@fluentui/svg-icons/icons/box_16_regular.svg?raw';
import boxLarge from '@fluentui/svg-icons/icons/box_20_regular.svg?raw';
import book from '@fluentui/svg-icons/icons/book_16_regular.svg?raw';
import bookLarge from '@fluentui/svg-icons/icons/book_20_regular.svg?raw';
import checkmark from '@fluentui/svg-icons/icons/checkmark_16_regular.svg?raw';
import chevronDown from '@fluentui/svg-icons/icons/chevron_down_16_regular.svg?raw';
import chevronRight from '@fluentui/svg-icons/icons/chevron_right_16_regular.svg?raw';
import circle from '@fluentui/svg-icons/icons/circle_16_regular.svg?raw';
import copy from '@fluentui/svg-icons/icons/copy_16_regular.svg?raw';
import database from '@fluentui/svg-icons/icons/database_16_regular.svg?raw';
import dismiss from '@fluentui/svg-icons/icons/dismiss_16_regular.svg?raw';
import errorCircle from '@fluentui/svg-icons/icons/error_circle_16_regular.svg?raw';
import eye from '@fluentui/svg-icons/icons/eye_16_regular.svg?raw';
import eyeFilled from '@fluentui/svg-icons/icons/eye_16_filled.svg?raw';
import eyeLarge from '@fluentui/svg-icons/icons/eye_20_regular.svg?raw';
import flash from '@fluentui/svg-icons/icons/flash_16_regular.svg?raw';
import flowchart from '@fluentui/svg-icons/icons/flowchart_16_regular.svg?raw';
import flowchartLarge from '@fluentui/svg-icons/icons/flowchart_20_regular.svg?raw';
import key from '@fluentui/svg-icons/icons/key_16_filled.svg?raw';
import groupList from '@fluentui/svg-icons/icons/text_bullet_list_16_regular.svg?raw';
import link from '@fluentui/svg-icons/icons/link_16_regular.svg?raw';
import list from '@fluentui/svg-icons/icons/list_16_regular.svg?raw';
import moreLarge from '@fluentui/svg-icons/icons/more_horizontal_20_regular.svg?raw';
import numberSymbol from '@fluentui/svg-icons/icons/number_symbol_16_regular.svg?raw';
import plug from '@fluentui/svg-icons/icons/plug_connected_20_regular.svg?raw';
import questionCircleSmall from '@fluentui/svg-icons/icons/question_circle_16_regular.svg?raw';
import questionCircle from '@fluentui/svg-icons/icons/question_circle_20_regular.svg?raw';
import search from '@fluentui/svg-icons/icons/search_16_regular.svg?raw';
import searchLarge from '@fluentui/svg-icons/icons/search_20_regular.svg?raw';
import settings from '@fluentui/svg-icons/icons/settings_20_regular.svg?raw';
import star from '@fluentui/svg-icons/icons/star_16_regular.svg?raw';
import starFilled from '@fluentui/svg-icons/icons/star_16_filled.svg?raw';
import subtract from '@fluentui/svg-icons/icons/subtract_16_regular.svg?raw';
import table from '@fluentui/svg-icons/icons/table_16_regular.svg?raw';
import tag from '@fluentui/svg-icons/icons/tag_16_regular.svg?raw';
import tableLarge from '@fluentui/svg-icons/icons/table_20_regular.svg?raw';
import textField from '@fluentui/svg-icons/icons/textbox_16_regular.svg?raw';
import warning from '@fluentui/svg-icons/icons/warning_16_regular.svg?raw';
import { shapeOf } from './icon-shape.ts';

/** Of one set. */
export const ICONS = {
  add: shapeOf(add),
  arrowDownload: shapeOf(arrowDownload),
  arrowLeft: shapeOf(arrowLeft),
  arrowSortDown: shapeOf(arrowSortDown),
  arrowSortUp: shapeOf(arrowSortUp),
  arrowSwap: shapeOf(arrowSwap),
  arrowSwapLarge: shapeOf(arrowSwapLarge),
  arrowSync: shapeOf(arrowSync),
  arrowSyncLarge: shapeOf(arrowSyncLarge),
  book: shapeOf(book),
  bookLarge: shapeOf(bookLarge),
  box: shapeOf(box),
  boxLarge: shapeOf(boxLarge),
  checkmark: shapeOf(checkmark),
  chevronDown: shapeOf(chevronDown),
  chevronRight: shapeOf(chevronRight),
  circle: shapeOf(circle),
  copy: shapeOf(copy),
  database: shapeOf(database),
  dismiss: shapeOf(dismiss),
  errorCircle: shapeOf(errorCircle),
  eye: shapeOf(eye),
  eyeFilled: shapeOf(eyeFilled),
  eyeLarge: shapeOf(eyeLarge),
  flash: shapeOf(flash),
  flowchart: shapeOf(flowchart),
  flowchartLarge: shapeOf(flowchartLarge),
  groupList: shapeOf(groupList),
  key: shapeOf(key),
  link: shapeOf(link),
  list: shapeOf(list),
  moreLarge: shapeOf(moreLarge),
  numberSymbol: shapeOf(numberSymbol),
  plug: shapeOf(plug),
  questionCircle: shapeOf(questionCircle),
  questionCircleSmall: shapeOf(questionCircleSmall),
  search: shapeOf(search),
  searchLarge: shapeOf(searchLarge),
  settings: shapeOf(settings),
  star: shapeOf(star),
  starFilled: shapeOf(starFilled),
  subtract: shapeOf(subtract),
  table: shapeOf(table),
  tag: shapeOf(tag),
  tableLarge: shapeOf(tableLarge),
  textField: shapeOf(textField),
  warning: shapeOf(warning),
} as const;

export type IconName = keyof typeof ICONS;
