// The extensions of htmx look for it where a classic script would have put it.
import htmx from 'htmx.org/dist/htmx.esm.js';

globalThis.htmx = htmx;

// What a reader opened stays open when its figures are renewed.
htmx.config.morphIgnore.push('open');
