/** A position in CGCS2000 degrees, longitude first, each with its hemisphere. Five decimals: about a metre. */
export function formatPosition(lon: number, lat: number): string {
  const east = `${Math.abs(lon).toFixed(5)}°${lon < 0 ? 'W' : 'E'}`;
  const north = `${Math.abs(lat).toFixed(5)}°${lat < 0 ? 'S' : 'N'}`;
  return `${east}  ${north}`;
}
