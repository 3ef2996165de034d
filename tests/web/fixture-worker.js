// @ts-check
// Stands in for the core: answers with the reports of fixture.js. What is asked for by the name of the file that is read.
import {related, reports, versionReports, versions} from './fixture.js';

/** @type {Map<string, any>} */
const open = new Map();

const answers = {
  read: ({id, options}) => {
    const report = {'report.html': reports.a, 'plan.md': reports.b, 'old.txt': versionReports.a, 'new.txt': versionReports.b}[options.name] ?? reports.a;
    open.set(id, report);
    return {...report, lists: report.enumerations, ways: report.links};
  },
  compare: ({a}) => open.get(a) === versionReports.a ? versions : related,
  report: ({id}) => open.get(id).text,
  fold: ({text}) => text,
  close: () => null,
};

self.onmessage = ({data: {id, method, args}}) => { if (method) self.postMessage({id, result: answers[method](args)}); };
