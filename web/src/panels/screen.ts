import type { Catalog } from '../api/catalog';
import type { Messages } from '../i18n/messages';
import type { Language } from '../state/view-state';

/** What every panel needs to speak: the language, its words, and the layers with their titles in it. */
export interface Screen {
  readonly language: Language;
  readonly messages: Messages;
  readonly catalog: Catalog;
}
