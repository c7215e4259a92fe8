import gcoord from 'gcoord';
import type { Position } from '../api/types';
import { fromPlane } from './projections';

/** How coordinates were written. */
export type Notation = 'degrees' | 'sexagesimal' | 'plane' | 'zone';
/** On which grid they are: the true one, or a shifted one of map makers. */
export type CoordinateGrid = 'cgcs2000' | 'gcj02' | 'bd09';

export interface ReadCoordinates {
  /** CGCS2000 longitude, latitude in degrees. */
  readonly position: Position;
  readonly notation: Notation;
  readonly grid: CoordinateGrid;
}

interface Angle {
  readonly degrees: number;
  /** N, S, E or W when it was said. */
  readonly hemisphere: string;
  readonly isSexagesimal: boolean;
}

/**
 * Reads coordinates in whatever way people write them: decimal degrees, degrees with minutes and seconds, metres of EPSG:4548 or
 * of a zone of 3 degrees with its number before the easting; in either order, where sizes or letters tell them apart, longitude
 * first where nothing does. `GCJ-02`, `BD-09` or the makers' names say that they are shifted. Null when the text is none.
 */
export function readCoordinates(text: string): ReadCoordinates | null {
  const { rest, grid } = takeGrid(halfWidth(text));
  const read = readPlane(rest) ?? readAngles(rest);
  if (read === null || !isOnEarth(read.position)) return null;
  return { position: unshifted(read.position, grid), notation: read.notation, grid };
}

/** To the true grid, from one that is shifted. */
export function unshifted(position: Position, grid: CoordinateGrid): Position {
  if (grid === 'cgcs2000') return position;
  return gcoord.transform(position, grid === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84);
}

/** From the true grid to one that is shifted. */
export function shifted(position: Position, grid: CoordinateGrid): Position {
  if (grid === 'cgcs2000') return position;
  return gcoord.transform(position, gcoord.WGS84, grid === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09);
}

const gcjWords = /gcj[-\s]?0?2|火星(坐标)?|高德(坐标|地图)?|腾讯(坐标|地图)?|amap/gi;
const bdWords = /bd[-\s]?0?9(ll)?|百度(坐标|地图)?|baidu/gi;
const otherWords = /cgcs\s?2000|wgs[-\s]?84|国家?2000|epsg:?\s?\d+|坐标|经纬度/gi;

function takeGrid(text: string): { rest: string; grid: CoordinateGrid } {
  const grid = gcjWords.test(text) ? 'gcj02' : bdWords.test(text) ? 'bd09' : 'cgcs2000';
  gcjWords.lastIndex = bdWords.lastIndex = 0;
  return { rest: text.replace(gcjWords, ' ').replace(bdWords, ' ').replace(otherWords, ' ').trim(), grid };
}

/** Full-width digits and signs, as Chinese keyboards write them, as plain ones. */
function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000，、；]/g, ' ')
    .replace(/[−–—]/g, '-');
}

const planeNumber = /[-+]?\d{5,8}(?:\.\d+)?/g;

function readPlane(text: string): Pick<ReadCoordinates, 'position' | 'notation'> | null {
  const bare = text.replace(/[xyXY东北距EN:=：米m,;\s]/g, ' ').trim();
  const numbers = bare.match(planeNumber)?.map(Number) ?? [];
  if (numbers.length !== 2 || bare.replace(planeNumber, '').trim() !== '') return null;
  const [first, second] = numbers as [number, number];
  const isNorthing = (value: number) => value > 1_500_000 && value < 6_000_000;
  const [northing, easting] = isNorthing(first) ? [first, second] : [second, first];
  if (!isNorthing(northing)) return null;
  const number = Math.floor(easting / 1_000_000);
  if (number === 0) return { position: fromPlane({ easting, northing }), notation: 'plane' };
  if (number < 25 || number > 45) return null;
  return {
    position: fromPlane({ easting: easting - number * 1_000_000, northing }, number * 3),
    notation: 'zone',
  };
}

const number = String.raw`\d{1,2}(?:\.\d+)?`;
/** Degrees with minutes and seconds behind them where those have their signs; the sign of seconds may be missing at the end. */
const angle = new RegExp(
  String.raw`(东经|西经|北纬|南纬|[NSEW])?\s*([-+]?\d{1,3}(?:\.\d+)?)\s*` +
    String.raw`(?:[°度]\s*(?:(${number})\s*['′分]\s*(?:(${number})\s*(?:["″秒]|''|′′|(?=\s*$|\s*[,;NSEW])))?)?)?\s*([NSEW])?`,
  'giu',
);

function readAngles(text: string): Pick<ReadCoordinates, 'position' | 'notation'> | null {
  const spaced = spaceOut(text);
  const found = [...spaced.matchAll(angle)].map(toAngle);
  const left = spaced.replace(angle, '').replace(/[,;/()[\]\s]/g, '');
  if (found.length !== 2 || left !== '' || found.some((each) => each === null)) return null;
  const [first, second] = found as [Angle, Angle];
  const [lon, lat] = isLatitudeFirst(first, second) ? [second, first] : [first, second];
  if (/[NS]/.test(lon.hemisphere) || /[EW]/.test(lat.hemisphere)) return null;
  const notation = first.isSexagesimal || second.isSexagesimal ? 'sexagesimal' : 'degrees';
  return { position: [lon.degrees, lat.degrees], notation };
}

/** Six numbers with nothing but spaces are two angles of three; commas part angles. */
function spaceOut(text: string): string {
  const numbers = text.trim().split(/[\s,;]+/);
  if (numbers.length === 6 && numbers.every((each) => /^\d+(\.\d+)?$/.test(each))) {
    const [d1, m1, s1, d2, m2, s2] = numbers as [string, string, string, string, string, string];
    return `${d1}°${m1}'${s1}" ${d2}°${m2}'${s2}"`;
  }
  return text;
}

const hemispheres: Record<string, string> = { 东经: 'E', 西经: 'W', 北纬: 'N', 南纬: 'S' };

function toAngle(match: RegExpExecArray): Angle | null {
  const [, before, degrees, minutes, seconds, after] = match;
  const said = before ?? after ?? '';
  const hemisphere = hemispheres[said] ?? said.toUpperCase();
  const [d, m, s] = [Number(degrees), Number(minutes ?? 0), Number(seconds ?? 0)];
  if (m >= 60 || s >= 60) return null;
  const sign = d < 0 || Object.is(d, -0) || /[SW]/.test(hemisphere) ? -1 : 1;
  return {
    degrees: sign * (Math.abs(d) + m / 60 + s / 3600),
    hemisphere,
    isSexagesimal: minutes !== undefined,
  };
}

function isLatitudeFirst(first: Angle, second: Angle): boolean {
  if (/[NS]/.test(first.hemisphere) || /[EW]/.test(second.hemisphere)) return true;
  if (/[EW]/.test(first.hemisphere) || /[NS]/.test(second.hemisphere)) return false;
  return Math.abs(first.degrees) <= 60 && Math.abs(second.degrees) > 60;
}

function isOnEarth([lon, lat]: Position): boolean {
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
}
