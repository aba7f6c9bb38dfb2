'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const time = (text) => text.slice(0, 19).replace('T', ' ');
  const number = (count, word) => count + ' ' + word + (count === 1 ? '' : 's');
  const MOST_EDGES = 150;
  const MOST_ROWS = 1000;
  const COLOURS = {
    'address': '#c2410c', 'access key': '#7c3aed', 'session': '#2563a8', 'principal': '#2563a8', 'role': '#2563a8',
    'bucket': '#15803d', 'domain': '#c2410c', 'instance': '#0f766e', 'function': '#0f766e', 'interface': '#64748b',
    'CRITICAL': '#b00020', 'HIGH': '#c2410c', 'MEDIUM': '#92660a', 'LOW': '#2563a8'
  };
  const COLUMNS = {
    'address': 0, 'domain': 0, 'instance': 1, 'function': 1, 'interface': 1, 'access key': 2, 'principal': 6, 'session': 6,
    'role': 6, 'bucket': 7
  };

  function cell(row, text, style) {
    const td = row.insertCell();
    td.textContent = text;
    if (style) td.className = style;
  }

  function fill(table, heads, rows) {
    const head = table.createTHead().insertRow();
    heads.forEach((text) => {
      const th = document.createElement('th');
      th.textContent = text;
      head.appendChild(th);
    });
    const body = table.createTBody();
    rows.slice(0, MOST_ROWS).forEach((cells) => {
      const row = body.insertRow();
      cells.forEach(([text, style]) => cell(row, text, style));
    });
    if (rows.length > MOST_ROWS) cell(body.insertRow(), 'and ' + (rows.length - MOST_ROWS) + ' more');
  }

  /** The last part of an ARN, which is what tells things apart. */
  function shortName(name) {
    const end = name.startsWith('arn:') ? name.split(':').pop().split('/').slice(-2).join('/') : name;
    return end.length > 28 ? end.slice(0, 13) + '…' + end.slice(-13) : end;
  }

  function elements() {
    const nodes = new Map();
    const edges = new Map();
    const node = (kind, name) => {
      const id = kind + ' ' + name;
      if (!nodes.has(id)) {
        nodes.set(id, { id, kind, name, label: shortName(name), column: COLUMNS[kind] ?? 3, colour: COLOURS[kind],
          shape: kind === 'address' || kind === 'domain' ? 'ellipse' : 'round-rectangle' });
      }
      return nodes.get(id);
    };
    data.relations.forEach((relation, order) => {
      const source = relation.from.kind + ' ' + relation.from.name;
      const target = relation.to.kind + ' ' + relation.to.name;
      const id = source + ' > ' + target;
      if (!edges.has(id) && edges.size >= MOST_EDGES) return;
      const from = node(relation.from.kind, relation.from.name);
      const to = node(relation.to.kind, relation.to.name);
      // A key that was handed out stands to the right of the one that it came from.
      if (from.kind === 'access key' && to.kind === 'access key') {
        to.column = Math.max(to.column, Math.min(5, from.column + 1));
      }
      const edge = edges.get(id) ?? { id, source, target, verbs: [], count: 0, first: relation.first, order: order + 1 };
      edge.verbs.push(relation.verb);
      edge.count += relation.count;
      edges.set(id, edge);
    });
    data.findings.forEach((finding) => {
      const id = 'finding ' + finding.id;
      nodes.set(id, { id, kind: 'finding', name: finding.type + ' on ' + finding.resource, label: shortName(finding.type),
        column: 8, colour: COLOURS[finding.severity], shape: 'diamond' });
      finding.names.forEach((named) => {
        const known = nodes.has(named.kind + ' ' + named.name);
        if (data.relations.length > 0 && !known) return;
        node(named.kind, named.name);
        const edge = id + ' < ' + named.kind + ' ' + named.name;
        edges.set(edge, { id: edge, source: named.kind + ' ' + named.name, target: id, verbs: [], count: 1,
          first: finding.time, finding: true });
      });
    });
    for (const edge of edges.values()) {
      const more = edge.verbs.length > 1 ? ' +' + (edge.verbs.length - 1) : '';
      edge.label = edge.finding ? '' : edge.order + ' ' + edge.verbs[0] + more + (edge.count > 1 ? ' ×' + edge.count : '');
    }
    // Columns stand in turn a little lower, so that a line along one row does not run through names.
    const places = new Map();
    const used = [...new Set([...nodes.values()].map((one) => one.column))].sort((a, b) => a - b);
    const heights = new Map();
    for (const one of nodes.values()) heights.set(one.column, (heights.get(one.column) ?? 0) + 1);
    return [...nodes.values()].map((one) => {
      const at = places.get(one.column) ?? 0;
      places.set(one.column, at + 1);
      return { data: one,
        position: { x: used.indexOf(one.column) * 190, y: (at - (heights.get(one.column) - 1) / 2) * 76
          + (used.indexOf(one.column) % 2) * 44 } };
    }).concat([...edges.values()].map((one) => ({ data: one })));
  }

  function draw() {
    const graph = cytoscape({
      container: byId('graph'),
      elements: elements(),
      layout: { name: 'preset', fit: true, padding: 24 },
      wheelSensitivity: 0.3,
      style: [
        { selector: 'node', style: { 'background-color': 'data(colour)', 'shape': 'data(shape)', 'label': 'data(label)',
          'font-size': 12, 'text-valign': 'bottom', 'text-margin-y': 4, 'width': 26, 'height': 26, 'color': '#1b2330' } },
        { selector: 'edge', style: { 'curve-style': 'bezier', 'width': 1.5, 'line-color': '#94a3b8', 'label': 'data(label)',
          'target-arrow-shape': 'triangle', 'target-arrow-color': '#94a3b8', 'font-size': 10, 'color': '#5d6878',
          'text-rotation': 'autorotate', 'text-background-color': '#ffffff', 'text-background-opacity': 0.9 } },
        { selector: 'edge[?finding]', style: { 'line-style': 'dotted', 'width': 1, 'opacity': 0.5, 'target-arrow-shape': 'none' } },
        { selector: ':selected', style: { 'background-color': '#111827', 'line-color': '#111827' } }
      ]
    });
    graph.on('tap', 'node', (event) => {
      byId('told').textContent = event.target.data('kind') + ' ' + event.target.data('name');
    });
    graph.on('tap', 'edge', (event) => {
      const edge = event.target.data();
      byId('told').textContent = edge.source + ' → ' + edge.target + ': '
        + (edge.verbs.join(', ') || 'named by the finding') + '; first ' + time(edge.first) + ', ' + edge.count + ' times';
    });
    byId('graph').dataset.things = graph.nodes().length;
    byId('graph').dataset.ties = graph.edges().length;
  }

  function plot() {
    const events = new Map();
    const findings = new Map();
    const hour = (text) => Math.floor(Date.parse(text) / 3600000) * 3600;
    Object.entries(data.activity?.hours ?? {}).forEach(([at, count]) => events.set(hour(at), count));
    data.findings.forEach((one) => findings.set(hour(one.time), (findings.get(hour(one.time)) ?? 0) + 1));
    const times = [...new Set([...events.keys(), ...findings.keys()])].sort((a, b) => a - b);
    if (times.length === 0) {
      byId('hours').remove();
      return;
    }
    const bars = uPlot.paths.bars({ size: [0.6, 40] });
    new uPlot({
      width: Math.min(1340, byId('plot').clientWidth), height: 200, tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), 'UTC'),
      scales: { x: { range: (u, from, to) => [from - 3600, to + 3600] } },
      axes: [{}, { label: 'events' }, { side: 1, scale: 'findings', label: 'findings', grid: { show: false } }],
      series: [{}, { label: 'events', stroke: '#2563a8', fill: '#2563a833', paths: bars, points: { show: false } },
        { label: 'findings', scale: 'findings', stroke: '#b00020', paths: () => null, points: { show: true, size: 9 } }]
    }, [times, times.map((at) => events.get(at) ?? null), times.map((at) => findings.get(at) ?? null)], byId('plot'));
  }

  byId('entity').textContent = data.entity;
  document.title = 'Investigation of ' + data.entity;
  const scope = byId('scope');
  const severity = document.createElement('span');
  severity.textContent = data.severity;
  severity.className = data.severity;
  scope.append(severity, '  ' + time(data.from) + ' to ' + time(data.to) + ' UTC, ' + number(data.findings.length, 'finding') + ', '
    + number(data.groups.length, 'group') + (data.activity ? ', ' + data.activity.events + ' events against '
    + data.activity.eventsBefore + ' before' : ''));
  fill(byId('indicators'), ['Indicator', 'Time (UTC)', 'What', ''], data.indicators.map((one) => [
    [one.words], [time(one.time), 'time'], [one.detail],
    [one.isNewForEntireAccount ? 'new for the account' : '']]));
  fill(byId('timeline'), ['Time (UTC)', '', 'What', 'From or on', 'Count'], data.timeline.map((one) => [
    [time(one.time), 'time'], [one.severity ?? '', one.severity], [one.what], [one.from ?? ''], [one.count]]));
  data.nextSteps.forEach((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    byId('steps').appendChild(item);
  });
  data.groups.forEach((group) => {
    const text = document.createElement('p');
    text.textContent = group.id.slice(0, 8) + ' ' + group.severity + ': ' + group.summary;
    byId('groups').appendChild(text);
  });
  draw();
  plot();
})();
