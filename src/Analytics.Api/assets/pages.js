// What pages do with a script; without one they are whole, only still.
import './htmx.js';
import 'htmx.org/dist/ext/hx-sse.js';

// The library of the charts is fetched when the first chart comes into view.
const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    import(new URL('./chart.js', import.meta.url)).then(chart => chart.draw(target));
  }
}, { rootMargin: '200px' });
for (const figure of document.querySelectorAll('figure.chart[data-unit]')) seen.observe(figure);
