import type { Layer } from '../api/catalog';
import type { LayerStyle, PropertySchema } from '../api/types';
import type { OwnField, OwnPart } from './own-data';
import type { ShapeFamily } from './own-features';

/** How own data are told from the service's layers. */
const prefix = 'own';

export function isOwn(layer: string): boolean {
  return layer.startsWith(prefix);
}

export function fileId(number: number): string {
  return `${prefix}${number}`;
}

/** Colours that differ from those of the sample's layers and from one another. */
export const ownColors = ['#d81b60', '#1e88e5', '#8e24aa', '#f4511e', '#00897b', '#6d4c41'] as const;

/** Own data as a layer like those of the service. */
export function ownLayer(
  part: OwnPart,
  about: { title: string; fields: readonly OwnField[]; nameField: string | null; color: string },
): Layer {
  return {
    id: part.id,
    title: about.title,
    description: '',
    theme: prefix,
    order: 1000,
    kind: part.family === 'point' ? 'point' : 'polygon',
    count: part.count,
    provenance: 'published',
    parent: null,
    nameAttribute: about.nameField ?? 'id',
    codeAttribute: null,
    divisionAttribute: null,
    style: styleOf(part.family, about.color, about.nameField),
    schema: { properties: Object.fromEntries(about.fields.map((field) => [field.name, schemaOf(field)])) },
  };
}

export function styleOf(family: ShapeFamily, color: string, nameField: string | null): LayerStyle {
  const label =
    family === 'point' && nameField !== null
      ? { label: { attribute: 'name', minZoom: 13, size: 11.5, color, weight: 500 } }
      : {};
  switch (family) {
    case 'polygon':
      return { minZoom: 0, fill: { color, opacity: 0.3 }, line: { color, width: 1.8 }, ...label };
    case 'line':
      return { minZoom: 0, line: { color, width: 2.6 } };
    case 'point':
      return { minZoom: 0, circle: { color, radius: 5 }, ...label };
  }
}

function schemaOf({ title, type }: OwnField): PropertySchema {
  switch (type) {
    case 'date':
      return { title, type: 'string', format: 'date' };
    case 'text':
      return { title, type: 'string' };
    default:
      return { title, type };
  }
}

const nameWords = /^(name|mc|xzqmc|title)$|名称|名$|乡镇|镇街|单位/i;
const codeWords = /代码|编码|编号|^code$|xzqdm|zldwdm|dm$|_code$|^id$/i;

/** The field that names features: one whose title says so, else the first text that is no code; null without any. */
export function nameFieldOf(fields: readonly OwnField[]): string | null {
  const texts = fields.filter(({ title, type }) => type === 'text' && !codeWords.test(title));
  return (texts.find(({ title }) => nameWords.test(title)) ?? texts[0])?.name ?? null;
}

/** The field with codes of divisions, by its title; null without one. */
export function codeFieldOf(fields: readonly OwnField[]): string | null {
  return fields.find(({ title }) => codeWords.test(title) && !/编号|^id$/i.test(title))?.name ?? null;
}
