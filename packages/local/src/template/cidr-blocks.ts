/**
 * The first blocks that a block of IPv4 addresses is split into, as `Fn::Cidr` has it.
 *
 * @param count how many blocks
 * @param bits how many bits of an address are free in each
 * @returns undefined when the block is none, or is too small
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function cidrBlocks(block: string, count: number, bits: number): string[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  const [, ...numbers] = (match ?? []).map(Number);
  const [a = 0, b = 0, c = 0, d = 0, mask = 0] = numbers;
  if (match === null || Math.max(a, b, c, d) > 255 || mask > 32 || !(count >= 1 && count <= 256) || !(bits >= 0)) {
    return undefined;
  }
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const start = first - (first % 2 ** (32 - mask));
  if (bits > 32 || count * 2 ** bits > 2 ** (32 - mask)) {
    return undefined;
  }
  return Array.from({ length: count }, (_, index) => {
    const address = start + index * 2 ** bits;
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
    return `${bytes.join('.')}/${32 - bits}`;
  });
}
