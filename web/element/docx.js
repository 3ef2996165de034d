// @ts-check
// 新旧对照表 for Word: the core's sheet as a table whose head stands on every page. The library comes when it is first asked for.
import {Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, AlignmentType, PageOrientation} from 'docx';

/**
 * @typedef {object} Sheet of report/sheet.h
 * @property {string} title @property {string} kind @property {string} label
 * @property {[string, string][]} facts @property {[string, string][]} columns
 * @property {{label: string, kind: string, name: string, cells: [string, string][][]}[]} rows
 */

const FONT = {ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun'};
const LABEL_SHARE = 10; // per cent of the width
const WIDE = 3; // columns from which on a page lies on its side
/** What Word knows as revisions is for its own tracking; here marks are only seen. */
const MARKS = {gone: {strike: true, color: '9A2B21'}, fresh: {underline: {}, color: '1C5A2B'}, shared: {underline: {type: /** @type {const} */ ('dotted')}}};

/** Runs of one cell, a paragraph a line. @param {[string, string][]} words */
const paragraphs = words => {
  const lines = /** @type {TextRun[][]} */ ([[]]);
  for (const [text, mark] of words) text.split('\n').forEach((line, index) => {
    if (index) lines.push([]);
    if (line) lines.at(-1)?.push(new TextRun({text: line, ...MARKS[mark]}));
  });
  return lines.map(children => new Paragraph({children}));
};

const cell = (children, share) => new TableCell({children, width: {size: share, type: WidthType.PERCENTAGE}, margins: {top: 60, bottom: 60, left: 90, right: 90}});
const centred = (text, how = {}) => new Paragraph({alignment: AlignmentType.CENTER, children: [new TextRun({text, ...how})]});

/** @param {Sheet} sheet @returns {Promise<Blob>} */
export const wordFile = ({title, kind, label, facts, columns, rows}) => {
  const share = (100 - LABEL_SHARE) / columns.length;
  const head = new TableRow({tableHeader: true, children: [cell([centred(label, {bold: true})], LABEL_SHARE), ...columns.map(([name]) => cell([centred(name, {bold: true})], share))]});
  const body = rows.map(row => new TableRow({children: [
    cell([...(row.label ? [centred(row.label)] : []), centred(row.name, {size: 16, color: '666666'})], LABEL_SHARE),
    ...row.cells.map(words => cell(paragraphs(words), share))]}));
  const file = new Document({
    title: `${title} ${kind}`, styles: {default: {document: {run: {font: FONT, size: 21}}}},
    sections: [{
      properties: {page: {size: {width: 11906, height: 16838, orientation: columns.length >= WIDE ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT}, margin: {top: 1134, bottom: 1134, left: 850, right: 850}}},
      children: [centred(title, {bold: true, size: 32}), centred(kind, {size: 24}), ...facts.map(([name, value]) => new Paragraph({children: [new TextRun({text: `${name}：${value}`, size: 16})]})),
        new Paragraph({}), new Table({width: {size: 100, type: WidthType.PERCENTAGE}, rows: [head, ...body]})],
    }],
  });
  return Packer.toBlob(file);
};
