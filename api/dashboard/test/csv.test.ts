import { describe, expect, it } from 'vitest';
import { fileName, toCsv } from '../src/format/csv';

describe('CSV', () => {
  it('quotes what holds commas, quotes or line ends', () => {
    expect(toCsv(['a', 'b'], [['x,y', 'say "hi"'], ['two\nlines', 'plain']])).toBe(
      'a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",plain\r\n',
    );
  });

  it('writes numbers as they are and nothing for what is absent', () => {
    expect(toCsv(['n'], [[-0.25], [null], [undefined], [0], [true]])).toBe('n\r\n-0.25\r\n\r\n\r\n0\r\ntrue\r\n');
  });

  it('takes the sting from texts that a spreadsheet would run', () => {
    expect(toCsv(['t'], [['=1+1'], ['+49'], ['-x'], ['@sum'], ['ok']])).toBe("t\r\n'=1+1\r\n'+49\r\n'-x\r\n'@sum\r\nok\r\n");
  });

  it('has a file name that tells what and when', () => {
    expect(fileName('Posts over time', 'csv', new Date('2026-01-31T12:34:56Z'))).toBe('posts-over-time-2026-01-31T1234.csv');
  });
});
