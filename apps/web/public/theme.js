// Runs before the first paint, so that no wrong theme flashes. The application takes over in
// src/app/appearance.ts, which reads and writes the same stored value.
(function () {
  var view = {};
  try {
    view = JSON.parse(localStorage.getItem('stagecraft.view') || '{}') || {};
  } catch {
    // Storage denied or damaged: the system's choice holds.
  }
  var dark =
    view.theme === 'dark' ||
    (view.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  if (view.language === 'zh-CN' || view.language === 'en') {
    document.documentElement.lang = view.language;
  }
})();
