// Draws a chart that can be zoomed, read point by point and saved, from the table beside it. The numbers are the table's own.
import { init, use } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const number = value => (value === undefined || value === '' ? null : Number(value));

function read(figure) {
  const table = figure.querySelector('table');
  const rows = [...table.tBodies[0].rows].map(row => ({
    from: row.dataset.from, label: row.cells[0].textContent.trim(), value: number(row.dataset.value), lower: number(row.dataset.lower), upper: number(row.dataset.upper),
    beside: number(row.dataset.beside), text: [...row.cells].slice(1).map(cell => cell.textContent.trim()),
  }));
  return { title: figure.querySelector('figcaption').textContent.trim(), heads: [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent.trim()), rows };
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function options({ title, heads, rows }, figure) {
  const bars = figure.dataset.kind === 'bars';
  const percent = figure.dataset.unit === 'ratio';
  const axis = value => (percent ? `${+(value * 100).toPrecision(3)}%` : value.toLocaleString('en', { maximumSignificantDigits: 4 }));
  const series = [];
  if (rows.some(row => row.lower !== null && row.upper !== null)) {
    const none = { lineStyle: { opacity: 0 }, symbol: 'none', stack: 'band', silent: true, type: 'line' };
    series.push({ ...none, name: 'lower end', data: rows.map(row => row.lower) });
    series.push({ ...none, name: '95% sure', itemStyle: { color: colour('--band') }, areaStyle: { color: colour('--band'), opacity: 0.7 }, data: rows.map(row => (row.lower === null ? null : row.upper - row.lower)) });
  }
  series.push({
    name: title, type: bars ? 'bar' : 'line', data: rows.map(row => row.value), itemStyle: { color: colour('--accent') }, symbolSize: 5, z: 5,
    markLine: figure.dataset.baseline ? { symbol: 'none', silent: true, label: { show: false }, lineStyle: { color: colour('--soft'), type: 'dashed' }, data: [{ yAxis: Number(figure.dataset.baseline) }] } : undefined,
  });
  if (rows.some(row => row.beside !== null)) {
    series.push({ name: figure.dataset.beside, type: 'line', symbol: 'none', lineStyle: { type: 'dashed', color: colour('--watch') }, itemStyle: { color: colour('--watch') }, data: rows.map(row => row.beside) });
  }
  const text = { color: colour('--soft'), fontFamily: getComputedStyle(document.body).fontFamily };
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: text,
    grid: { left: 8, right: 12, top: 36, bottom: 64, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, data: series.map(one => one.name).filter(name => name !== 'lower end') },
    // Rich text is drawn on the canvas: styles in markup are not allowed here.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colour('--card'), borderColor: colour('--rule'), textStyle: { color: colour('--ink') },
      formatter: points => { const row = rows[points[0].dataIndex]; return [row.label, ...row.text.map((value, at) => `${heads[at]}: ${value}`)].join('\n'); },
    },
    dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'shift', moveOnMouseWheel: false }, { type: 'slider', height: 22, bottom: 8, borderColor: colour('--rule'), textStyle: text }],
    xAxis: { type: 'category', data: rows.map(row => row.label), axisLabel: text, axisLine: { lineStyle: { color: colour('--rule') } } },
    yAxis: { type: 'value', scale: !bars, axisLabel: { ...text, formatter: axis }, splitLine: { lineStyle: { color: colour('--rule') } } },
    series,
  };
}

function save(name, address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

const quoted = text => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function draw(figure) {
  const data = read(figure);
  const plot = figure.querySelector('.plot');
  const canvas = document.createElement('div');
  canvas.className = 'interactive';
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', figure.querySelector('desc').textContent);
  plot.before(canvas);
  plot.hidden = true;
  figure.querySelector('.legend')?.remove();
  const chart = init(canvas);
  const show = () => chart.setOption(options(data, figure), true);
  show();
  new ResizeObserver(() => chart.resize()).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  // Paper gets the drawing that needs no script: it is sharp at any size.
  addEventListener('beforeprint', () => { plot.hidden = false; canvas.hidden = true; });
  addEventListener('afterprint', () => { plot.hidden = true; canvas.hidden = false; });

  const actions = document.createElement('p');
  actions.className = 'saves';
  const name = data.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = text;
    made.addEventListener('click', act);
    actions.append(made);
  };
  button('Save as PNG', () => save(`${name}.png`, chart.getDataURL({ pixelRatio: 2, backgroundColor: colour('--card') })));
  button('Save as CSV', () => {
    const lines = [['from', 'value', 'lower', 'upper', 'beside'], ...data.rows.map(row => [row.from, row.value ?? '', row.lower ?? '', row.upper ?? '', row.beside ?? ''])];
    save(`${name}.csv`, URL.createObjectURL(new Blob([lines.map(line => line.map(cell => quoted(String(cell))).join(',')).join('\r\n')], { type: 'text/csv' })));
  });
  canvas.after(actions);
}
