import { PbfReader } from 'pbf';
import type { Properties, Scalar } from '../api/types';
import type { Path } from '../geo/geometry';
import { type TileFeature, type UnreadFeatures, tileExtent } from './tile-data';

// Reads Mapbox Vector Tiles 2.1. A tile in view has thousands of features, of which most pictures need the shape alone and of some
// layers nothing: what is not asked for is not read.

/** The layers of a tile. Throws when the bytes are no vector tile. */
export function readVectorTile(bytes: ArrayBuffer): Map<string, UnreadFeatures> {
  const layers = new PbfReader(new Uint8Array(bytes)).readFields<LayerReader[]>((tag, into, pbf) => {
    if (tag === 3) into.push(pbf.readMessage(readLayerField, new LayerReader(pbf)));
  }, []);
  return new Map(layers.map((layer) => [layer.name, layer]));
}

function readLayerField(tag: number, layer: LayerReader, pbf: PbfReader): void {
  if (tag === 1) layer.name = pbf.readString();
  else if (tag === 2) layer.starts.push(pbf.pos);
  else if (tag === 3) layer.keys.push(pbf.readString());
  else if (tag === 4) layer.valueStarts.push(pbf.pos);
  else if (tag === 5) layer.extent = pbf.readVarint();
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

/** A layer while it is read, and what its features need of it later. */
class LayerReader implements UnreadFeatures {
  name = '';
  extent = tileExtent;
  readonly keys: string[] = [];
  readonly valueStarts: number[] = [];
  private readonly values: Scalar[] = [];
  private features: readonly VectorFeature[] | null = null;
  /** Where the features begin. */
  readonly starts: number[] = [];

  constructor(readonly pbf: PbfReader) {}

  value(index: number): Scalar {
    const known = this.values[index];
    const start = this.valueStarts[index];
    if (known !== undefined || start === undefined) return known ?? null;
    const { pos } = this.pbf;
    this.pbf.pos = start;
    const { value } = this.pbf.readMessage(readValue, { value: null });
    this.pbf.pos = pos;
    return (this.values[index] = value);
  }

  get length(): number {
    return this.starts.length;
  }

  read(): readonly TileFeature[] {
    const idKey = this.keys.indexOf('id');
    return (this.features ??= this.starts.map((start) => {
      this.pbf.pos = start;
      return this.pbf.readMessage(readFeatureField, new VectorFeature(this, idKey));
    }));
  }
}

function readFeatureField(tag: number, feature: VectorFeature, pbf: PbfReader): void {
  if (tag === 1) feature.number = pbf.readVarint();
  else if (tag === 2) feature.tagsStart = pbf.pos;
  else if (tag === 4) feature.geometryStart = pbf.pos;
}

class VectorFeature implements TileFeature {
  number: number | null = null;
  tagsStart = -1;
  geometryStart = -1;
  private known: string | null = null;
  private attributes: Properties | null = null;
  private rings: readonly Path[] | null = null;
  private west = 0;
  private north = 0;
  private east = 0;
  private south = 0;

  constructor(
    private readonly layer: LayerReader,
    private readonly idKey: number,
  ) {}

  get id(): string {
    return (this.known ??= this.findId());
  }

  get properties(): Properties {
    if (this.attributes !== null) return this.attributes;
    const { keys } = this.layer;
    const properties: Record<string, Scalar> = {};
    this.eachTag((key, value) => {
      properties[keys[key] as string] = this.layer.value(value);
      return true;
    });
    return (this.attributes = properties);
  }

  get paths(): readonly Path[] {
    return this.rings ?? this.readShape();
  }
  get minX(): number {
    if (this.rings === null) this.readShape();
    return this.west;
  }
  get minY(): number {
    if (this.rings === null) this.readShape();
    return this.north;
  }
  get maxX(): number {
    if (this.rings === null) this.readShape();
    return this.east;
  }
  get maxY(): number {
    if (this.rings === null) this.readShape();
    return this.south;
  }

  private findId(): string {
    let id: Scalar = this.number ?? '';
    this.eachTag((key, value) => {
      if (key === this.idKey) id = this.layer.value(value);
      return key !== this.idKey;
    });
    return String(id);
  }

  /** Goes through the attributes, until it is told that that is enough. */
  private eachTag(tell: (key: number, value: number) => boolean): void {
    if (this.tagsStart < 0) return;
    const { pbf } = this.layer;
    pbf.pos = this.tagsStart;
    const end = pbf.readVarint() + pbf.pos;
    while (pbf.pos < end) if (!tell(pbf.readVarint(), pbf.readVarint())) return;
  }

  private readShape(): readonly Path[] {
    const { pbf, extent } = this.layer;
    shapes.read(pbf, this.geometryStart, tileExtent / extent);
    this.west = shapes.minX;
    this.north = shapes.minY;
    this.east = shapes.maxX;
    this.south = shapes.maxY;
    return (this.rings = shapes.paths);
  }
}

/** Reads the commands of geometries (4.3.1 of the specification), one after another: a tile has thousands. */
class ShapeReader {
  paths: Path[] = [];
  minX = 0;
  minY = 0;
  maxX = 0;
  maxY = 0;
  /** The path that is being read. */
  private coordinates = new Float32Array(4096);
  private length = 0;

  read(pbf: PbfReader, start: number, scale: number): void {
    this.paths = [];
    this.minX = this.minY = Infinity;
    this.maxX = this.maxY = -Infinity;
    if (start < 0) return;
    pbf.pos = start;
    const end = pbf.readVarint() + pbf.pos;
    let x = 0;
    let y = 0;
    while (pbf.pos < end) {
      const command = pbf.readVarint();
      const kind = command & 7;
      if (kind === 7) {
        this.add(this.coordinates[0] as number, this.coordinates[1] as number);
        continue;
      }
      for (let count = command >> 3; count > 0; count--) {
        x += pbf.readSVarint() * scale;
        y += pbf.readSVarint() * scale;
        if (kind === 1) this.endPath();
        this.add(x, y);
        if (x < this.minX) this.minX = x;
        if (x > this.maxX) this.maxX = x;
        if (y < this.minY) this.minY = y;
        if (y > this.maxY) this.maxY = y;
      }
    }
    this.endPath();
  }

  private add(x: number, y: number): void {
    if (this.length + 2 > this.coordinates.length) {
      const larger = new Float32Array(2 * this.coordinates.length);
      larger.set(this.coordinates);
      this.coordinates = larger;
    }
    this.coordinates[this.length++] = x;
    this.coordinates[this.length++] = y;
  }

  private endPath(): void {
    if (this.length > 0) this.paths.push(this.coordinates.slice(0, this.length));
    this.length = 0;
  }
}

const shapes = new ShapeReader();
