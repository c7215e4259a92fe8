import { PbfReader } from 'pbf';
import type { Properties, Scalar } from '../api/types';
import type { Path } from '../geo/geometry';
import { PathCollector, type PathStore } from './path-store';
import {
  type PathPen,
  type Placement,
  type TileBox,
  type TileFeature,
  type UnreadFeatures,
  boxOf,
  tileExtent,
} from './tile-data';

// Reads Mapbox Vector Tiles 2.1. A map keeps tiles with a hundred thousand features. So what is not asked for is not read, and what is
// read is kept as numbers, not as objects: a feature is one as long as somebody works with it.

/** The layers of a tile. Throws when the bytes are no vector tile. */
export function readVectorTile(bytes: ArrayBuffer): Map<string, UnreadFeatures> {
  const layers = new PbfReader(new Uint8Array(bytes)).readFields<VectorLayer[]>((tag, into, pbf) => {
    if (tag === 3) into.push(new VectorLayer(pbf, pbf.readMessage(readLayerField, new LayerParts())));
  }, []);
  return new Map(layers.map((layer) => [layer.name, layer]));
}

/** What a layer has, and where its values and features begin. */
class LayerParts {
  name = '';
  extent = tileExtent;
  readonly keys: string[] = [];
  readonly values: number[] = [];
  readonly features: number[] = [];
}

function readLayerField(tag: number, parts: LayerParts, pbf: PbfReader): void {
  if (tag === 1) parts.name = pbf.readString();
  else if (tag === 2) parts.features.push(pbf.pos);
  else if (tag === 3) parts.keys.push(pbf.readString());
  else if (tag === 4) parts.values.push(pbf.pos);
  else if (tag === 5) parts.extent = pbf.readVarint();
}

class VectorLayer implements UnreadFeatures {
  readonly name: string;
  private readonly extent: number;
  private readonly keys: readonly string[];
  private readonly idKey: number;
  private readonly values: Uint32Array;
  private readonly features: Uint32Array;
  private known: PathStore | null = null;
  private hashes: Int32Array | null = null;

  constructor(
    private readonly pbf: PbfReader,
    { name, extent, keys, values, features }: LayerParts,
  ) {
    this.name = name;
    this.extent = extent;
    this.keys = keys;
    this.idKey = keys.indexOf('id');
    this.values = Uint32Array.from(values);
    this.features = Uint32Array.from(features);
  }

  get length(): number {
    return this.features.length;
  }

  read(): readonly TileFeature[] {
    return Array.from(this.features, (_, index) => new VectorFeature(this, index));
  }

  find(ids: ReadonlySet<string>): readonly TileFeature[] {
    const hashes = (this.hashes ??= Int32Array.from(this.features, (_, index) => hashOf(this.id(index))));
    const wanted = new Set(Array.from(ids, hashOf));
    const found: TileFeature[] = [];
    hashes.forEach((hash, index) => {
      if (wanted.has(hash) && ids.has(this.id(index))) found.push(new VectorFeature(this, index));
    });
    return found;
  }

  /** The paths of all features. */
  get shapes(): PathStore {
    return (this.known ??= this.readShapes());
  }

  id(index: number): string {
    let id: Scalar = this.readFeature(index).number ?? '';
    this.eachTag(index, (key, value) => {
      if (key === this.idKey) id = this.value(value);
      return key !== this.idKey;
    });
    return String(id);
  }

  properties(index: number): Properties {
    const properties: Record<string, Scalar> = {};
    this.eachTag(index, (key, value) => {
      properties[this.keys[key] as string] = this.value(value);
      return true;
    });
    return properties;
  }

  private value(index: number): Scalar {
    const start = this.values[index];
    if (start === undefined) return null;
    const { pos } = this.pbf;
    this.pbf.pos = start;
    const { value } = this.pbf.readMessage(readValue, { value: null });
    this.pbf.pos = pos;
    return value;
  }

  private readFeature(index: number): FeatureParts {
    this.pbf.pos = this.features[index] as number;
    return this.pbf.readMessage(readFeatureField, { number: null, tags: -1, geometry: -1 });
  }

  /** Goes through the attributes of a feature, until it is told that that is enough. */
  private eachTag(index: number, tell: (key: number, value: number) => boolean): void {
    const { tags } = this.readFeature(index);
    if (tags < 0) return;
    this.pbf.pos = tags;
    const end = this.pbf.readVarint() + this.pbf.pos;
    while (this.pbf.pos < end) if (!tell(this.pbf.readVarint(), this.pbf.readVarint())) return;
  }

  private readShapes(): PathStore {
    const collector = new PathCollector();
    for (let index = 0; index < this.length; index++) {
      const { geometry } = this.readFeature(index);
      collector.beginFeature();
      if (geometry >= 0) readGeometry(this.pbf, geometry, tileExtent / this.extent, collector);
    }
    return collector.finish();
  }
}

/** A number for a text, nearly always another than that of other texts. */
function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

interface FeatureParts {
  number: number | null;
  /** Where they begin; -1: there are none. */
  tags: number;
  geometry: number;
}

function readFeatureField(tag: number, feature: FeatureParts, pbf: PbfReader): void {
  if (tag === 1) feature.number = pbf.readVarint();
  else if (tag === 2) feature.tags = pbf.pos;
  else if (tag === 4) feature.geometry = pbf.pos;
}

function readValue(tag: number, into: { value: Scalar }, pbf: PbfReader): void {
  if (tag === 1) into.value = pbf.readString();
  else if (tag === 2) into.value = pbf.readFloat();
  else if (tag === 3) into.value = pbf.readDouble();
  else if (tag === 4) into.value = pbf.readVarint(true);
  else if (tag === 5) into.value = pbf.readVarint();
  else if (tag === 6) into.value = pbf.readSVarint();
  else if (tag === 7) into.value = pbf.readBoolean();
}

/** Reads the commands of a geometry (4.3.1 of the specification). */
function readGeometry(pbf: PbfReader, start: number, scale: number, pen: PathPen): void {
  pbf.pos = start;
  const end = pbf.readVarint() + pbf.pos;
  let [x, y, firstX, firstY] = [0, 0, 0, 0];
  while (pbf.pos < end) {
    const command = pbf.readVarint();
    const kind = command & 7;
    if (kind === 7) {
      pen.lineTo(firstX, firstY);
      continue;
    }
    for (let count = command >> 3; count > 0; count--) {
      x += pbf.readSVarint() * scale;
      y += pbf.readSVarint() * scale;
      if (kind === 1) pen.moveTo((firstX = x), (firstY = y));
      else pen.lineTo(x, y);
    }
  }
}

/** A feature by its place in its layer. */
class VectorFeature implements TileFeature {
  constructor(
    private readonly layer: VectorLayer,
    private readonly index: number,
  ) {}

  get id(): string {
    return this.layer.id(this.index);
  }

  get properties(): Properties {
    return this.layer.properties(this.index);
  }

  get paths(): readonly Path[] {
    return this.layer.shapes.paths(this.index);
  }

  get box(): TileBox {
    return boxOf(this);
  }

  trace(pen: PathPen, place: Placement): void {
    this.layer.shapes.trace(this.index, pen, place);
  }
}
