// What pages do with a script; without one they are whole, only still.
import './htmx.js';
import 'htmx.org/dist/ext/hx-sse.js';

// The library of the charts is fetched when the first chart comes into view.
const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.dataset.drawn = '';
    import(new URL('./chart.js', import.meta.url)).then(chart => chart.draw(target));
  }
}, { rootMargin: '200px' });
const watch = () => document.querySelectorAll('figure.chart[data-unit]:not([data-drawn])').forEach(figure => seen.observe(figure));
watch();
document.addEventListener('htmx:after:swap', watch);

// A tile that could not be fetched says so; its link stays.
document.addEventListener('htmx:error', ({ target }) => {
  if (!target.matches?.('.pending')) return;
  target.querySelector('progress')?.remove();
  target.querySelector('[role=status]')?.append(' This could not be fetched.');
});

// From now on a page whose figures take long may say so and fetch them.
document.cookie = 'scripts=on; path=/; max-age=31536000; samesite=strict';
